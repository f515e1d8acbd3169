#pragma once

#include <Qt>

namespace showroom::gui {

/// What a decorating proxy tells a DataTable's delegate beside Qt::DisplayRole.
enum CellRole {
    SubTextRole = Qt::UserRole + 1000, ///< second line of a Name or Person cell
    MeaningRole,                       ///< int of a Meaning: colour of a Status or Due cell
    GlyphRole,                         ///< icon name of a Name or Status cell
};

/// How a column's cells are drawn. Number, Time and Due stand at the end on equal digits.
enum class Cell {
    Text,
    Name,   ///< bold, an id in mono below
    Person, ///< bold, words below
    Mono,
    Status, ///< a pill
    Number,
    Time,
    Due, ///< time left with an icon once it matters
};

bool isEndAligned(Cell cell);

} // namespace showroom::gui
