#include "support/tcp_server.h"

#include "support/temporary_folder.h"
#include "support/test_result.h"

#include "database/cluster_owner.h"
#include "database/connection.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QUuid>

#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace showroom::test {

using namespace Qt::StringLiterals;
using namespace showroom::database;

namespace {

constexpr char accessRules[] = "host all banned 127.0.0.1/32 reject\n"
                               "host all guarded 127.0.0.1/32 scram-sha-256\n"
                               "host all all 127.0.0.1/32 trust\n";

constexpr char logins[] = "CREATE ROLE guarded LOGIN PASSWORD 'right'; CREATE ROLE banned LOGIN";

int freePort()
{
    const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool bound = bind(probe, generic, length) == 0 && getsockname(probe, generic, &length) == 0;
    close(probe);
    return bound ? ntohs(address.sin_port) : 0;
}

Result<void> runHere(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (process.waitForFinished(60'000) && process.exitCode() == 0)
        return {};
    return fail(ErrorCode::Internal, u"%1 failed."_s.arg(program), u"Install the package %1."_s.arg(program),
                QString::fromLocal8Bit(process.readAllStandardError()));
}

Result<void> write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(text) != text.size())
        return fail(ErrorCode::FileFailure, u"“%1” cannot be written."_s.arg(path));
    return {};
}

} // namespace

TcpServer::TcpServer()
    : m_directory(temporaryFolder() + u"/showroom-tcp-"_s + QUuid::createUuid().toString(QUuid::Id128).left(12))
{
    if (const Result<void> made = make(); !made)
        m_error = made.error();
}

TcpServer::~TcpServer()
{
    m_guard.kill();
    m_guard.waitForFinished();
    thaw();
    (void)stop(true);
    QDir(m_directory).removeRecursively();
}

QString TcpServer::error() const
{
    return m_error ? QString::fromUtf8(describe(*m_error)) : QString();
}

Result<void> TcpServer::make()
{
    const Result<PostgresBinaries> binaries = PostgresBinaries::find();
    if (!binaries)
        return binaries.error();
    m_binaries = *binaries;
    const Result<ClusterOwner> owner = ClusterOwner::find();
    if (!owner)
        return owner.error();
    QDir().mkpath(m_directory);
    SHOWROOM_TRY(owner->take(m_directory, 0700));
    SHOWROOM_TRY(owner->run(m_binaries.program(u"initdb"_s),
                            {u"--pgdata"_s, m_directory + u"/cluster"_s, u"--no-sync"_s, u"--username"_s, u"boss"_s,
                             u"--auth"_s, u"trust"_s, u"--encoding"_s, u"UTF8"_s, u"--locale"_s, u"C.UTF-8"_s}));
    SHOWROOM_TRY(makeCertificate());
    for (const QString &name : {u"/server.key"_s, u"/server.crt"_s})
        SHOWROOM_TRY(owner->take(m_directory + name, 0600));
    m_port = freePort();
    SHOWROOM_TRY(writeConfiguration());
    guard();
    SHOWROOM_TRY(start());
    return run(logins);
}

/// Its standard input ends with this program, however that ends; a frozen server would stand there for ever.
void TcpServer::guard()
{
    const QString script = u"trap '' HUP INT TERM; read -r _; pm=$(head -n 1 \"$1/cluster/postmaster.pid\") && "
                           "kill -CONT \"$pm\" $(ps -o pid= --ppid \"$pm\") && kill -QUIT \"$pm\"; rm -rf \"$1\""_s;
    m_guard.start(u"/bin/sh"_s, {u"-c"_s, script, u"guard"_s, m_directory});
    m_guard.waitForStarted();
}

Result<void> TcpServer::makeCertificate() const
{
    return runHere(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                                  u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                                  u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=DNS:localhost"_s, u"-keyout"_s,
                                  m_directory + u"/server.key"_s, u"-out"_s, certificate()});
}

Result<void> TcpServer::writeConfiguration() const
{
    const QString cluster = m_directory + u"/cluster/"_s;
    const QString settings =
        u"listen_addresses = '127.0.0.1'\nport = %1\nunix_socket_directories = ''\n"
        "fsync = off\nssl = on\nssl_cert_file = '%2/server.crt'\nssl_key_file = '%2/server.key'\n"_s.arg(
            QString::number(m_port), m_directory);
    QFile::remove(cluster + u"pg_hba.conf"_s);
    SHOWROOM_TRY(write(cluster + u"pg_hba.conf"_s, accessRules));
    SHOWROOM_TRY(write(cluster + u"postgresql.conf"_s, settings.toUtf8()));
    const Result<ClusterOwner> owner = ClusterOwner::find();
    return owner ? owner->take(cluster + u"pg_hba.conf"_s, 0600) : Result<void>(owner.error());
}

ConnectionSettings TcpServer::boss(const QString &database) const
{
    return login(u"boss"_s, database);
}

ConnectionSettings TcpServer::login(const QString &user, const QString &database) const
{
    ConnectionSettings settings;
    settings.host = u"localhost"_s;
    settings.port = m_port;
    settings.database = database;
    settings.user = user;
    return settings;
}

Result<void> TcpServer::run(const QByteArray &sql, const QString &database) const
{
    Result<Connection> connection = Connection::open(boss(database));
    return connection ? connection->executeScript(sql) : Result<void>(connection.error());
}

Result<void> TcpServer::start()
{
    const Result<ClusterOwner> owner = ClusterOwner::find();
    if (!owner)
        return owner.error();
    SHOWROOM_TRY(owner->run(
        m_binaries.program(u"pg_ctl"_s),
        {u"start"_s, u"--wait"_s, u"--pgdata"_s, m_directory + u"/cluster"_s, u"--log"_s, m_directory + u"/log"_s}));
    m_running = true;
    return {};
}

Result<void> TcpServer::stop(bool immediate)
{
    if (!std::exchange(m_running, false))
        return {};
    const Result<ClusterOwner> owner = ClusterOwner::find();
    if (!owner)
        return owner.error();
    return owner->run(m_binaries.program(u"pg_ctl"_s),
                      {u"stop"_s, u"--wait"_s, u"--pgdata"_s, m_directory + u"/cluster"_s, u"--mode"_s,
                       immediate ? u"immediate"_s : u"fast"_s});
}

void TcpServer::freeze()
{
    signalAll(SIGSTOP);
}

void TcpServer::thaw()
{
    signalAll(SIGCONT);
}

/// The postmaster, and those whose parent it is (proc(5), stat: the fourth field).
QList<qint64> TcpServer::processes() const
{
    QFile file(m_directory + u"/cluster/postmaster.pid"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const qint64 postmaster = file.readLine().trimmed().toLongLong();
    QList<qint64> all{postmaster};
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile status(u"/proc/%1/stat"_s.arg(entry));
        if (entry.toLongLong() <= 0 || !status.open(QIODevice::ReadOnly))
            continue;
        const QByteArray fields = status.readAll();
        if (fields.mid(fields.lastIndexOf(')') + 2).split(' ').value(1).toLongLong() == postmaster)
            all << entry.toLongLong();
    }
    return all;
}

void TcpServer::signalAll(int signal) const
{
    if (!m_running)
        return;
    for (const qint64 process : processes())
        kill(pid_t(process), signal);
}

} // namespace showroom::test
