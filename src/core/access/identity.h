#pragma once

#include <QString>

namespace showroom::access {

/// Whom a database takes a program for.
struct Identity {
    QString login;    ///< "showroom_local"
    QString role;     ///< the highest Showroom role of the login: "admin", "ops", "sales", "support", "viewer" or none
    QString database; ///< "showroom"

    bool operator==(const Identity &) const = default;
};

} // namespace showroom::access
