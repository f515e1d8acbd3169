#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace showroom::database {

class Connection;

/// The roles as which the private server can be tried, from the one that sees to the one that administers.
QStringList localRoles();
/// The private server's login in a role; an empty one is the everyday login's, "admin".
QString localLogin(const QString &role = {});
/// Every login of the private server below its superuser.
QStringList localLogins();

/// InvalidInput, with the list, for a role that localRoles() does not have; an empty one is fine.
Result<void> checkLocalRole(const QString &role);

/// Makes the login of a role, and gives it the role where the roles are there; they come with the schema, which gives
/// them too. Needs the superuser; can be repeated.
Result<void> createLocalLogin(Connection &connection, const QString &role);

} // namespace showroom::database
