#pragma once

#include "base/result.h"
#include "database/connection_settings.h"

namespace showroom::database {

/// The settings that a `postgresql://…` address or libpq's `key=value …` words name; what they leave out stays empty.
/// An empty text names nothing, which leaves everything to the PG* variables. InvalidInput says what cannot be read,
/// without quoting the text, since that may hold a password.
Result<ConnectionSettings> parseConnectionString(const QString &text);

} // namespace showroom::database
