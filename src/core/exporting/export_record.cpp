#include "core/exporting/export_record.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::exporting {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

std::optional<qint64> integerOf(const database::Row &row, const char *name)
{
    return row.isNull(name) ? std::nullopt : std::optional<qint64>(row.integer(name));
}

ExportRequest requestOf(const database::Row &row)
{
    QJsonObject json = row.jsonObject("options");
    json.insert(u"tenant"_s, row.text("environment"));
    json.insert(u"format"_s, row.text("format"));
    json.insert(u"out"_s, row.text("file_name"));
    json.insert(u"reason"_s, row.text("reason"));
    return exportRequestFromJson(json);
}

ExportRecord recordOf(const database::Row &row)
{
    ExportRecord record;
    record.id = row.text("id");
    record.environmentName = row.text("environment_name");
    record.isEnvironmentThere = row.boolean("is_environment_there");
    record.state = row.text("state");
    record.request = requestOf(row);
    record.bytes = integerOf(row, "bytes");
    record.rows = integerOf(row, "row_count");
    record.sha256 = row.text("sha256");
    record.requestedBy = row.text("requested_by");
    record.createdAt = row.dateTime("created_at");
    return record;
}

} // namespace

Result<QList<ExportRecord>> listExports(database::Connection &connection, const QString &search, const QString &after,
                                        int limit)
{
    const auto from = after.isEmpty() ? std::nullopt : std::optional(after);
    const auto rows = connection.query("exporting/list"_sql, {{"search", search}, {"after", from}, {"limit", limit}});
    if (!rows)
        return rows.error();
    QList<ExportRecord> records;
    for (const database::Row &row : *rows)
        records.append(recordOf(row));
    return records;
}

} // namespace showroom::exporting
