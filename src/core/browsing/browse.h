#pragma once

#include "base/result.h"
#include "core/browsing/browsed_table.h"

#include <QDate>
#include <QMap>

namespace showroom::database {
class Connection;
}

/// Reading an environment's rows through the guard, whatever its isolation. Every function: GuardRefused, NotFound.
namespace showroom::browsing {

/// Parents before children; NotFound for an environment without tables.
Result<QList<BrowsedTable>> tables(database::Connection &connection, const QString &environmentId);

/// As RowSource::readRows.
Result<QList<BrowsedRow>> rows(database::Connection &connection, const RowRange &range, const RowKey &from, int limit);
/// As RowSource::readFences.
Result<QList<RowKey>> fences(database::Connection &connection, const RowRange &range, const RowKey &from, int step,
                             int count);
/// As RowSource::readPosition.
Result<qint64> position(database::Connection &connection, const RowRange &range, const RowKey &key);

/// Rows of every table by what is unique of them: an id or its first four digits and more, or a unique text such as a
/// mail address, as typed or in lower case. At most `limit` a column.
Result<QList<FoundRow>> find(database::Connection &connection, const QString &environmentId, const QString &text,
                             int limit);

/// Puts in the audit log that rows are about to be printed, which takes the right to export and counts as one. Conflict
/// for an environment without complete data, RateLimited, InvalidInput (rows, reason), PermissionDenied.
Result<void> recordPrint(database::Connection &connection, const PrintedRows &printed);

/// Rows of one kind by month.
struct MonthlyVolumes {
    QList<QDate> months;                 ///< first days, without gaps (UTC)
    QMap<QString, QList<qint64>> totals; ///< a value a month, by kind

    bool operator==(const MonthlyVolumes &) const = default;
};
Result<MonthlyVolumes> monthlyVolumes(database::Connection &connection, const QString &environmentId,
                                      const QString &table, const QString &timeColumn, const QString &kindColumn);

/// How many rows have which value in a column; the most frequent first, fifty at most.
using ValueShares = QList<std::pair<QString, qint64>>;
Result<ValueShares> valueShares(database::Connection &connection, const QString &environmentId, const QString &table,
                                const QString &column);

} // namespace showroom::browsing
