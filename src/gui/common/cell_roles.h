#pragma once

#include <Qt>

namespace showroom::gui {

/// What a decorating proxy tells a DataTable's delegate beside Qt::DisplayRole.
enum CellRole {
    SubTextRole = Qt::UserRole + 1000, ///< second line of a Name or Person cell
    MeaningRole,                       ///< int of a Meaning: colour of a Status or Due cell
    GlyphRole,                         ///< icon name of a Name or Status cell
    PendingCellRole,                   ///< bool: a grey bar keeps the place of what is being read
    FaintRole,                         ///< bool: less than a value, such as the dash of a NULL
    CopyRole,                          ///< what Ctrl+C takes where it differs from what is shown
    ProblemRole,                       ///< bool: the line below a name says what is wrong with it
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
