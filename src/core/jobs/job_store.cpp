#include "core/jobs/job_store.h"

#include "core/jobs/job_rows.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::jobs {

using namespace database::literals;

Result<QList<Job>> list(database::Connection &connection, const QString &environmentId, int limit)
{
    const auto rows = connection.query("jobs/list"_sql, {{"environment", environmentId}, {"limit", limit}});
    if (!rows)
        return rows.error();
    QList<Job> jobs;
    for (const database::Row &row : *rows)
        jobs.append(jobFromRow(row));
    return jobs;
}

Result<Job> find(database::Connection &connection, qint64 id)
{
    const auto row = connection.queryOne("jobs/find"_sql, {{"id", id}});
    if (!row)
        return row.error();
    return jobFromRow(*row);
}

Result<void> requestCancel(database::Connection &connection, qint64 id)
{
    const auto done = connection.execute("jobs/request_cancel"_sql, {{"id", id}});
    if (!done)
        return done.error();
    return {};
}

} // namespace showroom::jobs
