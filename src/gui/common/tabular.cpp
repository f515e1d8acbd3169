#include "gui/common/tabular.h"

#include "gui/common/painting.h"

#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>
#include <QStyle>

#include <algorithm>
#include <optional>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

qreal digitAdvance(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

struct PlacedGlyphs {
    QGlyphRun glyphs;
    qreal width = 0;
};

/// The text's glyphs, each digit in the middle of the widest one's advance; nothing when the font itself lacks a
/// character. A character a glyph: figures, dates and words of the scripts that have no joined forms. Shaping each
/// character, as QPainter does, costs most of the painting of a table.
std::optional<PlacedGlyphs> placedGlyphs(const QRawFont &font, const QString &text)
{
    static const auto digits = QStringLiteral("0123456789");
    const QList<quint32> indexes = font.glyphIndexesForString(text + digits);
    if (indexes.size() != text.size() + digits.size() || indexes.contains(0))
        return std::nullopt;
    const QList<QPointF> advances = font.advancesForGlyphIndexes(indexes);
    qreal digit = 0;
    for (qsizetype i = text.size(); i < advances.size(); ++i)
        digit = std::max(digit, advances.at(i).x());
    PlacedGlyphs line;
    QList<QPointF> positions;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qreal own = advances.at(i).x();
        const qreal advance = text.at(i).isDigit() ? digit : own;
        positions.append(QPointF(line.width + (advance - own) / 2, 0));
        line.width += advance;
    }
    line.glyphs.setRawFont(font);
    line.glyphs.setGlyphIndexes(indexes.first(text.size()));
    line.glyphs.setPositions(positions);
    return line;
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
    const Qt::Alignment visual = QStyle::visualAlignment(painter.layoutDirection(), alignment);
    const qreal y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (const auto line = placedGlyphs(QRawFont::fromFont(painter.font()), text)) {
        painter.drawGlyphRun(QPointF(startOf(rect, qCeil(line->width), visual), y), line->glyphs);
        return;
    }
    const qreal digit = digitAdvance(metrics);
    qreal x = startOf(rect, tabularWidth(metrics, text), visual);
    for (const QChar character : text) {
        const qreal own = metrics.horizontalAdvance(character);
        const qreal advance = character.isDigit() ? digit : own;
        painter.drawText(QPointF(x + (advance - own) / 2, y), QString(character));
        x += advance;
    }
}

void drawFixedPitch(QPainter &painter, const QRectF &rect, const QString &text)
{
    const QRawFont font = QRawFont::fromFont(painter.font());
    const bool isPlain = painter.layoutDirection() == Qt::LeftToRight && !text.isRightToLeft();
    const auto letter = placedGlyphs(font, u"0"_s);
    const qsizetype fitting = letter ? qsizetype(rect.width() / letter->width) : 0;
    const auto line = placedGlyphs(font, text.size() <= fitting ? text : text.left(fitting - 1) + u'…');
    if (!isPlain || fitting == 0 || !line) {
        drawLine(painter, rect, text);
        return;
    }
    const QFontMetricsF metrics(painter.font(), painter.device());
    const qreal y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.drawGlyphRun(QPointF(rect.left(), y), line->glyphs);
}

} // namespace showroom::gui
