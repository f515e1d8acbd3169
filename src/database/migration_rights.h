#pragma once

#include "base/result.h"

namespace showroom::database {

class Connection;

/// PermissionDenied when the connection's login may not set up or update Showroom's part of its database; the hint has
/// the statements that the server's administrator runs.
Result<void> checkMigrationRights(Connection &connection);

} // namespace showroom::database
