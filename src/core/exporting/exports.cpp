#include "core/exporting/exports.h"

#include "core/environments/create_tenant.h"
#include "core/exporting/export_plan.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::exporting {

using namespace database::literals;

Result<ExportEstimate> estimate(database::Connection &connection, const ExportRequest &request)
{
    const Result<QList<TableEstimate>> tables = loadEstimate(connection, request);
    if (!tables)
        return tables.error();
    ExportEstimate total;
    for (const TableEstimate &table : *tables) {
        (table.isEvent ? total.events : total.users) += table.rows;
        total.bytes += table.bytes;
    }
    return total;
}

Result<qint64> startExport(database::Connection &connection, const ExportRequest &request)
{
    if (const QList<Problem> problems = validate(request); !problems.isEmpty())
        return environments::toError(problems);
    const Result<QVariant> job = connection.scalar("exporting/begin"_sql, {{"request", toJson(request)}});
    if (!job)
        return job.error();
    return job->toLongLong();
}

} // namespace showroom::exporting
