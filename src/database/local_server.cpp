#include "database/local_server.h"

#include "database/connection.h"
#include "database/local_cluster.h"
#include "database/local_logins.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QThread>

#include <array>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

const auto databaseName = u"showroom"_s;
constexpr int saltBytes = 32;

QString defaultDataDirectory()
{
    const QString chosen = qEnvironmentVariable("SHOWROOM_DATA_DIR");
    if (!chosen.isEmpty())
        return QDir(chosen).absolutePath();
    if (geteuid() == 0)
        return u"/var/lib/showroom"_s;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/showroom"_s;
}

/// An advisory lock between programs; the system releases it when the holder dies.
class FileLock final {
public:
    static Result<FileLock> acquire(const QString &path)
    {
        const QDeadlineTimer deadline(180'000);
        FileLock lock(open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
        if (lock.m_descriptor < 0) {
            return fail(ErrorCode::FileFailure,
                        u"The file “%1” cannot be written: %2."_s.arg(path, qt_error_string(errno)),
                        u"Check the folder's permissions, or set SHOWROOM_DATA_DIR to another folder."_s);
        }
        while (flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
            if (deadline.hasExpired()) {
                return fail(ErrorCode::Busy, u"Another program has been starting the private server for minutes."_s,
                            u"End that program, then try again."_s);
            }
            QThread::msleep(20);
        }
        return lock;
    }

    FileLock(FileLock &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor;
};

Result<FileLock> lockDirectory(const QString &dataDirectory)
{
    const bool existed = QFileInfo::exists(dataDirectory);
    if (!QDir().mkpath(dataDirectory)) {
        return fail(ErrorCode::FileFailure, u"The folder “%1” cannot be created."_s.arg(dataDirectory),
                    u"Check the permissions above it, or set SHOWROOM_DATA_DIR to another folder."_s);
    }
    if (!existed)
        chmod(QFile::encodeName(dataDirectory).constData(), geteuid() == 0 ? 0711 : 0700);
    return FileLock::acquire(dataDirectory + u"/lock"_s);
}

Result<void> makeSalt(const QString &path)
{
    if (QFileInfo::exists(path))
        return {};
    std::array<quint32, saltBytes / sizeof(quint32)> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), saltBytes);
    const QByteArray line = "1:" + bytes.toBase64() + '\n';
    // Written aside and linked: a salt file is whole or absent, and never replaces another.
    const QString aside = path + u".new"_s;
    QFile file(aside);
    file.remove();
    const int descriptor = open(QFile::encodeName(aside).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written = descriptor >= 0 &&
                         write(descriptor, line.constData(), std::size_t(line.size())) == line.size() &&
                         fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    if (!written || !QFile::rename(aside, path)) {
        return fail(ErrorCode::FileFailure, u"The salt file “%1” cannot be written."_s.arg(path),
                    u"Check the folder's permissions and the free space."_s);
    }
    return {};
}

Result<void> createDatabase(Connection &connection)
{
    const Result<Rows> rows =
        connection.query(SqlStatement::fromText("SELECT 1 FROM pg_database WHERE datname = 'showroom'"));
    if (!rows)
        return rows.error();
    if (!rows->isEmpty())
        return {};
    return connection.executeScript("CREATE DATABASE showroom");
}

} // namespace

LocalServer::LocalServer(const LocalServerOptions &options)
    : m_dataDirectory(options.dataDirectory.isEmpty() ? defaultDataDirectory()
                                                      : QDir(options.dataDirectory).absolutePath())
    , m_durable(options.durable)
    , m_role(options.role)
{
}

LocalServer LocalServer::withRole(const QString &role) const
{
    LocalServer other = *this;
    other.m_role = role;
    return other;
}

Result<ConnectionSettings> LocalServer::ensureRunning(const Announce &announce) const
{
    SHOWROOM_TRY(checkLocalRole(m_role));
    const auto isReady = [this] { return Connection::open(settings()).has_value(); };
    const LocalCluster cluster(m_dataDirectory, m_durable);
    if (cluster.processId() > 0 && isReady())
        return settings();
    if (announce && cluster.processId() == 0)
        announce(cluster.isInitialised() ? LocalServerWork::Start : LocalServerWork::SetUp);

    const Result<FileLock> lock = lockDirectory(m_dataDirectory);
    if (!lock)
        return lock.error();
    if (cluster.processId() > 0 && isReady())
        return settings();
    // Only with a new cluster: another salt than the one that a database was filled with is worse than none.
    if (!cluster.isInitialised())
        SHOWROOM_TRY(makeSalt(masterSaltFile()));
    if (!cluster.isInitialised())
        SHOWROOM_TRY(cluster.create());
    if (cluster.processId() == 0)
        SHOWROOM_TRY(cluster.start());
    SHOWROOM_TRY(prepareContents());
    if (!isReady())
        SHOWROOM_TRY(admitLogin());
    return settings();
}

Result<Connection> LocalServer::connect(const QString &applicationName, const Announce &announce) const
{
    SHOWROOM_TRY(checkLocalRole(m_role));
    ConnectionSettings named = settings();
    named.applicationName = applicationName;
    // Nearly always it runs: then the connection that is wanted is proof enough, and the only one that is made.
    if (LocalCluster(m_dataDirectory, m_durable).processId() > 0) {
        if (Result<Connection> connection = Connection::open(named))
            return connection;
    }
    SHOWROOM_TRY(ensureRunning(announce));
    return Connection::open(named);
}

/// A server that an earlier Showroom made knows the everyday login alone.
Result<void> LocalServer::admitLogin() const
{
    SHOWROOM_TRY(LocalCluster(m_dataDirectory, m_durable).writeIdentityMap());
    Result<Connection> superuser = Connection::open(superuserSettings());
    if (!superuser)
        return superuser.error();
    SHOWROOM_TRY(superuser->executeScript("SELECT pg_reload_conf()"));
    // The server reads its files soon after it was told to.
    const QDeadlineTimer deadline(10'000);
    for (;;) {
        const Result<Connection> connection = Connection::open(settings());
        if (connection)
            return {};
        if (deadline.hasExpired())
            return connection.error();
        QThread::msleep(20);
    }
}

Result<void> LocalServer::prepareContents() const
{
    // A server that recovers from a crash refuses connections for a while.
    const QDeadlineTimer deadline(60'000);
    for (;;) {
        Result<Connection> connection = Connection::open(superuserSettings().withDatabase(u"postgres"_s));
        if (connection) {
            SHOWROOM_TRY(createLocalLogin(*connection, {}));
            SHOWROOM_TRY(createLocalLogin(*connection, m_role));
            return createDatabase(*connection);
        }
        if (deadline.hasExpired() || connection.error().code != ErrorCode::DatabaseUnreachable)
            return connection.error();
        QThread::msleep(50);
    }
}

Result<void> LocalServer::stop(bool immediate) const
{
    const LocalCluster cluster(m_dataDirectory, m_durable);
    if (!cluster.isInitialised())
        return {};
    const Result<FileLock> lock = lockDirectory(m_dataDirectory);
    if (!lock)
        return lock.error();
    return cluster.stop(immediate);
}

LocalServerStatus LocalServer::status() const
{
    const LocalCluster cluster(m_dataDirectory, m_durable);
    LocalServerStatus status;
    status.initialised = cluster.isInitialised();
    status.dataDirectory = m_dataDirectory;
    status.socketDirectory = cluster.socketDirectory();
    status.logFile = cluster.logFile();
    status.processId = cluster.processId();
    if (status.processId > 0) {
        if (const Result<Connection> connection = Connection::open(withRole({}).settings())) {
            status.running = true;
            const int version = connection->serverVersion();
            status.version = u"%1.%2"_s.arg(version / 10000).arg(version % 10000);
            return status;
        }
    }
    if (const Result<PostgresBinaries> programs = cluster.binaries())
        status.version = QString::number(programs->majorVersion);
    return status;
}

ConnectionSettings LocalServer::settings() const
{
    ConnectionSettings settings;
    settings.host = LocalCluster(m_dataDirectory, m_durable).socketDirectory();
    settings.port = 5432;
    settings.database = databaseName;
    settings.user = localLogin(m_role);
    return settings;
}

ConnectionSettings LocalServer::superuserSettings() const
{
    ConnectionSettings settings = this->settings();
    settings.user = LocalCluster::superuser();
    return settings;
}

QString LocalServer::masterSaltFile() const
{
    return m_dataDirectory + u"/master-salt"_s;
}

} // namespace showroom::database
