#pragma once

#include "core/browsing/browsed_table.h"
#include "core/environments/environment.h"

#include <QMetaType>

namespace showroom::gui {

/// Rows of an environment that somebody wants on paper: what a table shows of them.
struct PrintWish {
    environments::Environment environment;
    browsing::BrowsedTable table;
    browsing::RowRange range;
    QList<int> columns; ///< of the table, those that are shown
    qint64 rows = 0;    ///< how many there are
};

/// More than that is an export's.
inline constexpr int mostPrintedRows = 10'000;

} // namespace showroom::gui

Q_DECLARE_METATYPE(showroom::gui::PrintWish)
