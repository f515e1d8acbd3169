#include "gui/common/painting.h"

#include "gui/common/glyph.h"
#include "gui/common/metrics.h"
#include "gui/common/typography.h"

#include <QFontMetrics>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal barHeight = 6;

QPolygonF sparkPoints(const QRectF &rect, const QList<qreal> &values)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const qreal span = std::max({1e-9, *high - *low, *high / 3}); // a steady course is a calm line
    const qreal base = (*high + *low - span) / 2;
    const qreal step = rect.width() / qreal(values.size() - 1);
    QPolygonF points;
    for (qsizetype i = 0; i < values.size(); ++i)
        points << QPointF(rect.left() + step * qreal(i),
                          rect.bottom() - 2 - (rect.height() - 4) * (values[i] - base) / span);
    return points;
}

} // namespace

PainterState::PainterState(QPainter &painter)
    : m_painter(painter)
{
    m_painter.save();
}

PainterState::~PainterState()
{
    m_painter.restore();
}

void drawPanel(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal radius)
{
    const PainterState guard(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool outlined = line.alpha() > 0;
    painter.setPen(outlined ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill.alpha() > 0 ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = outlined ? 0.5 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
}

void drawBar(QPainter &painter, const QRectF &rect, qreal share, const QColor &fill, const QColor &track)
{
    const QRectF groove(rect.left(), rect.center().y() - barHeight / 2, rect.width(), barHeight);
    drawPanel(painter, groove, track, Qt::transparent, barHeight / 2);
    if (share <= 0)
        return;
    QRectF part = groove;
    part.setWidth(std::max(barHeight, groove.width() * std::min(share, 1.0)));
    drawPanel(painter, flip(painter.layoutDirection(), groove, part), fill, Qt::transparent, barHeight / 2);
}

void drawSpark(QPainter &painter, const QRectF &rect, const QList<qreal> &values, const QColor &line, bool filled)
{
    if (values.size() < 2)
        return;
    const PainterState guard(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPolygonF points = sparkPoints(rect, values);
    if (filled) {
        QColor from = line;
        QColor to = line;
        from.setAlphaF(0.20f);
        to.setAlphaF(0.0f);
        QLinearGradient fade(rect.topLeft(), rect.bottomLeft());
        fade.setColorAt(0, from);
        fade.setColorAt(1, to);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fade);
        painter.drawPolygon(QPolygonF(points) << rect.bottomRight() << rect.bottomLeft());
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(line, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points);
}

void drawFocusRing(QPainter &painter, const QRectF &rect, const QColor &color, qreal radius)
{
    const PainterState guard(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
}

QRectF flip(Qt::LayoutDirection direction, const QRectF &bounds, const QRectF &part)
{
    if (direction != Qt::RightToLeft)
        return part;
    return {bounds.left() + bounds.right() - part.right(), part.top(), part.width(), part.height()};
}

void drawLine(QPainter &painter, const QRectF &rect, const QString &text)
{
    // What lies beyond this is cut off in any case, and need not be measured first.
    constexpr qsizetype mostCharacters = 400;
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(text.left(mostCharacters), Qt::ElideRight, int(rect.width()));
    if (painter.layoutDirection() == Qt::RightToLeft || shown.isRightToLeft()) {
        painter.drawText(rect, Qt::AlignVCenter, shown);
        return;
    }
    // From a point on: half the price of laying it out in a rectangle.
    painter.drawText(QPointF(rect.left(), rect.center().y() + (metrics.ascent() - metrics.descent()) / 2.0), shown);
}

QSize pillSize(const QString &text)
{
    const QFontMetrics metrics(face(Type::Caption));
    return {metrics.horizontalAdvance(text) + 30, std::max(22, metrics.height() + 6)};
}

void drawPill(QPainter &painter, QPointF leftCentre, const QString &text, const QString &glyphName, Meaning meaning,
              const Tokens &tokens)
{
    const PainterState guard(painter);
    const Tone &tone = tokens.tone(meaning);
    const QSize size = pillSize(text);
    const QRectF box(leftCentre.x(), qRound(leftCentre.y() - size.height() / 2.0), size.width(), size.height());
    const auto at = [&](const QRectF &part) { return flip(painter.layoutDirection(), box, part); };
    drawPanel(painter, box, tone.soft, Qt::transparent, size.height() / 2.0);
    drawGlyph(painter, at(QRectF(box.left() + 7, box.top(), 12, box.height())), glyphName, tone.ink, 12);
    painter.setFont(face(Type::Caption));
    painter.setPen(tone.ink);
    painter.drawText(at(box.adjusted(22, 0, -4, 0)), Qt::AlignVCenter, text);
}

QString glyphOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Success:
        return u"circle-check"_s;
    case Meaning::Warning:
        return u"triangle-alert"_s;
    case Meaning::Danger:
        return u"circle-x"_s;
    case Meaning::Neutral:
    case Meaning::Info:
    case Meaning::Accent:
        break;
    }
    return u"info"_s;
}

} // namespace showroom::gui
