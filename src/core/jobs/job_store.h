#pragma once

#include "base/result.h"
#include "core/jobs/job.h"

#include <QList>

namespace showroom::database {
class Connection;
}

namespace showroom::jobs {

/// The latest jobs, newest first, at most `limit`; those of one environment when `environmentId` is not empty.
Result<QList<Job>> list(database::Connection &connection, const QString &environmentId = {}, int limit = 200);

/// How many jobs a read of the latest or of older ones brings.
constexpr int pageSize = 200;

/// The pageSize latest jobs and all that are not over, newest first; their logs are left out.
Result<QList<Job>> latest(database::Connection &connection);

/// The pageSize jobs before the one with this id, newest first; their logs are left out.
Result<QList<Job>> older(database::Connection &connection, qint64 before);

/// One step that a job finished.
struct JobStep {
    int number = 0;
    QString name; ///< "impact.events/20000": what, and from which row on
    qint64 rows = 0;
    QDateTime finishedAt;
};
Result<QList<JobStep>> steps(database::Connection &connection, qint64 id);

/// One job. NotFound.
Result<Job> find(database::Connection &connection, qint64 id);

/// Asks the owner of a job to stop; a job that nobody works on is marked cancelled at once.
Result<void> requestCancel(database::Connection &connection, qint64 id);

/// Asks the owner of a job to stop at its next step; one that waits stops at once. Conflict when its kind has no steps,
/// or when it does not run.
Result<void> requestPause(database::Connection &connection, qint64 id);

/// Makes a job that was paused, stopped or lost its owner claimable again; its id, for JobRunner::start(). Busy,
/// Conflict.
Result<qint64> prepareResume(database::Connection &connection, qint64 id);

} // namespace showroom::jobs
