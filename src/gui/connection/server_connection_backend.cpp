#include "gui/connection/server_connection_backend.h"

#include "database/connection.h"
#include "database/migrator.h"

namespace showroom::gui {

ServerConnectionBackend::ServerConnectionBackend(ConnectionPlace place, database::ConnectionSettings settings,
                                                 QString saltFile)
    : m_place(std::move(place))
    , m_settings(std::move(settings))
    , m_saltFile(std::move(saltFile))
{
    m_place.location = m_settings.describe();
}

Result<std::shared_ptr<ConnectionBackend>> ServerConnectionBackend::make(const profiles::Profile &profile,
                                                                         const QString &password)
{
    const auto settings = profiles::settingsOf(profile, password);
    if (!settings)
        return settings.error();
    const ConnectionPlace place{
        profile.name, QColor(profile.color), {}, false, true, profiles::confirmationOf(profile)};
    return std::shared_ptr<ConnectionBackend>(
        std::make_shared<ServerConnectionBackend>(place, *settings, profile.saltFile));
}

Result<access::DatabaseSurvey> ServerConnectionBackend::survey(const StopCheck &isStopped)
{
    auto connection = database::Connection::open(m_settings, isStopped);
    if (!connection)
        return connection.error();
    connection->setAbandonCheck(isStopped);
    return access::surveyDatabase(*connection);
}

Result<void> ServerConnectionBackend::migrate()
{
    const auto applied = database::Migrator(m_settings).migrate();
    return applied ? Result<void>() : Result<void>(applied.error());
}

} // namespace showroom::gui
