#include "cli/private_server.h"

#include "cli/terminal.h"
#include "core/access/salt_source.h"
#include "core/job_handlers.h"
#include "core/jobs/job_runner.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

const QString programName = u"showroomctl"_s;

} // namespace

PrivateServer::PrivateServer(database::LocalServer server, QProcessEnvironment environment, Terminal &terminal,
                             QString saltFile)
    : m_server(std::move(server))
    , m_environment(std::move(environment))
    , m_terminal(terminal)
    , m_saltFile(saltFile.isEmpty() ? m_server.masterSaltFile() : std::move(saltFile))
{
}

void PrivateServer::remark(database::LocalServerWork work) const
{
    if (work == database::LocalServerWork::SetUp)
        m_terminal.remark(u"Setting up a private PostgreSQL in %1 …"_s.arg(m_server.dataDirectory()));
    else
        m_terminal.remark(u"Starting the private PostgreSQL …"_s);
}

Result<database::Connection> PrivateServer::connect()
{
    Result<database::Connection> connection =
        m_server.connect(programName, std::bind_front(&PrivateServer::remark, this));
    if (connection)
        SHOWROOM_TRY(ensureSchema(*connection));
    return connection;
}

Result<void> PrivateServer::ensureSchema(database::Connection &connection)
{
    const QList<database::Migration> bundled = database::Migrator::bundled();
    const Result<database::MigrationStatus> status = database::Migrator::status(connection, bundled);
    if (!status)
        return status.error();
    if (status->pending.size() < bundled.size())
        return database::requireCurrent(*status);
    m_terminal.remark(u"Preparing its database …"_s);
    const Result<QStringList> applied = database::Migrator(m_server.superuserSettings()).migrate();
    return applied ? Result<void>() : Result<void>(applied.error());
}

Result<QList<masking::Salt>> PrivateServer::salts()
{
    return access::readMasterSalts(m_environment, m_saltFile);
}

access::SaltPlace PrivateServer::saltPlace() const
{
    return access::placeOfSalts(m_environment, m_saltFile);
}

Result<std::unique_ptr<jobs::JobRunner>> PrivateServer::makeRunner()
{
    database::ConnectionSettings settings = m_server.settings();
    settings.applicationName = programName;
    auto runner = std::make_unique<jobs::JobRunner>(settings, programName);
    addJobHandlers(*runner, [environment = m_environment, file = m_saltFile] {
        return access::readMasterSalts(environment, file);
    });
    return runner;
}

Result<database::Migrator> PrivateServer::migrator()
{
    SHOWROOM_TRY(m_server.ensureRunning(std::bind_front(&PrivateServer::remark, this)));
    return database::Migrator(m_server.superuserSettings());
}

} // namespace showroom::cli
