#pragma once

#include "base/result.h"
#include "database/connection_settings.h"

#include <QList>
#include <QString>

namespace showroom::profiles {

/// How a profile says where its database is.
enum class Way {
    Server,  ///< host, port, database, user
    Service, ///< an entry of pg_service.conf
    Address, ///< a postgresql:// address, or key=value words
};

/// How careful the window and the command line are with a database.
enum class Confirmation {
    Normal,   ///< only what cannot be undone asks for a name
    Careful,  ///< everything that takes away asks for a name
    ReadOnly, ///< nothing is changed; the database refuses it too
};

/// "normal", "careful", "read-only".
QString toWord(Confirmation confirmation);
/// All three, the usual one first.
QList<Confirmation> confirmations();

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
    QString confirmation; ///< a word of Confirmation; empty: normal
    QString saltFile;     ///< the master salt of this database; readable by its owner alone

    bool operator==(const Profile &) const = default;
};

/// The name under which the private server goes; no profile may bear it.
QString localName();

/// The TLS modes that PostgreSQL knows; the first, empty one is Showroom's choice (verify-full for remote hosts).
QStringList sslModes();

/// What the profile's word means; Normal for none.
Confirmation confirmationOf(const Profile &profile);

/// InvalidInput with a problem per field that cannot be used; fields are "name", "color", "host", "port", "service",
/// "address", "sslMode", "confirmation", "saltFile" and the like.
Result<void> validate(const Profile &profile);

/// How to connect to it: read-only when it says so. An unreadable address is InvalidInput.
Result<database::ConnectionSettings> settingsOf(const Profile &profile, const QString &password = {});

} // namespace showroom::profiles
