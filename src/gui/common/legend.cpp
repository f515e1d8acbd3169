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
constexpr int nameGap = 32;

} // namespace

Legend::Legend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Legend::setNames(const QStringList &names)
{
    m_names = names;
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(names.join(u", "_s));
    updateGeometry();
    update();
}

QSize Legend::sizeHint() const
{
    const QFontMetrics caption(face(Type::Caption));
    int width = 0;
    for (const QString &name : m_names)
        width += caption.horizontalAdvance(name) + nameGap;
    return {std::max(0, width - nameGap + textStart), std::max(20, caption.height() + 4)};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const auto at = [&](const QRectF &part) { return flip(layoutDirection(), rect(), part); };
    painter.setFont(face(Type::Caption));
    int x = 0;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        const QColor color = t.series[std::min(size_t(i), t.series.size() - 1)];
        const int text = painter.fontMetrics().horizontalAdvance(m_names[i]);
        drawPanel(painter, at(QRectF(x, height() / 2.0 - squareSize / 2.0, squareSize, squareSize)), color,
                  Qt::transparent, 2);
        painter.setPen(t.secondary);
        painter.drawText(at(QRectF(x + textStart, 0, text + 2, height())), Qt::AlignVCenter, m_names[i]);
        x += text + nameGap;
    }
}

} // namespace showroom::gui
