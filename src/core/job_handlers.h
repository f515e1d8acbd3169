#pragma once

#include "base/result.h"

#include <QList>

#include <functional>

namespace showroom::jobs {
class JobRunner;
}
namespace showroom::masking {
class Salt;
}

namespace showroom {

/// Reads the master salts, newest last, when a job needs them.
using SaltReader = std::function<Result<QList<masking::Salt>>()>;

/// Teaches a runner every kind of job, so that each program can take over what another one left.
void addJobHandlers(jobs::JobRunner &runner, const SaltReader &readSalts);

} // namespace showroom
