#include "gui/connection/local_connection_backend.h"

#include "core/profiles/profile.h"
#include "database/connection.h"
#include "database/migrator.h"

namespace showroom::gui {

namespace {

constexpr QRgb localColor = 0xFF2AA198;

} // namespace

LocalConnectionBackend::LocalConnectionBackend(database::LocalServer server, const QString &saltFile)
    : m_server(std::move(server))
    , m_saltFile(saltFile.isEmpty() ? m_server.masterSaltFile() : saltFile)
{
}

ConnectionPlace LocalConnectionBackend::place() const
{
    return {profiles::localName(), QColor::fromRgb(localColor), m_server.dataDirectory(), true, true};
}

Result<access::DatabaseSurvey> LocalConnectionBackend::survey(const StopCheck &isStopped)
{
    const auto running = m_server.ensureRunning();
    if (!running)
        return running.error();
    auto connection = database::Connection::open(*running, isStopped);
    if (!connection)
        return connection.error();
    auto survey = access::surveyDatabase(*connection);
    if (survey)
        survey->obstacle.reset(); // its migrations run as the superuser
    return survey;
}

Result<void> LocalConnectionBackend::migrate()
{
    const auto applied = database::Migrator(m_server.superuserSettings()).migrate();
    return applied ? Result<void>() : Result<void>(applied.error());
}

} // namespace showroom::gui
