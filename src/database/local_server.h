#pragma once

#include "base/result.h"
#include "database/connection.h"
#include "database/connection_settings.h"

#include <QString>

#include <functional>

namespace showroom::database {

/// What the private server is doing, and where.
struct LocalServerStatus {
    bool initialised = false;
    bool running = false;
    QString version;            ///< of the running server, else of the binaries: "15.20"
    QString dataDirectory = {}; ///< everything of the private server lies below it
    QString socketDirectory;
    QString logFile;
    qint64 processId = 0;
};

/// What a server that does not answer makes necessary, and takes seconds.
enum class LocalServerWork { SetUp, Start };

/// Where a private server keeps its data and how careful it is.
struct LocalServerOptions {
    /// Empty: SHOWROOM_DATA_DIR, else the user's data folder, else /var/lib/showroom as root.
    QString dataDirectory = {};
    bool durable = true; ///< false for throwaway servers of tests: no fsync
    QString role = {};   ///< of localRoles(): whom settings() are for; empty: the everyday login's, "admin"
};

/// The private PostgreSQL of "Try it here": unix socket only, shared by all programs of a user, outlives them.
///
/// All functions block (milliseconds when it runs, seconds for the first start) and are safe to call from several
/// threads and programs at once. As root the cluster belongs to the system user `postgres`.
class LocalServer final {
public:
    /// Told what is about to be done, for whoever waits.
    using Announce = std::function<void(LocalServerWork)>;

    explicit LocalServer(const LocalServerOptions &options = {});

    /// Starts the server when needed (initdb, crash recovery, database and logins included); settings(). The schema is
    /// the Migrator's matter. InvalidInput for a role that there is not.
    Result<ConnectionSettings> ensureRunning(const Announce &announce = {}) const;
    /// A connection by settings() under that name; the server is started when needed.
    Result<Connection> connect(const QString &applicationName, const Announce &announce = {}) const;
    /// Stops it; no error when it does not run. `immediate` is a crash for tests of recovery.
    Result<void> stop(bool immediate = false) const;
    LocalServerStatus status() const;

    /// The login `showroom_local`, which is no superuser, or that of the role. Valid without a running server.
    ConnectionSettings settings() const;
    /// The superuser: for the Migrator only.
    ConnectionSettings superuserSettings() const;

    QString dataDirectory() const { return m_dataDirectory; }
    /// Empty for the everyday login.
    QString role() const { return m_role; }
    /// The same server for a login of another role; an empty one is the everyday login's.
    LocalServer withRole(const QString &role) const;
    /// `version:base64` of 32 random bytes, mode 0600, made on the first start.
    QString masterSaltFile() const;

private:
    Result<void> prepareContents() const;
    Result<void> admitLogin() const;

    QString m_dataDirectory;
    bool m_durable;
    QString m_role;
};

} // namespace showroom::database
