#pragma once

#include <QRectF>

namespace showroom::gui {

/// Where the parts of one table cell lie. Plain values, so that tests can check them without a window.
struct CellGeometry {
    QRectF content; ///< without the margins
    QRectF mark;    ///< the 3-px mark of a selected row, in its first column
    QRectF glyph;   ///< a Name cell's icon; empty without one
    QRectF first;   ///< first line of text
    QRectF second;  ///< second line; empty when the row is too low for it

    struct Input {
        QRectF cell;
        Qt::LayoutDirection direction = Qt::LeftToRight;
        bool firstColumn = false;
        bool hasGlyph = false;
        bool hasSecondLine = false;
        qreal firstHeight = 16;
        qreal secondHeight = 14;
    };

    static CellGeometry of(const Input &input);
};

} // namespace showroom::gui
