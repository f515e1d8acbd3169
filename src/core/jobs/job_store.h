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
