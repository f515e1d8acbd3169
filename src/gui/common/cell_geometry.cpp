#include "gui/common/cell_geometry.h"

#include "gui/common/metrics.h"
#include "gui/common/painting.h"

namespace showroom::gui {
namespace {

constexpr qreal markWidth = 3;
constexpr qreal glyphIndent = 26;
constexpr qreal lineGap = 1;

} // namespace

CellGeometry CellGeometry::of(const Input &in)
{
    const auto at = [&in](const QRectF &part) { return flip(in.direction, in.cell, part); };
    const qreal start = in.firstColumn ? px::block - 1 : px::gap;
    const QRectF content = in.cell.adjusted(start, 0, -px::gap, -1); // the last pixel is the hairline's
    const qreal indent = in.hasGlyph ? glyphIndent : 0;
    const QRectF text = content.adjusted(indent, 0, 0, 0);
    const qreal both = in.firstHeight + lineGap + in.secondHeight;
    const bool two = in.hasSecondLine && both <= content.height();

    CellGeometry geometry;
    geometry.content = at(content);
    if (in.firstColumn)
        geometry.mark = at(QRectF(in.cell.left(), in.cell.top(), markWidth, in.cell.height() - 1));
    if (in.hasGlyph)
        geometry.glyph = at(QRectF(content.left(), content.top(), px::icon, content.height()));
    if (!two) {
        geometry.first = at(text);
        return geometry;
    }
    const qreal top = content.top() + (content.height() - both) / 2;
    geometry.first = at(QRectF(text.left(), top, text.width(), in.firstHeight));
    geometry.second = at(QRectF(text.left(), top + in.firstHeight + lineGap, text.width(), in.secondHeight));
    return geometry;
}

} // namespace showroom::gui
