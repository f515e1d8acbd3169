#include "core/sandboxes/conversion.h"

#include "core/environments/environment_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <numeric>

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

QJsonObject jsonOf(const ConversionRequest &request)
{
    return {{u"sandbox"_s, request.sandboxId},
            {u"target"_s, request.target},
            {u"plan"_s, request.plan},
            {u"region"_s, request.region},
            {u"adminEmail"_s, request.adminEmail},
            {u"session"_s, request.sessionId},
            {u"withSeedData"_s, request.withSeedData},
            {u"confirmation"_s, request.confirmation},
            {u"reason"_s, request.reason}};
}

ConversionReport reportOf(const ConversionRequest &request, const QJsonObject &json)
{
    ConversionReport report;
    report.sandboxId = request.sandboxId;
    report.target = request.target;
    report.realUsers = json.value(u"realUsers"_s).toInt();
    report.personasLeft = json.value(u"personasLeft"_s).toInt();
    const QJsonArray tables = json.value(u"tables"_s).toArray();
    for (const QJsonValue &table : tables)
        report.tables.append({table[u"table"].toString(), table[u"made"].toInteger(),
                              table[u"organisations"].toInteger(), table[u"ancestors"].toInteger(),
                              table[u"seeded"].toInteger(), table[u"left"].toInteger()});
    return report;
}

Result<ConversionReport> ask(database::Connection &connection, const database::SqlStatement &statement,
                             const ConversionRequest &request)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(request.sandboxId));
    const auto row = connection.queryOne(statement, {{"request", jsonOf(request)}});
    if (!row)
        return row.error();
    return reportOf(request, row->jsonObject("report"));
}

} // namespace

qint64 ConversionReport::rows() const
{
    return std::accumulate(tables.begin(), tables.end(), qint64(0),
                           [](qint64 sum, const ConvertedTable &table) { return sum + table.moved(); });
}

Result<ConversionReport> previewConversion(database::Connection &connection, const ConversionRequest &request)
{
    return ask(connection, "sandboxes/preview_conversion"_sql, request);
}

Result<ConversionReport> convertToProduction(database::Connection &connection, const ConversionRequest &request)
{
    return ask(connection, "sandboxes/convert"_sql, request);
}

Result<std::optional<Conversion>> conversionOf(database::Connection &connection, const QString &sandboxId)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(sandboxId));
    const auto rows = connection.query("sandboxes/conversion_of"_sql, {{"id", sandboxId}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<Conversion>();
    const database::Row row = rows->first();
    return std::optional(Conversion{row.text("target"), row.text("plan"), row.text("region"),
                                    row.dateTime("converted_at"), row.text("converted_by")});
}

} // namespace showroom::sandboxes
