#pragma once

#include "base/error.h"
#include "database/connection_settings.h"

namespace showroom::database {

/// The one place where failures to connect get their words. `sqlState` is the server's, empty when none spoke; `text`
/// is what libpq said, in English.
Error mapConnectFailure(const QString &sqlState, const QString &text, const ConnectionSettings &settings);

} // namespace showroom::database
