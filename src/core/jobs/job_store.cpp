#include "core/jobs/job_store.h"

#include "core/jobs/job_rows.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>

namespace showroom::jobs {

using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::jobs)
};

} // namespace

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
    if (!row && row.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, Texts::tr("There is no job %1.").arg(id),
                    Texts::tr("List the jobs to find the one you mean."));
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

Result<void> requestPause(database::Connection &connection, qint64 id)
{
    const auto done = connection.execute("jobs/request_pause"_sql, {{"id", id}});
    if (!done)
        return done.error();
    return {};
}

Result<qint64> prepareResume(database::Connection &connection, qint64 id)
{
    const auto job = connection.scalar("jobs/resume"_sql, {{"id", id}});
    if (!job)
        return job.error();
    return job->toLongLong();
}

} // namespace showroom::jobs
