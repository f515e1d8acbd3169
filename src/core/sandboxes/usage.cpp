#include "core/sandboxes/usage.h"

#include "core/environments/environment_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

Result<database::Rows> read(database::Connection &connection, const database::SqlStatement &statement,
                            const UsageRange &range)
{
    if (!range.environmentId.isEmpty())
        SHOWROOM_TRY(environments::requireEnvironmentId(range.environmentId));
    const auto given = [](const QDate &day) { return day.isValid() ? std::optional(day) : std::nullopt; };
    return connection.query(
        statement, {{"environment", range.environmentId.isEmpty() ? std::nullopt : std::optional(range.environmentId)},
                    {"from", given(range.from)},
                    {"until", given(range.until)},
                    {"internal", range.withInternal}});
}

Usage usageFrom(const database::Row &row)
{
    Usage usage;
    usage.sessions = row.integer("sessions");
    usage.uniqueUsers = row.integer("unique_users");
    usage.linkUses = row.integer("link_uses");
    usage.apiCalls = row.integer("api_calls");
    usage.meanSessionMinutes = row.real("mean_session_minutes");
    usage.lastAccessAt = row.dateTime("last_access_at");
    usage.created = row.integer("created");
    usage.converted = row.integer("converted");
    return usage;
}

bool isUnused(const Usage &usage)
{
    return usage.sessions == 0 && usage.uniqueUsers == 0 && usage.linkUses == 0 && usage.apiCalls == 0 &&
           usage.created == 0 && usage.converted == 0;
}

/// Use outlives environments: an id is unknown when it was never used and there is none.
Result<void> requireKnown(database::Connection &connection, const QString &environmentId)
{
    const auto ever = read(connection, "sandboxes/usage_total"_sql, {environmentId, {}, {}, true});
    if (!ever)
        return ever.error();
    if (!isUnused(usageFrom(ever->first())))
        return {};
    const auto found = environments::find(connection, environmentId);
    return found ? Result<void>() : Result<void>(found.error());
}

} // namespace

Result<Usage> usageOf(database::Connection &connection, const UsageRange &range)
{
    const auto rows = read(connection, "sandboxes/usage_total"_sql, range);
    if (!rows)
        return rows.error();
    Usage usage = usageFrom(rows->first());
    usage.environmentId = range.environmentId;
    if (!range.environmentId.isEmpty() && isUnused(usage))
        SHOWROOM_TRY(requireKnown(connection, range.environmentId));
    return usage;
}

Result<QList<Usage>> usageByEnvironment(database::Connection &connection, const UsageRange &range)
{
    const auto rows = read(connection, "sandboxes/usage_by_environment"_sql, range);
    if (!rows)
        return rows.error();
    QList<Usage> all;
    for (const database::Row &row : *rows) {
        Usage usage = usageFrom(row);
        usage.environmentId = row.text("environment");
        usage.environmentName = row.text("name");
        usage.isThere = row.boolean("is_there");
        all.append(usage);
    }
    return all;
}

Result<QList<UsageDay>> usageByDay(database::Connection &connection, const UsageRange &range)
{
    const auto rows = read(connection, "sandboxes/usage_by_day"_sql, range);
    if (!rows)
        return rows.error();
    QList<UsageDay> days;
    for (const database::Row &row : *rows)
        days.append({row.date("day"), row.integer("sessions"), row.integer("unique_users"), row.integer("api_calls"),
                     row.integer("converted")});
    return days;
}

} // namespace showroom::sandboxes
