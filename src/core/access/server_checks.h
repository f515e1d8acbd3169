#pragma once

#include "core/access/check.h"
#include "database/connection.h"

namespace showroom::access {

/// Whether the schema is the one that this program knows.
Check checkSchema(database::Connection &connection);

/// Whether the audit log is whole and nothing waits for its place in the chain.
Check checkAudit(database::Connection &connection);

/// Whether the server writes statements, and what is in them, into its log.
Check checkLogging(database::Connection &connection);

/// Whoever can make functions could watch rows pass by that are not theirs: the database gives such logins no session.
Check checkProductLogins(database::Connection &connection);

} // namespace showroom::access
