#pragma once

#include "base/result.h"

#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::cli {

struct CommandContext;

/// Tears an environment down, waits, and prints the proof of what is left. `confirmation` must be its id.
/// Exit code 1 when a row is left.
Result<int> tearDown(CommandContext &context, database::Connection &connection, const QString &id,
                     const QString &confirmation, const QString &reason = {});

} // namespace showroom::cli
