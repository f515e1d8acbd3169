#include "gui/common/tabular.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace showroom::gui {
namespace {

qreal digitAdvance(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

qreal startOf(const QRectF &rect, int width, Qt::Alignment alignment)
{
    if (alignment & Qt::AlignRight)
        return rect.right() - width;
    if (alignment & Qt::AlignHCenter)
        return rect.center().x() - width / 2.0;
    return rect.left();
}

} // namespace

int tabularWidth(const QFontMetricsF &metrics, const QString &text)
{
    const qreal digit = digitAdvance(metrics);
    qreal width = 0;
    for (const QChar character : text)
        width += character.isDigit() ? digit : metrics.horizontalAdvance(character);
    return qCeil(width);
}

void drawTabular(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (text.isRightToLeft()) { // shaped scripts join their letters: drawn whole
        painter.drawText(rect, int(alignment | Qt::AlignVCenter), text);
        return;
    }
    const qreal digit = digitAdvance(metrics);
    const Qt::Alignment visual = QStyle::visualAlignment(painter.layoutDirection(), alignment);
    qreal x = startOf(rect, tabularWidth(metrics, text), visual);
    const qreal y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar character : text) {
        const qreal own = metrics.horizontalAdvance(character);
        const qreal advance = character.isDigit() ? digit : own;
        painter.drawText(QPointF(x + (advance - own) / 2, y), QString(character));
        x += advance;
    }
}

} // namespace showroom::gui
