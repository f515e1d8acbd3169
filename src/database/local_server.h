#pragma once

#include "base/result.h"
#include "database/connection_settings.h"

#include <QString>

namespace showroom::database {

/// What the private server is doing, and where.
struct LocalServerStatus {
    bool initialised = false;
    bool running = false;
    QString version;       ///< of the running server, else of the binaries: "15.20"
    QString dataDirectory; ///< everything of the private server lies below it
    QString socketDirectory;
    QString logFile;
    qint64 processId = 0;
};

/// Where a private server keeps its data and how careful it is.
struct LocalServerOptions {
    QString dataDirectory; ///< empty: SHOWROOM_DATA_DIR, else the user's data folder, else /var/lib/showroom as root
    bool durable = true;   ///< false for throwaway servers of tests: no fsync
};

/// The private PostgreSQL of "Try it here": unix socket only, shared by all programs of a user, outlives them.
///
/// All functions block (milliseconds when it runs, seconds for the first start) and are safe to call from several
/// threads and programs at once. As root the cluster belongs to the system user `postgres`.
class LocalServer final {
public:
    explicit LocalServer(const LocalServerOptions &options = {});

    /// Starts the server when needed (initdb, crash recovery, database and logins included); the settings of the login
    /// `showroom_local`, which is no superuser. The schema is the Migrator's matter.
    Result<ConnectionSettings> ensureRunning() const;
    /// Stops it; no error when it does not run. `immediate` is a crash for tests of recovery.
    Result<void> stop(bool immediate = false) const;
    LocalServerStatus status() const;

    /// The login of Showroom's roles. Valid without a running server.
    ConnectionSettings settings() const;
    /// The superuser: for the Migrator only.
    ConnectionSettings superuserSettings() const;

    QString dataDirectory() const { return m_dataDirectory; }
    /// `version:base64` of 32 random bytes, mode 0600, made on the first start.
    QString masterSaltFile() const;

private:
    Result<void> prepareContents() const;

    QString m_dataDirectory;
    bool m_durable;
};

} // namespace showroom::database
