#pragma once

#include "base/result.h"
#include "database/connection_settings.h"

#include <functional>

namespace showroom::database {

/// Tries to log in by libpq alone, without blocking longer than `isStopped` allows, and hangs up again.
///
/// QPSQL's open() can't be interrupted and passes a failure on as text in whatever language; here a silent host can be
/// given up at once, and the failure has its SQLSTATE. Errors are those of mapConnectFailure(), or Cancelled.
Result<void> attemptConnection(const ConnectionSettings &settings, const std::function<bool()> &isStopped);

} // namespace showroom::database
