#pragma once

#include "base/result.h"
#include "core/exporting/export_request.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace showroom::database {
class Connection;
}
namespace showroom::jobs {
class JobContext;
}

namespace showroom::exporting {

/// What an export would contain and how large it would be, from the environment's recorded counts.
struct ExportEstimate {
    qint64 users = 0;
    qint64 events = 0;
    qint64 bytes = 0; ///< roughly, before any compression
};
Result<ExportEstimate> estimate(database::Connection &connection, const ExportRequest &request);

/// Records an export and the job that writes it. Checks the right, the rate limit, and that the environment is
/// complete. Returns the job. Errors: InvalidInput, GuardRefused, NotFound, Conflict, RateLimited, PermissionDenied.
Result<qint64> startExport(database::Connection &connection, const ExportRequest &request);

/// The handler of jobs of the kind "export": writes beside the final name, renames when complete, removes what is
/// partial. The manifest appears before the file, or in its zip. Outcome: path, format, compression, rows, bytes,
/// sha256, perTable (rows).
Result<QJsonObject> runExport(jobs::JobContext &context);

} // namespace showroom::exporting
