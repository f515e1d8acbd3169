#pragma once

#include "base/result.h"
#include "database/connection_settings.h"
#include "database/postgres_binaries.h"

#include <QProcess>
#include <QString>

#include <optional>

namespace showroom::test {

/// A throwaway PostgreSQL on TCP with TLS, as companies run them: made anew for the object, on a port of its own, and
/// removed with it, also when the test is killed. Its certificate is signed by nobody but itself and made for the name
/// "localhost".
///
/// Logins: the superuser `boss`; `guarded` with the password `right`; `banned`, whom pg_hba.conf turns away.
class TcpServer final {
public:
    TcpServer();
    ~TcpServer();
    Q_DISABLE_COPY_MOVE(TcpServer)

    /// False when it could not be made; `error()` says why.
    bool isValid() const { return !m_error; }
    QString error() const;

    /// The superuser, in the database `postgres` unless another one is named.
    database::ConnectionSettings boss(const QString &database = QStringLiteral("postgres")) const;
    /// A login of this server.
    database::ConnectionSettings login(const QString &user, const QString &database) const;
    int port() const { return m_port; }
    QString logFile() const { return m_directory + QStringLiteral("/log"); }
    QString certificate() const { return m_directory + QStringLiteral("/server.crt"); }

    /// Runs a script as the superuser.
    Result<void> run(const QByteArray &sql, const QString &database = QStringLiteral("postgres")) const;

    Result<void> start();
    /// `immediate` is a crash.
    Result<void> stop(bool immediate = false);
    /// Stops every process of the server where it stands (SIGSTOP), so that it accepts connections and says nothing.
    void freeze();
    void thaw();

private:
    Result<void> make();
    Result<void> makeCertificate() const;
    Result<void> writeConfiguration() const;
    QList<qint64> processes() const;
    void signalAll(int signal) const;
    void guard();

    QString m_directory;
    database::PostgresBinaries m_binaries;
    int m_port = 0;
    bool m_running = false;
    QProcess m_guard; ///< cleans up when this program ends without doing so
    std::optional<Error> m_error;
};

} // namespace showroom::test
