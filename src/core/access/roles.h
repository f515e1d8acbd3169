#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace showroom::database {
class Connection;
}

namespace showroom::access {

/// One of the roles that people and programs are given.
struct RoleGroup {
    QString word;    ///< "viewer", "support", "sales", "ops", "admin"; for programs "service", "app", "product"
    QString meaning; ///< what it adds, in English

    bool operator==(const RoleGroup &) const = default;
};

/// A login and what it may be.
struct RoleMember {
    QString login;
    QStringList direct;    ///< roles it was given
    QStringList inherited; ///< roles that those bring along

    bool operator==(const RoleMember &) const = default;
};

/// Somebody whom a role can be given.
struct Login {
    QString name;
    bool isSuperuser = false; ///< no role can bind it

    bool operator==(const Login &) const = default;
};

/// Every login of the server, by name.
Result<QList<Login>> logins(database::Connection &connection);
/// From the one that sees to the one that administers, then the programs' own.
Result<QList<RoleGroup>> roleGroups(database::Connection &connection);
/// Every login with a role, sorted by name. Superusers, whom nothing binds, are left out.
Result<QList<RoleMember>> roleMembers(database::Connection &connection);
/// Administrators only (PermissionDenied). InvalidInput for an unknown role, NotFound for a login that the server does
/// not have, Conflict for a superuser.
Result<void> grantRole(database::Connection &connection, const QString &login, const QString &role,
                       const QString &reason);
/// As above; also NotFound for a role that the login does not have by itself, Conflict for one's own administration.
Result<void> revokeRole(database::Connection &connection, const QString &login, const QString &role,
                        const QString &reason);

} // namespace showroom::access
