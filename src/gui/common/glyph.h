#pragma once

#include "gui/common/metrics.h"

#include <QIcon>
#include <QPixmap>

class QPainter;

namespace showroom::gui {

/// Which colour of the current palette a glyph takes.
enum class Ink { Text, Secondary, Muted, Accent, OnAccent, Danger };

/// A glyph of resources/icons by its file's name without ".svg", `size` device-independent pixels wide and high.
QPixmap glyph(const QString &name, const QColor &color, int size, qreal ratio);

/// Draws a glyph in the middle of `rect`, on whole pixels.
void drawGlyph(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color, int size = px::icon);

/// A QIcon that is drawn anew for every size, pixel ratio, state and palette.
QIcon icon(const QString &name, Ink ink = Ink::Secondary);

} // namespace showroom::gui
