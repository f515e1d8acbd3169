#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::access {

/// What the database lets some roles do alone. db/queries/access/rights.sql says by which functions each is told.
enum class Right {
    Manage,     ///< create, fill, change, extend, expire, reset, sweep and tear down environments
    Export,     ///< write an environment into a file
    Link,       ///< make and revoke access links, set passwords of personas
    Convert,    ///< turn a sandbox into production
    Administer, ///< settings, limits and roles
    RotateSalt, ///< make a further version of the master salt the new environments' one
};

QList<Right> allRights();
/// The smallest role that has it, as a word: "ops". Those above have it too.
QString smallestRole(Right right);

/// What a login may do in the open database. What is not known to be missing is there: the database has the last word.
struct Rights {
    QString role;            ///< the highest of the login's, "ops"; empty while unknown
    QList<Right> missing;    ///< in the order of allRights()
    bool isReadOnly = false; ///< its connection refuses every change, whatever the role

    bool has(Right right) const { return !missing.contains(right); }
    bool operator==(const Rights &) const = default;
};

/// What the roles of db/roles.sql have: for a role that is known by its name alone. Unknown roles lack nothing.
Rights rightsOfRole(const QString &role);

/// What the connection's login may call. `role` is its highest.
Result<Rights> readRights(database::Connection &connection, const QString &role);

/// The right that a job of this kind ("seed", "export", "teardown" …) takes to begin, pause, cancel or go on with.
Right rightOfJob(const QString &kind);

/// Why not, and who may; empty when they may.
QString whyNot(const Rights &rights, Right right);
/// Why nothing is changed through a connection that is read-only.
QString whyReadOnly();

} // namespace showroom::access
