#include "gui/operations/database_fleet.h"

#include "core/environments/bulk_creation.h"
#include "gui/operations/database_link.h"

namespace showroom::gui {

using database::Connection;

DatabaseFleet::DatabaseFleet(DatabaseLink &link, const Clock &clock)
    : m_link(link)
    , m_clock(clock)
{
}

QFuture<Result<environments::Environment>> DatabaseFleet::find(const QString &id)
{
    return m_link.ask([id](Connection &connection) { return environments::find(connection, id); });
}

QFuture<Result<void>> DatabaseFleet::edit(const QStringList &ids, const environments::EnvironmentEdit &edit)
{
    return m_link.ask([ids, edit](Connection &connection) { return environments::edit(connection, ids, edit); });
}

QFuture<Result<void>> DatabaseFleet::extend(const QStringList &ids, const environments::Extension &extension)
{
    return m_link.ask([ids, extension, &clock = m_clock](Connection &connection) {
        return environments::extend(connection, ids, extension, clock);
    });
}

QFuture<Result<QStringList>> DatabaseFleet::possibleOwners()
{
    return m_link.ask([](Connection &connection) { return environments::possibleOwners(connection); });
}

QFuture<Result<QStringList>> DatabaseFleet::takenIds(const QStringList &ids)
{
    return m_link.ask([ids](Connection &connection) { return environments::takenIds(connection, ids); });
}

} // namespace showroom::gui
