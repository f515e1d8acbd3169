#include "bench/bench_server.h"

#include "bench/processor_time.h"

#include "database/migrator.h"
#include "database/postgres_binaries.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <sys/stat.h>

namespace showroom::bench {

using namespace Qt::StringLiterals;
using namespace showroom::database;

namespace {

/// The private server leaves out what only replication needs; servers that a product runs on do not.
constexpr char ownDurability[] = "wal_level = replica\n"
                                 "max_wal_senders = 10\n"
                                 "max_wal_size = 1GB\n";

Result<QJsonObject> printed(const Result<ChildRun> &run)
{
    if (!run)
        return run.error();
    return QJsonDocument::fromJson(run->output).object();
}

} // namespace

Result<std::unique_ptr<BenchServer>> BenchServer::start(const QString &parent, Noise &noise)
{
    std::unique_ptr<BenchServer> server(new BenchServer(parent, noise));
    if (!server->m_folder.isValid())
        return fail(ErrorCode::FileFailure, u"No folder can be made in “%1”."_s.arg(parent));
    SHOWROOM_TRY(server->prepare());
    return server;
}

BenchServer::BenchServer(const QString &parent, Noise &noise)
    : m_folder(parent + u"/showroom-bench-XXXXXX"_s)
    , m_server(LocalServerOptions{m_folder.filePath(u"data"_s), true})
    , m_environment(QProcessEnvironment::systemEnvironment())
    , m_noise(noise)
{
    m_environment.insert(u"SHOWROOM_DATA_DIR"_s, m_folder.filePath(u"data"_s));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (const QString &salt : {u"SHOWROOM_MASTER_SALT"_s, u"DEMO_MASTER_SALT"_s})
        m_environment.remove(salt);
}

BenchServer::~BenchServer()
{
    m_noise.addServer(processorSeconds());
    (void)m_server.stop(true);
}

Result<void> BenchServer::prepare()
{
    // As root the cluster belongs to the system user postgres, who has to pass.
    chmod(QFile::encodeName(m_folder.path()).constData(), 0711);
    SHOWROOM_TRY(m_server.ensureRunning());
    SHOWROOM_TRY(m_server.stop());
    QFile configuration(m_folder.filePath(u"data/cluster/postgresql.conf"_s));
    if (!configuration.open(QIODevice::Append) || configuration.write(ownDurability) < 0)
        return fail(ErrorCode::FileFailure, u"The server cannot be configured: %1."_s.arg(configuration.errorString()));
    configuration.close();
    SHOWROOM_TRY(m_server.ensureRunning());
    SHOWROOM_TRY(Migrator(m_server.superuserSettings()).migrate());
    for (const QString &limit : {u"create"_s, u"refresh"_s, u"export"_s})
        SHOWROOM_TRY(showroomctl({u"settings"_s, u"set"_s, u"rateLimit.%1PerHour"_s.arg(limit), u"10000"_s}));
    return {};
}

QString BenchServer::file(const QString &name) const
{
    return m_folder.filePath(name);
}

Result<ChildRun> BenchServer::showroomctl(const QStringList &arguments) const
{
    return runChild(QCoreApplication::applicationDirPath() + u"/showroomctl"_s, arguments + QStringList{u"--json"_s},
                    m_environment);
}

Result<QJsonObject> BenchServer::ask(const QStringList &arguments) const
{
    return printed(showroomctl(arguments));
}

Result<QJsonObject> BenchServer::self(const QStringList &arguments) const
{
    return printed(runChild(QCoreApplication::applicationFilePath(), arguments, m_environment));
}

Result<ChildRun> BenchServer::client(const QString &name, const QStringList &arguments) const
{
    const Result<PostgresBinaries> programs = PostgresBinaries::find();
    if (!programs)
        return programs.error();
    const ConnectionSettings login = superuserSettings();
    const QStringList where{u"--host"_s, login.host, u"--username"_s, login.user, u"--dbname"_s, login.database};
    return runChild(programs->program(name), where + arguments, m_environment);
}

Result<ChildRun> BenchServer::psql(const QStringList &commands) const
{
    QStringList arguments{u"--no-psqlrc"_s, u"--quiet"_s, u"--set"_s, u"ON_ERROR_STOP=1"_s};
    for (const QString &command : commands)
        arguments += {u"--command"_s, command};
    return client(u"psql"_s, arguments);
}

Result<ChildRun> BenchServer::pgDump(const QStringList &arguments) const
{
    return client(u"pg_dump"_s, arguments);
}

Result<ChildRun> BenchServer::pgbench(const QStringList &arguments) const
{
    const Result<PostgresBinaries> programs = PostgresBinaries::find();
    if (!programs)
        return programs.error();
    const ConnectionSettings login = superuserSettings();
    const QStringList where{u"--host"_s, login.host, u"--username"_s, login.user};
    return runChild(programs->program(u"pgbench"_s), where + arguments + QStringList{login.database}, m_environment);
}

Result<Connection> BenchServer::connectSuperuser() const
{
    return Connection::open(superuserSettings());
}

Result<void> BenchServer::settle() const
{
    Result<Connection> connection = connectSuperuser();
    if (!connection)
        return connection.error();
    return connection->executeScript("CHECKPOINT");
}

double BenchServer::processorSeconds() const
{
    return treeProcessorSeconds(m_server.status().processId);
}

Result<double> BenchServer::databaseBytes() const
{
    Result<Connection> connection = connectSuperuser();
    if (!connection)
        return connection.error();
    const auto bytes = connection->scalar(SqlStatement::fromText("SELECT pg_database_size(current_database())"));
    if (!bytes)
        return bytes.error();
    return bytes->toDouble();
}

} // namespace showroom::bench
