#pragma once

#include "base/result.h"

#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::access {

/// Whom a database takes a program for.
struct Identity {
    QString login;    ///< "showroom_local"
    QString role;     ///< the highest Showroom role of the login: "admin", "ops", "sales", "support", "viewer" or none
    QString database; ///< "showroom"

    bool operator==(const Identity &) const = default;
};

/// The identity of a connection to a migrated database.
Result<Identity> identify(database::Connection &connection);

} // namespace showroom::access
