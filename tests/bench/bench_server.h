#pragma once

#include "base/result.h"
#include "bench/child_process.h"
#include "bench/machine.h"
#include "database/connection.h"
#include "database/local_server.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

namespace showroom::bench {

/// A private server of its own with PostgreSQL's own durability (fsync, full_page_writes, wal_level replica), an empty
/// Showroom in it, and the real programs around it. Gone with the object.
class BenchServer final {
public:
    /// Below `parent`, which lies on the disk that is to be measured.
    static Result<std::unique_ptr<BenchServer>> start(const QString &parent, Noise &noise);
    ~BenchServer();
    Q_DISABLE_COPY_MOVE(BenchServer)

    /// A file in a folder that goes with the server.
    QString file(const QString &name) const;

    /// `showroomctl ARGUMENTS --json`.
    Result<ChildRun> showroomctl(const QStringList &arguments) const;
    /// The same, with what it printed.
    Result<QJsonObject> ask(const QStringList &arguments) const;
    /// This program once more, in another process, with what it printed.
    Result<QJsonObject> self(const QStringList &arguments) const;
    /// One psql session as the superuser, a `-c` each.
    Result<ChildRun> psql(const QStringList &commands) const;
    Result<ChildRun> pgDump(const QStringList &arguments) const;
    Result<ChildRun> pgbench(const QStringList &arguments) const;

    Result<database::Connection> connectSuperuser() const;
    database::ConnectionSettings settings() const { return m_server.settings(); }
    database::ConnectionSettings superuserSettings() const { return m_server.superuserSettings(); }
    QString saltFile() const { return m_server.masterSaltFile(); }

    /// Writes out what earlier work left in memory, so that nobody pays for it but who caused it.
    Result<void> settle() const;
    /// Of the server with all of its processes, since it started.
    double processorSeconds() const;
    /// Bytes of the database.
    Result<double> databaseBytes() const;

private:
    BenchServer(const QString &parent, Noise &noise);
    Result<void> prepare();
    Result<ChildRun> client(const QString &name, const QStringList &arguments) const;

    QTemporaryDir m_folder;
    database::LocalServer m_server;
    QProcessEnvironment m_environment;
    Noise &m_noise;
};

} // namespace showroom::bench
