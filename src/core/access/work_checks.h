#pragma once

#include "core/access/check.h"
#include "database/connection.h"

#include <QDateTime>

namespace showroom::access {

/// Jobs that run by their record while nobody works on them.
Check checkJobs(database::Connection &connection);

/// Environments that nobody finishes, or whose filling was not completed. `now` is the time to measure waiting by.
Check checkEnvironments(database::Connection &connection, const QDateTime &now);

} // namespace showroom::access
