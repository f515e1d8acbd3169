#include "database/local_cluster.h"

#include "database/cluster_owner.h"
#include "database/local_logins.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

/// sun_path of a unix socket less its terminating zero.
constexpr qsizetype longestSocketPath = 107;

/// The server's settings: durable defaults, values of parameters never in the log, a week of logs.
QByteArray configuration(bool durable)
{
    QByteArray text = "\n# Showroom's private server\n"
                      "cluster_name = 'showroom-private'\n"
                      "listen_addresses = ''\n"
                      "unix_socket_permissions = 0700\n"
                      "max_connections = 300\n"
                      "wal_level = minimal\n"
                      "max_wal_senders = 0\n"
                      "max_wal_size = 2GB\n"
                      "jit = off\n"
                      "timezone = 'UTC'\n"
                      "log_timezone = 'UTC'\n"
                      "lc_messages = 'C'\n"
                      "logging_collector = on\n"
                      "log_directory = 'log'\n"
                      "log_filename = 'server-%a.log'\n"
                      "log_truncate_on_rotation = on\n"
                      "log_rotation_age = 1d\n"
                      "log_rotation_size = 0\n"
                      "log_checkpoints = off\n"
                      "log_parameter_max_length = 0\n"
                      "log_parameter_max_length_on_error = 0\n";
    if (!durable)
        text += "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\n";
    return text;
}

QString logTail(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(qMax<qint64>(0, file.size() - 2000));
    return QString::fromUtf8(file.readAll()).trimmed();
}

void syncFileSystem(const QString &path)
{
    const int descriptor = open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        syncfs(descriptor);
        close(descriptor);
    }
}

QStringList pidFileLines(const QString &cluster)
{
    QFile file(cluster + u"/postmaster.pid"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n') : QStringList();
}

/// True for a process that ended and whose parent has not taken note of it, as in a container without a proper init.
bool isZombie(const QString &process)
{
    QFile file(process + u"/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) ==
           "Z"; // proc(5): the state follows the name, which may hold anything
}

/// True when `id` is a postmaster of this cluster: PostgreSQL works in its data directory. Where the system does not
/// tell the directory, the name of the program decides.
bool isPostmaster(qint64 id, const QString &cluster)
{
    const QString process = u"/proc/%1"_s.arg(id);
    if (isZombie(process))
        return false;
    const QString works = QFileInfo(process + u"/cwd"_s).symLinkTarget();
    if (id <= 0 || (!works.isEmpty() && works != QFileInfo(cluster).canonicalFilePath()))
        return false;
    QFile file(process + u"/comm"_s);
    return file.open(QIODevice::ReadOnly) && file.readAll().startsWith("postgres");
}

} // namespace

LocalCluster::LocalCluster(QString dataDirectory, bool durable)
    : m_dataDirectory(std::move(dataDirectory))
    , m_durable(durable)
{
}

QString LocalCluster::superuser()
{
    return u"postgres"_s;
}

QString LocalCluster::directory() const
{
    return m_dataDirectory + u"/cluster"_s;
}

QString LocalCluster::logFile() const
{
    return directory() + u"/log/startup.log"_s;
}

bool LocalCluster::isInitialised() const
{
    return QFileInfo::exists(directory() + u"/PG_VERSION"_s);
}

qint64 LocalCluster::processId() const
{
    const qint64 id = pidFileLines(directory()).value(0).toLongLong();
    return isPostmaster(id, directory()) ? id : 0;
}

QString LocalCluster::socketDirectory() const
{
    const QStringList lines = pidFileLines(directory());
    const QString recorded = lines.value(4).trimmed();
    return recorded.isEmpty() ? plannedSocketDirectory() : recorded;
}

QString LocalCluster::plannedSocketDirectory() const
{
    const QByteArray hash = QCryptographicHash::hash(m_dataDirectory.toUtf8(), QCryptographicHash::Sha256);
    const QString tag = QString::fromLatin1(hash.toHex().left(12));
    if (ClusterOwner::isRoot())
        return u"/run/showroom/"_s + tag;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString inRuntime = runtime + u"/showroom-"_s + tag;
    const bool fits = QFile::encodeName(inRuntime + u"/.s.PGSQL.5432"_s).size() <= longestSocketPath;
    if (!runtime.isEmpty() && QFileInfo(runtime).isWritable() && fits)
        return inRuntime;
    return u"/tmp/showroom-%1-%2"_s.arg(QString::number(geteuid()), tag);
}

Result<PostgresBinaries> LocalCluster::binaries() const
{
    QFile version(directory() + u"/PG_VERSION"_s);
    return PostgresBinaries::find(version.open(QIODevice::ReadOnly) ? version.readAll().trimmed().toInt() : 0);
}

Result<void> LocalCluster::prepareDataDirectory(const ClusterOwner &owner) const
{
    const bool existed = QFileInfo::exists(m_dataDirectory);
    if (!QDir().mkpath(m_dataDirectory))
        return fileFailure(u"Creating the folder"_s, m_dataDirectory);
    if (!existed && chmod(QFile::encodeName(m_dataDirectory).constData(), ClusterOwner::isRoot() ? 0711 : 0700) != 0)
        return fileFailure(u"Setting the permissions of"_s, m_dataDirectory);
    if (ClusterOwner::isRoot() && !owner.run(u"/usr/bin/test"_s, {u"-x"_s, m_dataDirectory})) {
        return fail(
            ErrorCode::FileFailure,
            u"The system user “postgres”, who runs the private server, cannot enter “%1”."_s.arg(m_dataDirectory),
            u"Set SHOWROOM_DATA_DIR to a folder below one that everybody may enter, such as /var/lib/showroom."_s);
    }
    return {};
}

Result<void> LocalCluster::prepareSocketDirectory(const ClusterOwner &owner, const QString &path) const
{
    if (QFile::encodeName(path + u"/.s.PGSQL.5432"_s).size() > longestSocketPath) {
        return fail(ErrorCode::FileFailure, u"The path of the private server's socket, “%1”, is too long."_s.arg(path),
                    u"A socket's path ends at %1 bytes."_s.arg(longestSocketPath));
    }
    if (!QDir().mkpath(QFileInfo(path).path()))
        return fileFailure(u"Creating the folder"_s, QFileInfo(path).path());
    const QByteArray name = QFile::encodeName(path);
    if (mkdir(name.constData(), 0700) == 0)
        return owner.take(path, 0700);
    struct stat info {};
    if (lstat(name.constData(), &info) != 0)
        return fileFailure(u"Creating the folder"_s, path);
    // In a shared folder such as /tmp somebody else may have been there first.
    const bool isOurs =
        S_ISDIR(info.st_mode) && (owner.owns(info.st_uid) || (ClusterOwner::isRoot() && info.st_uid == 0));
    if (!isOurs) {
        return fail(ErrorCode::FileFailure,
                    u"The folder of the private server's socket, “%1”, belongs to somebody else."_s.arg(path),
                    u"Have it removed, or set XDG_RUNTIME_DIR."_s);
    }
    return owner.take(path, 0700);
}

Result<void> LocalCluster::writeFile(const ClusterOwner &owner, const QString &path, const QByteArray &content) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size() ||
        !file.flush())
        return fileFailure(u"Writing"_s, path);
    return owner.take(path, 0600);
}

Result<void> LocalCluster::writeConfiguration(const ClusterOwner &owner, const QString &cluster) const
{
    QFile file(cluster + u"/postgresql.conf"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fileFailure(u"Reading"_s, file.fileName());
    SHOWROOM_TRY(writeFile(owner, file.fileName(), file.readAll() + configuration(m_durable)));
    SHOWROOM_TRY(writeFile(owner, cluster + u"/pg_hba.conf"_s, "local all all peer map=showroom\n"));
    SHOWROOM_TRY(writeIdentityMap(owner, cluster));
    const QString logs = cluster + u"/log"_s;
    if (!QDir().mkpath(logs))
        return fileFailure(u"Creating the folder"_s, logs);
    return owner.take(logs, 0700);
}

Result<void> LocalCluster::writeIdentityMap(const ClusterOwner &owner, const QString &cluster) const
{
    const QByteArray user = ClusterOwner::currentUser().toUtf8();
    QByteArray map;
    for (const QString &name : localLogins() + QStringList{superuser()})
        map += "showroom \"" + user + "\" " + name.toUtf8() + '\n';
    return writeFile(owner, cluster + u"/pg_ident.conf"_s, map);
}

Result<void> LocalCluster::writeIdentityMap() const
{
    const Result<ClusterOwner> owner = ClusterOwner::find();
    return owner ? writeIdentityMap(*owner, directory()) : Result<void>(owner.error());
}

Result<void> LocalCluster::create() const
{
    const Result<ClusterOwner> owner = ClusterOwner::find();
    if (!owner)
        return owner.error();
    const Result<PostgresBinaries> programs = PostgresBinaries::find();
    if (!programs)
        return programs.error();
    SHOWROOM_TRY(prepareDataDirectory(*owner));
    const QString aside = directory() + u".new"_s;
    QDir(aside).removeRecursively();
    if (!QDir().mkpath(aside))
        return fileFailure(u"Creating the folder"_s, aside);
    SHOWROOM_TRY(owner->take(aside, 0700));
    SHOWROOM_TRY(
        owner->run(programs->program(u"initdb"_s),
                   {u"--pgdata"_s, aside, u"--username"_s, superuser(), u"--auth"_s, u"peer"_s, u"--encoding"_s,
                    u"UTF8"_s, u"--locale"_s, u"C.UTF-8"_s, u"--no-sync"_s, u"--no-instructions"_s}));
    SHOWROOM_TRY(writeConfiguration(*owner, aside));
    if (m_durable)
        syncFileSystem(aside);
    if (rename(QFile::encodeName(aside).constData(), QFile::encodeName(directory()).constData()) != 0)
        return fileFailure(u"Putting into place"_s, directory());
    return {};
}

/// After a crash the recorded number may belong to another process by now; PostgreSQL would then refuse to start. The
/// socket's folder is this cluster's alone, so its lock goes with the cluster's own.
void LocalCluster::removeStaleLocks(const QString &socketDirectory) const
{
    if (processId() != 0)
        return;
    QFile::remove(directory() + u"/postmaster.pid"_s);
    QFile::remove(socketDirectory + u"/.s.PGSQL.5432.lock"_s);
}

Result<void> LocalCluster::start() const
{
    const Result<ClusterOwner> owner = ClusterOwner::find();
    if (!owner)
        return owner.error();
    const Result<PostgresBinaries> programs = binaries();
    if (!programs)
        return programs.error();
    SHOWROOM_TRY(prepareDataDirectory(*owner));
    const QString socket = plannedSocketDirectory();
    removeStaleLocks(socket);
    SHOWROOM_TRY(prepareSocketDirectory(*owner, socket));
    QFile::remove(logFile());
    Result<void> started = owner->run(programs->program(u"pg_ctl"_s),
                                      {u"start"_s, u"--pgdata"_s, directory(), u"--wait"_s, u"--timeout"_s, u"120"_s,
                                       u"--log"_s, logFile(), u"--options"_s, u"-k '%1'"_s.arg(socket)});
    if (started)
        return {};
    Error error = started.error();
    error.message = u"The private server does not start."_s;
    error.hint = u"Its log is %1."_s.arg(logFile());
    error.detail += u'\n' + logTail(logFile());
    if (error.detail.contains(u"No space left"))
        return diskFull(error.detail);
    return error;
}

Result<void> LocalCluster::stop(bool immediate) const
{
    if (processId() == 0)
        return {};
    const Result<ClusterOwner> owner = ClusterOwner::find();
    if (!owner)
        return owner.error();
    const Result<PostgresBinaries> programs = binaries();
    if (!programs)
        return programs.error();
    const QString socket = socketDirectory();
    SHOWROOM_TRY(
        owner->run(programs->program(u"pg_ctl"_s), {u"stop"_s, u"--pgdata"_s, directory(), u"--wait"_s, u"--timeout"_s,
                                                    u"60"_s, u"--mode"_s, immediate ? u"immediate"_s : u"fast"_s}));
    QDir().rmdir(socket);
    return {};
}

} // namespace showroom::database
