#include "support/test_server.h"

#include "support/temporary_folder.h"

#include "database/connection.h"
#include "database/local_server.h"
#include "database/migrator.h"
#include "database/postgres_binaries.h"
#include "database/transaction.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace showroom::test {

using namespace Qt::StringLiterals;
using namespace showroom::database;

namespace {

constexpr char groupRoles[] = "viewer support sales ops admin service app product";

QString directory()
{
    const QByteArray build = QByteArrayLiteral(SHOWROOM_BUILD_DIRECTORY);
    const QByteArray tag = QCryptographicHash::hash(build, QCryptographicHash::Sha256).toHex().left(8);
    return temporaryFolder() + u"/showroom-test-%1-%2"_s.arg(QString::number(geteuid()), QString::fromLatin1(tag));
}

LocalServer server()
{
    return LocalServer(LocalServerOptions{directory(), false});
}

QString runMarker()
{
    return directory() + u"/kept-for-ctest"_s;
}

/// Locks `name` in the server's folder until the descriptor is closed; -1 when `operation` would block or fails.
int lockFile(const QString &name, int operation)
{
    QDir().mkpath(directory());
    chmod(QFile::encodeName(directory()).constData(), geteuid() == 0 ? 0711 : 0700);
    const int descriptor =
        open(QFile::encodeName(directory() + u'/' + name).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0 && flock(descriptor, operation) == 0)
        return descriptor;
    if (descriptor >= 0)
        close(descriptor);
    return -1;
}

/// Logins in every group role, one with a password, one that the server turns away, and one that may make roles.
QByteArray loginScript()
{
    QByteArray script = "CREATE ROLE test_password LOGIN PASSWORD 'right'; CREATE ROLE test_stranger LOGIN; CREATE "
                        "ROLE test_migrator LOGIN CREATEROLE;";
    for (const QByteArray &role : QByteArray(groupRoles).split(' '))
        script += "CREATE ROLE test_" + role + " LOGIN IN ROLE showroom_" + role + ";";
    return script;
}

constexpr char accessRules[] = "local all test_password scram-sha-256\n"
                               "local all test_stranger reject\n"
                               "local all all trust\n";

Result<void> openAccess(Connection &connection)
{
    QFile rules(server().dataDirectory() + u"/cluster/pg_hba.conf"_s);
    if (!rules.open(QIODevice::WriteOnly | QIODevice::Truncate) || rules.write(accessRules) < 0)
        return fail(ErrorCode::FileFailure, u"The test server's access rules cannot be written."_s);
    rules.close();
    return connection.executeScript("SELECT pg_reload_conf()");
}

Result<void> makeTemplate(const ConnectionSettings &superuser, const QString &name)
{
    Result<Connection> connection = Connection::open(superuser);
    if (!connection)
        return connection.error();
    const QString unfinished = name + u"_unfinished"_s;
    SHOWROOM_TRY(connection->executeScript("DROP DATABASE IF EXISTS " + unfinished.toLatin1()));
    SHOWROOM_TRY(connection->executeScript("CREATE DATABASE " + unfinished.toLatin1()));
    SHOWROOM_TRY(Migrator(superuser.withDatabase(unfinished)).migrate());
    const auto hasLogins =
        connection->scalar(SqlStatement::fromText("SELECT count(*) > 0 FROM pg_roles WHERE rolname = 'test_viewer'"));
    if (!hasLogins)
        return hasLogins.error();
    if (!hasLogins->toBool()) {
        SHOWROOM_TRY(connection->executeScript(loginScript()));
        SHOWROOM_TRY(openAccess(*connection));
    }
    return connection->executeScript("ALTER DATABASE " + unfinished.toLatin1() + " RENAME TO " + name.toLatin1());
}

QString templateName()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Migration &migration : Migrator::bundled())
        hash.addData(migration.sha256());
    return u"template_"_s + QString::fromLatin1(hash.result().toHex().left(16));
}

/// This program's share of the server, held until it ends.
int heldShare = -1;

void release()
{
    close(std::exchange(heldShare, -1));
    if (QFileInfo::exists(runMarker()))
        return;
    const int last = lockFile(u"users"_s, LOCK_EX | LOCK_NB);
    if (last < 0)
        return;
    (void)server().stop(true);
    QDir(directory()).removeRecursively();
    close(last);
}

} // namespace

Result<ConnectionSettings> TestServer::acquire()
{
    if (heldShare < 0) {
        heldShare = lockFile(u"users"_s, LOCK_SH);
        qAddPostRoutine(release);
    }
    const Result<ConnectionSettings> running = server().ensureRunning();
    if (!running)
        return running.error();
    return server().superuserSettings().withDatabase(u"postgres"_s);
}

Result<QString> TestServer::migratedTemplate(const ConnectionSettings &superuser)
{
    const QString name = templateName();
    const int lock = lockFile(u"template"_s, LOCK_EX);
    Result<Connection> connection = Connection::open(superuser);
    if (!connection)
        return connection.error();
    const Result<QVariant> exists = connection->scalar(
        SqlStatement::fromText("SELECT count(*) > 0 FROM pg_database WHERE datname = :name"), {{"name", name}});
    Result<void> made;
    if (exists && !exists->toBool())
        made = makeTemplate(superuser, name);
    close(lock);
    if (!exists)
        return exists.error();
    if (!made)
        return made.error();
    return name;
}

Result<QByteArray> TestServer::dumpSchema()
{
    const Result<ConnectionSettings> superuser = acquire();
    if (!superuser)
        return superuser.error();
    const Result<QString> source = migratedTemplate(*superuser);
    if (!source)
        return source.error();
    const Result<PostgresBinaries> programs = PostgresBinaries::find();
    if (!programs)
        return programs.error();
    QProcess process;
    process.start(programs->program(u"pg_dump"_s),
                  {u"--schema-only"_s, u"--host"_s, superuser->host, u"--username"_s, superuser->user, *source});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return fail(ErrorCode::DatabaseFailure, QString::fromLocal8Bit(process.readAllStandardError()));
    QByteArray schema =
        "-- The schema as the migrations make it. Generated (the target `schema`): do not edit, do not run.\n";
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const bool differs =
            line.startsWith("-- Dumped ") || line.startsWith("\\restrict ") || line.startsWith("\\unrestrict ");
        if (!differs)
            schema += line + '\n';
    }
    return schema;
}

Result<void> TestServer::startForRun()
{
    (void)stopAfterRun();
    const Result<ConnectionSettings> superuser = acquire();
    if (!superuser)
        return superuser.error();
    QFile marker(runMarker());
    if (!marker.open(QIODevice::WriteOnly))
        return fail(ErrorCode::FileFailure, u"The folder “%1” cannot be written."_s.arg(directory()));
    SHOWROOM_TRY(migratedTemplate(*superuser));
    return {};
}

Result<void> TestServer::stopAfterRun()
{
    SHOWROOM_TRY(server().stop(true));
    QDir(directory()).removeRecursively();
    return {};
}

} // namespace showroom::test
