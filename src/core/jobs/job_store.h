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

} // namespace showroom::jobs
