#include "core/analytics/fleet_volumes.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <algorithm>
#include <numeric>

namespace showroom::analytics {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

QList<QDate> monthsUpTo(const QDate &today, int count)
{
    QList<QDate> months;
    const QDate last(today.year(), today.month(), 1);
    for (int back = count - 1; back >= 0; --back)
        months.append(last.addMonths(-back));
    return months;
}

/// Where a kind stands in the list; it is added when it is new.
KindVolumes &kindOf(QList<KindVolumes> &kinds, const QString &blueprint, const QString &kind, qsizetype months)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const KindVolumes &one) {
        return one.blueprint == blueprint && one.kind == kind;
    });
    if (found != kinds.end())
        return *found;
    kinds.append({blueprint, kind, QList<qint64>(months, 0)});
    return kinds.last();
}

} // namespace

qint64 KindVolumes::total() const
{
    return std::accumulate(events.begin(), events.end(), qint64(0));
}

Result<FleetVolumes> fleetVolumes(database::Connection &connection, const QDate &today, int months)
{
    FleetVolumes volumes;
    volumes.months = monthsUpTo(today, months);
    const auto coverage = connection.queryOne("overview/coverage"_sql);
    if (!coverage)
        return coverage.error();
    volumes.environments = int(coverage->integer("environments"));
    volumes.counted = int(coverage->integer("counted"));
    volumes.mayCount = coverage->boolean("may_count");
    const auto rows = connection.query("overview/volumes"_sql, {{"from", volumes.months.first()}, {"until", today}});
    if (!rows)
        return rows.error();
    for (const database::Row &row : *rows) {
        const QDate month = QDate::fromString(row.text("month") + u"-01"_s, Qt::ISODate);
        const qsizetype at = volumes.months.indexOf(month);
        if (at >= 0)
            kindOf(volumes.kinds, row.text("blueprint"), row.text("kind"), volumes.months.size()).events[at] =
                row.integer("events");
    }
    std::sort(volumes.kinds.begin(), volumes.kinds.end(), [](const KindVolumes &a, const KindVolumes &b) {
        return std::pair(-a.total(), a.kind) < std::pair(-b.total(), b.kind);
    });
    return volumes;
}

Result<int> countNextVolumes(database::Connection &connection)
{
    const auto left = connection.scalar("overview/count_next"_sql);
    if (!left)
        return left.error();
    return left->toInt();
}

} // namespace showroom::analytics
