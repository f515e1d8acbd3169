#pragma once

#include "gui/common/tokens.h"

#include <QList>
#include <QRectF>
#include <QSize>

class QPainter;

namespace showroom::gui {

/// Saves a painter's state and restores it at the end of the scope.
class PainterState final {
public:
    explicit PainterState(QPainter &painter);
    ~PainterState();
    Q_DISABLE_COPY_MOVE(PainterState)

private:
    QPainter &m_painter;
};

/// A rounded box; a transparent `fill` or `line` leaves that part out. The line lies inside the rectangle.
void drawPanel(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal radius);

/// A 6-px bar in the middle of `rect`, filled from the start of the reading direction to `share` (0…1).
void drawBar(QPainter &painter, const QRectF &rect, qreal share, const QColor &fill, const QColor &track);

/// A sparkline over its own range; fewer than two values draw nothing.
void drawSpark(QPainter &painter, const QRectF &rect, const QList<qreal> &values, const QColor &line, bool filled);

/// The 2-px focus ring, inside `rect`.
void drawFocusRing(QPainter &painter, const QRectF &rect, const QColor &color, qreal radius);

/// Mirrors `part` within `bounds` for right-to-left languages. Texts mirror their own alignment, rectangles do not.
QRectF flip(Qt::LayoutDirection direction, const QRectF &bounds, const QRectF &part);

/// One line of text from the start of `rect`, vertically centred, with an ellipsis where it does not fit.
void drawLine(QPainter &painter, const QRectF &rect, const QString &text);

/// The room that a pill with this word needs.
QSize pillSize(const QString &text);

/// A status pill whose start is at `leftCentre`: icon, word, soft colour.
void drawPill(QPainter &painter, QPointF leftCentre, const QString &text, const QString &glyphName, Meaning meaning,
              const Tokens &tokens);

/// The icon that stands for a meaning where nothing more particular does.
QString glyphOf(Meaning meaning);

} // namespace showroom::gui
