#include "gui/connection/local_connection_backend.h"

#include "database/connection.h"
#include "database/migrator.h"

namespace showroom::gui {

LocalConnectionBackend::LocalConnectionBackend(database::LocalServer server)
    : m_server(std::move(server))
{
}

Result<database::ConnectionSettings> LocalConnectionBackend::start()
{
    return m_server.ensureRunning();
}

Result<SchemaState> LocalConnectionBackend::schemaState()
{
    auto connection = database::Connection::open(m_server.settings());
    if (!connection)
        return connection.error();
    const auto status = database::Migrator::status(*connection);
    if (!status)
        return status.error();
    if (!status->newer)
        SHOWROOM_TRY(database::refuseUnfit(*status));
    SchemaState state;
    state.pending = status->pending;
    state.isEmpty = status->pending.size() == database::Migrator::bundled().size();
    state.isNewer = status->newer;
    return state;
}

Result<void> LocalConnectionBackend::migrate()
{
    const auto applied = database::Migrator(m_server.superuserSettings()).migrate();
    return applied ? Result<void>() : Result<void>(applied.error());
}

Result<access::Identity> LocalConnectionBackend::identify(const database::ConnectionSettings &settings)
{
    auto connection = database::Connection::open(settings);
    return connection ? access::identify(*connection) : Result<access::Identity>(connection.error());
}

} // namespace showroom::gui
