#include "gui/common/legend.h"

#include "gui/common/painting.h"
#include "gui/common/typography.h"

#include <QPainter>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int squareSize = 8;
constexpr int textStart = 14;
constexpr int nameGap = 16;

} // namespace

Legend::Legend(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Legend::setNames(const QStringList &names)
{
    m_names = names;
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(names.join(u", "_s));
    setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    update();
}

QSize Legend::sizeHint() const
{
    const QList<QRect> all = places(QWIDGETSIZE_MAX);
    return {all.isEmpty() ? 0 : all.constLast().right() + 1, lineHeight()};
}

QSize Legend::minimumSizeHint() const
{
    int widest = 0;
    for (const QRect &place : places(QWIDGETSIZE_MAX))
        widest = std::max(widest, place.width());
    return {widest, lineHeight()};
}

int Legend::heightForWidth(int width) const
{
    const QList<QRect> all = places(width);
    return all.isEmpty() ? lineHeight() : all.constLast().bottom() + 1;
}

int Legend::lineHeight() const
{
    return std::max(20, QFontMetrics(face(Type::Caption)).height() + 4);
}

/// Where the names stand, square included; on a further line when the room ends.
QList<QRect> Legend::places(int width) const
{
    const QFontMetrics caption(face(Type::Caption));
    QList<QRect> all;
    QPoint at;
    for (const QString &name : m_names) {
        const int needed = textStart + caption.horizontalAdvance(name) + 2;
        if (at.x() > 0 && at.x() + needed > width)
            at = QPoint(0, at.y() + lineHeight());
        all.append(QRect(at, QSize(needed, lineHeight())));
        at.rx() += needed + nameGap;
    }
    return all;
}

/// Nested layouts ask for the height too early, before the width is known; a minimum makes them ask again.
void Legend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setMinimumHeight(heightForWidth(width()));
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const auto at = [&](const QRectF &part) { return flip(layoutDirection(), rect(), part); };
    painter.setFont(face(Type::Caption));
    painter.translate(0, std::max(0, height() - heightForWidth(width())) / 2); // level with the title beside it
    const QList<QRect> all = places(width());
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QRectF place(all[i]);
        const QColor color = t.series[std::min(size_t(i), t.series.size() - 1)];
        const QRectF square(place.left(), place.center().y() - squareSize / 2.0, squareSize, squareSize);
        drawPanel(painter, at(square), color, Qt::transparent, 2);
        painter.setPen(t.secondary);
        painter.drawText(at(place.adjusted(textStart, 0, 0, 0)), Qt::AlignVCenter, m_names[i]);
    }
}

} // namespace showroom::gui
