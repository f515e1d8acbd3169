#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "masking/salt.h"

#include <QJsonObject>

namespace showroom::jobs {
class JobContext;
}
namespace showroom::database {
class Connection;
}

namespace showroom::seeding {

/// The handler of jobs of the kind "seed": generates and writes the environment's rows step by step, analyzes, takes
/// the fingerprint and makes the environment ready. A job that was interrupted goes on after its last finished step.
/// Outcome: rows, fingerprint, durationMs, writeMs. Errors besides the database's: SaltMissing, SaltMismatch, Conflict.
/// `salts` are those that are configured here; the environment's version is chosen among them.
Result<QJsonObject> runSeed(jobs::JobContext &context, const QList<masking::Salt> &salts);

/// How long and how large a data set will be on this server, from what earlier jobs measured here.
struct SeedEstimate {
    qint64 milliseconds = 0;
    qint64 bytes = 0;
    bool isMeasured = false; ///< false: nothing was seeded here yet, the figures are typical ones
};
Result<SeedEstimate> estimate(database::Connection &connection, qint64 rows,
                              environments::Isolation isolation = environments::Isolation::SharedSchema);

} // namespace showroom::seeding
