#pragma once

#include "base/result.h"
#include "database/connection_settings.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace showroom::database {

class Connection;

/// One immutable SQL file of the schema.
struct Migration {
    QString component; ///< "showroom" for the control plane, else a product's name
    int number = 0;
    QString name;
    QByteArray sql;

    QByteArray sha256() const;
    /// "showroom 0001_control_plane".
    QString describe() const;
};

/// Where a database's schema stands.
struct MigrationStatus {
    bool upToDate = false;
    bool newer = false;  ///< migrated by a newer Showroom
    QStringList pending; ///< Migration::describe() of what migrate() would apply, in order
    QStringList unknown; ///< recorded ones that this program does not know
    QStringList changed; ///< recorded ones whose file differs now
};

/// SchemaNewer or Conflict when this program must not work with a database of that status, pending files aside.
Result<void> refuseUnfit(const MigrationStatus &status);
/// The same, and SchemaOutdated when files are pending.
Result<void> requireCurrent(const MigrationStatus &status);

/// Brings a database to the schema that this program was built with.
///
/// db/roles.sql first (roles are cluster-wide: under an advisory lock of the maintenance database), then the control
/// plane's files, then each product's. A file is one transaction and is recorded with its SHA-256; an advisory lock
/// makes runs at the same time apply each once. Needs a superuser, or a login with CREATEROLE that owns the database.
class Migrator final {
public:
    /// With the files that the program carries.
    explicit Migrator(ConnectionSettings settings);
    /// With other files, and roles.sql only when `withRoles`.
    Migrator(ConnectionSettings settings, QList<Migration> migrations, bool withRoles);

    /// The files that the program carries, in order of application.
    static QList<Migration> bundled();

    Result<MigrationStatus> status() const;
    /// The same on an open connection of any role.
    static Result<MigrationStatus> status(Connection &connection, const QList<Migration> &migrations = bundled());
    /// Applies what is pending and says what it applied. SchemaNewer for a newer database, Conflict for a changed file,
    /// Busy when another migration does not end within a minute.
    Result<QStringList> migrate() const;

private:
    ConnectionSettings m_settings;
    QList<Migration> m_migrations;
    bool m_withRoles;
};

} // namespace showroom::database
