#pragma once

#include <QFontMetricsF>
#include <QRectF>
#include <QString>

class QPainter;

namespace showroom::gui {

/// Width of a text whose digits all take the advance of the widest one, in whole pixels.
int tabularWidth(const QFontMetricsF &metrics, const QString &text);

/// Draws a line of text with its digits on equal advances, vertically centred, so that figures stand under each other.
/// Qt 6.4 cannot switch on a font's own tabular digits (QFont::setFeature came with 6.7).
void drawTabular(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment);

/// drawLine() for a font whose characters all have one width: nothing to shape, and what fits is a matter of counting.
void drawFixedPitch(QPainter &painter, const QRectF &rect, const QString &text);

} // namespace showroom::gui
