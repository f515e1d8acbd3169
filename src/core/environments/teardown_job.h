#pragma once

#include "base/result.h"

#include <QJsonObject>

namespace showroom::jobs {
class JobContext;
}

namespace showroom::environments {

/// The handler of jobs of the kind "teardown": removes every row of the environment in one transaction, children first,
/// and counts what is left. Outcome: removedRows, remainingRows, remaining {table: n}.
Result<QJsonObject> runTeardown(jobs::JobContext &context);

} // namespace showroom::environments
