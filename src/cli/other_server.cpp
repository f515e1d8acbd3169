#include "cli/other_server.h"

#include "core/access/database_survey.h"
#include "core/access/salt_source.h"
#include "core/job_handlers.h"
#include "core/jobs/job_runner.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

const auto programName = u"showroomctl"_s;

} // namespace

OtherServer::OtherServer(ServerChoice choice, QProcessEnvironment environment)
    : m_choice(std::move(choice))
    , m_environment(std::move(environment))
{
    m_choice.settings.applicationName = programName;
}

Result<database::Connection> OtherServer::connect()
{
    Result<database::Connection> connection = database::Connection::open(m_choice.settings);
    if (!connection)
        return connection;
    const auto survey = access::surveyDatabase(*connection);
    if (!survey)
        return survey.error();
    SHOWROOM_TRY(access::requireCurrentSchema(*survey));
    return connection;
}

Result<QList<masking::Salt>> OtherServer::salts()
{
    return access::readMasterSalts(m_environment, m_choice.saltFile);
}

Result<std::unique_ptr<jobs::JobRunner>> OtherServer::makeRunner()
{
    auto runner = std::make_unique<jobs::JobRunner>(m_choice.settings, programName);
    addJobHandlers(*runner, [environment = m_environment, file = m_choice.saltFile] {
        return access::readMasterSalts(environment, file);
    });
    return runner;
}

Result<database::Migrator> OtherServer::migrator()
{
    return database::Migrator(m_choice.settings);
}

} // namespace showroom::cli
