#pragma once

#include "core/access/check.h"
#include "database/connection.h"

#include <QList>

namespace showroom::access {

/// Everything that could lead past the guard: guard views, rights on products' tables, Showroom's own tables, sessions'
/// layers, functions and roles, outbound tables. A failed check names the objects and the statements that mend them.
QList<Check> checkRights(database::Connection &connection);

/// Schemas of environments that nobody owns, environments that miss theirs, and whether schemas can be made.
Check checkOwnSchemas(database::Connection &connection);

} // namespace showroom::access
