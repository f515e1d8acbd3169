#pragma once

#include "base/result.h"
#include "database/connection_settings.h"

#include <QString>

namespace showroom::profiles {

/// How a profile says where its database is.
enum class Way {
    Server,  ///< host, port, database, user
    Service, ///< an entry of pg_service.conf
    Address, ///< a postgresql:// address, or key=value words
};

/// A connection that a person has named. It never holds a password: those are the keychain's, ~/.pgpass's and
/// PGPASSWORD's. What is empty is left to the service and to libpq.
struct Profile {
    QString name;
    QString color; ///< "#2AA198"
    Way way = Way::Server;
    QString host;
    int port = 0; ///< 0: libpq's
    QString database;
    QString user;
    QString service;
    QString address;
    QString sslMode;
    QString sslRootCert;
    QString sslCert;
    QString sslKey;
    QString saltFile; ///< the master salt of this database; readable by its owner alone

    bool operator==(const Profile &) const = default;
};

/// The name under which the private server goes; no profile may bear it.
QString localName();

/// The TLS modes that PostgreSQL knows; the first, empty one is Showroom's choice (verify-full for remote hosts).
QStringList sslModes();

/// InvalidInput with a problem per field that cannot be used; fields are "name", "color", "host", "port", "service",
/// "address", "sslMode", "saltFile" and the like.
Result<void> validate(const Profile &profile);

/// How to connect to it; an unreadable address is InvalidInput.
Result<database::ConnectionSettings> settingsOf(const Profile &profile, const QString &password = {});

} // namespace showroom::profiles
