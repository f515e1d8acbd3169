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

namespace showroom::cli {

/// Reads the master salts, newest last, when a job needs them.
using SaltReader = std::function<Result<QList<masking::Salt>>()>;

/// Teaches a runner every kind of job.
void addHandlers(jobs::JobRunner &runner, const SaltReader &readSalts);

} // namespace showroom::cli
