#include "core/jobs/job_store.h"

#include "core/jobs/job_rows.h"
#include "database/connection.h"
#include "database/rows.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>

namespace showroom::jobs {

using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::jobs)
};

Result<QList<Job>> jobsFrom(const Result<database::Rows> &rows)
{
    if (!rows)
        return rows.error();
    QList<Job> jobs;
    for (const database::Row &row : *rows)
        jobs.append(jobFromRow(row));
    return jobs;
}

} // namespace

Result<QList<Job>> list(database::Connection &connection, const QString &environmentId, int limit)
{
    return jobsFrom(connection.query("jobs/list"_sql, {{"environment", environmentId}, {"limit", limit}}));
}

Result<QList<Job>> latest(database::Connection &connection)
{
    return jobsFrom(connection.query("jobs/latest"_sql, {{"limit", pageSize}}));
}

Result<QList<Job>> older(database::Connection &connection, qint64 before)
{
    return jobsFrom(connection.query("jobs/older"_sql, {{"before", before}, {"limit", pageSize}}));
}

Result<QList<JobStep>> steps(database::Connection &connection, qint64 id)
{
    const auto rows = connection.query("jobs/steps"_sql, {{"id", id}});
    if (!rows)
        return rows.error();
    QList<JobStep> steps;
    for (const database::Row &row : *rows)
        steps.append({int(row.integer("number")), row.text("name"), row.integer("rows"), row.dateTime("finished_at")});
    return steps;
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
