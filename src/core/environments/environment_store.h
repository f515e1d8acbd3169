#pragma once

#include "base/result.h"
#include "core/environments/environment.h"

#include <QJsonObject>
#include <QList>

namespace showroom {
class Clock;
}
namespace showroom::database {
class Connection;
}
namespace showroom::generation {
class DatasetPlan;
}
namespace showroom::jobs {
struct Job;
}
namespace showroom::masking {
class Salt;
}

namespace showroom::environments {

struct CreateTenant;

/// Refuses an id that is no environment's: GuardRefused, whatever the operation.
Result<void> requireEnvironmentId(const QString &id);

/// All environments that are not deleted, newest first.
Result<QList<Environment>> list(database::Connection &connection);

/// One environment, deleted ones included. GuardRefused, NotFound.
Result<Environment> find(database::Connection &connection, const QString &id);

/// Whether a new environment may take this id.
Result<bool> isIdAvailable(database::Connection &connection, const QString &id);

/// What was recorded when an environment was created.
struct Created {
    QString environmentId;
    qint64 jobId = 0;
};

/// What `showroom.create_environment` takes for a valid request. Errors: InvalidInput, GuardRefused.
Result<QJsonObject> creationRecord(const CreateTenant &request, const masking::Salt &salt, const Clock &clock);

/// Records the environment as queued together with the job that will fill it, or nothing at all. Validates, checks the
/// rate limit and the salt. Errors: InvalidInput, GuardRefused, Conflict, RateLimited, SaltMismatch, PermissionDenied.
Result<Created> create(database::Connection &connection, const CreateTenant &request, const masking::Salt &salt,
                       const Clock &clock);

/// Rows per table, children first.
using RowCounts = QList<std::pair<QString, qint64>>;

/// What a teardown would remove.
struct TeardownPreview {
    Environment environment;
    RowCounts rows;
};
Result<TeardownPreview> previewTeardown(database::Connection &connection, const QString &id);

/// Marks the environment as deleting and records the job that clears it; `confirmation` must be its id,
/// `reason` (at most 500 characters) goes into the audit log.
/// Returns the job. Errors: GuardRefused, NotFound, InvalidInput (confirmation), Conflict (protected, busy).
Result<qint64> startTeardown(database::Connection &connection, const QString &id, const QString &confirmation,
                             const QString &reason = {});

/// Whether a seed job that stopped left the environment incomplete: not when it is complete by now, and not when
/// another one took the same id since.
bool hasRemainsOf(const Environment &environment, const jobs::Job &seedJob);

/// Tears down what the seed job left incomplete, without a confirmation: nobody can have relied on it. As
/// startTeardown(); Conflict when nothing of it is left.
Result<qint64> startCleanUp(database::Connection &connection, qint64 seedJob);

/// Rows that the environment has now in each registered table, empty ones included.
Result<RowCounts> remainingRows(database::Connection &connection, const QString &id);

/// The same as recorded when the environment was filled; what was written since is not in it.
Result<RowCounts> recordedRows(database::Connection &connection, const QString &id);

/// Makes the filling of a failed, cancelled or orphaned environment runnable again. Returns its job.
Result<qint64> prepareResume(database::Connection &connection, const QString &id);

} // namespace showroom::environments
