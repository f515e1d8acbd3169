#pragma once

#include "base/result.h"
#include "database/postgres_binaries.h"

#include <QString>
#include <QStringList>

namespace showroom::database {

class ClusterOwner;

/// The files and processes of the private server's cluster; knows nothing of what is stored in it.
///
/// Callers serialise create(), start() and stop() by a lock of their own.
class LocalCluster final {
public:
    LocalCluster(QString dataDirectory, bool durable);

    static QString superuser();

    QString directory() const;
    QString logFile() const;
    bool isInitialised() const;
    /// Of the running postmaster, or 0.
    qint64 processId() const;
    /// Of the running server, else where start() will put it.
    QString socketDirectory() const;
    /// The installed programs of this cluster's version, or the newest ones before create().
    Result<PostgresBinaries> binaries() const;

    /// Makes the data directory and the cluster: built aside and renamed, so that a kill never leaves a half one.
    Result<void> create() const;
    /// Lets the person who runs this program be each of localLogins() and the superuser; a running server is told by
    /// whoever calls.
    Result<void> writeIdentityMap() const;
    /// Starts the server and waits until it takes connections.
    Result<void> start() const;
    Result<void> stop(bool immediate) const;

private:
    QString plannedSocketDirectory() const;
    Result<void> prepareDataDirectory(const ClusterOwner &owner) const;
    Result<void> prepareSocketDirectory(const ClusterOwner &owner, const QString &path) const;
    Result<void> writeConfiguration(const ClusterOwner &owner, const QString &cluster) const;
    Result<void> writeIdentityMap(const ClusterOwner &owner, const QString &cluster) const;
    Result<void> writeFile(const ClusterOwner &owner, const QString &path, const QByteArray &content) const;
    void removeStaleLocks(const QString &socketDirectory) const;

    QString m_dataDirectory;
    bool m_durable;
};

} // namespace showroom::database
