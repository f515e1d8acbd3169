#include "gui/operations/database_overview.h"

#include "gui/operations/database_link.h"

namespace showroom::gui {

using database::Connection;

namespace {

constexpr int shownMonths = 12;

}

DatabaseOverview::DatabaseOverview(DatabaseLink &link)
    : m_link(link)
{
}

QFuture<Result<analytics::FleetVolumes>> DatabaseOverview::fleetVolumes(const QDate &today)
{
    return m_link.ask(
        [today](Connection &connection) { return analytics::fleetVolumes(connection, today, shownMonths); });
}

QFuture<Result<int>> DatabaseOverview::countNextVolumes()
{
    return m_link.ask([](Connection &connection) { return analytics::countNextVolumes(connection); });
}

QFuture<Result<sessions::SessionFigures>> DatabaseOverview::sessionFigures()
{
    return m_link.ask([](Connection &connection) { return sessions::sessionFigures(connection); });
}

} // namespace showroom::gui
