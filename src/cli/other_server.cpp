#include "cli/other_server.h"

#include "cli/keychain_salt.h"
#include "core/access/database_survey.h"
#include "core/access/salt_source.h"
#include "core/job_handlers.h"
#include "core/jobs/job_runner.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

const auto programName = u"showroomctl"_s;

} // namespace

OtherServer::OtherServer(ServerChoice choice, QProcessEnvironment environment, PasswordSource passwords,
                         profiles::Keychain *keychain)
    : m_choice(std::move(choice))
    , m_environment(std::move(environment))
    , m_passwords(std::move(passwords))
    , m_keychain(keychain)
{
    m_choice.settings.applicationName = programName;
}

void OtherServer::findPassword()
{
    const PasswordSource ask = std::exchange(m_passwords, {});
    if (!ask || m_choice.profile.isEmpty() || !m_environment.value(u"PGPASSWORD"_s).isEmpty())
        return;
    const Result<QString> found = ask(m_choice.profile);
    if (!found)
        m_noKeychain = found.error();
    else if (!found->isEmpty())
        m_choice.settings.password = *found;
}

/// Where the password could have come from, and did not.
Error OtherServer::withWayOut(Error error) const
{
    if (error.code != ErrorCode::AuthenticationFailed || m_choice.profile.isEmpty())
        return error;
    const QString elsewhere = u"put the password into ~/.pgpass or the variable PGPASSWORD."_s;
    if (m_noKeychain)
        error.hint = m_noKeychain->message + u" Unlock it, or "_s + elsewhere;
    else if (m_choice.settings.password.isEmpty())
        error.hint = u"The keychain holds none for “%1”: keep it there in the console’s connections, or "_s.arg(
                         m_choice.profile) +
                     elsewhere;
    else
        error.hint = u"It is the one that the keychain holds for “%1”: correct it in the console’s connections."_s.arg(
            m_choice.profile);
    return error;
}

Result<database::Connection> OtherServer::connectAsReader()
{
    findPassword();
    Result<database::Connection> connection = database::Connection::open(m_choice.settings);
    if (!connection)
        return withWayOut(connection.error());
    return connection;
}

Result<database::Connection> OtherServer::connect()
{
    Result<database::Connection> connection = connectAsReader();
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
    if (m_keychain && saltPlace().isKeychain)
        return readKeychainSalts(*m_keychain);
    return access::readMasterSalts(m_environment, m_choice.saltFile);
}

access::SaltPlace OtherServer::saltPlace() const
{
    return access::placeOfSalts(m_environment, m_choice.saltFile);
}

Result<void> OtherServer::keepSalt(const masking::Salt &salt)
{
    return m_keychain && saltPlace().isKeychain ? keepKeychainSalt(*m_keychain, salt) : Backend::keepSalt(salt);
}

/// Jobs run in other threads, where no keychain answers: it is asked before.
Result<std::unique_ptr<jobs::JobRunner>> OtherServer::makeRunner()
{
    findPassword();
    const auto kept = saltPlace().isKeychain ? std::optional(salts()) : std::nullopt;
    auto runner = std::make_unique<jobs::JobRunner>(m_choice.settings, programName);
    addJobHandlers(*runner, [kept, environment = m_environment, file = m_choice.saltFile] {
        return kept ? *kept : access::readMasterSalts(environment, file);
    });
    return runner;
}

Result<database::Migrator> OtherServer::migrator()
{
    findPassword();
    return database::Migrator(m_choice.settings);
}

} // namespace showroom::cli
