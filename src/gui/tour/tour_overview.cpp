#include "gui/tour/tour_overview.h"

#include <array>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using analytics::FleetVolumes;
using analytics::KindVolumes;

namespace {

/// Shares of a year's events from December to November, in thousandths.
constexpr std::array shares{112, 66, 70, 75, 78, 84, 85, 68, 69, 88, 92, 113};

KindVolumes spread(const QString &kind, qint64 total)
{
    KindVolumes volumes{u"impact"_s, kind, {}};
    for (const int share : shares)
        volumes.events.append(total * share / 1000);
    return volumes;
}

} // namespace

TourOverview::TourOverview(const TourFixture &fixture)
    : m_fixture(fixture)
{
}

QFuture<Result<FleetVolumes>> TourOverview::fleetVolumes(const QDate &today)
{
    if (m_fixture.listError)
        return QtFuture::makeReadyFuture(Result<FleetVolumes>(*m_fixture.listError));
    FleetVolumes volumes;
    for (int back = int(shares.size()) - 1; back >= 0; --back)
        volumes.months.append(QDate(today.year(), today.month(), 1).addMonths(-back));
    QMap<QString, qint64> totals;
    for (const environments::Environment &environment : m_fixture.environments) {
        if (!environments::canExport(environment))
            continue;
        ++volumes.environments;
        for (const auto &[kind, events] : environment.eventsByKind.asKeyValueRange())
            totals[kind] += events;
    }
    volumes.counted = volumes.environments;
    for (const auto &[kind, total] : totals.asKeyValueRange())
        volumes.kinds.append(spread(kind, total));
    return QtFuture::makeReadyFuture(Result<FleetVolumes>(volumes));
}

QFuture<Result<int>> TourOverview::countNextVolumes()
{
    return QtFuture::makeReadyFuture(Result<int>(0));
}

QFuture<Result<sessions::SessionFigures>> TourOverview::sessionFigures()
{
    if (m_fixture.listError)
        return QtFuture::makeReadyFuture(Result<sessions::SessionFigures>(*m_fixture.listError));
    return QtFuture::makeReadyFuture(Result<sessions::SessionFigures>(sessions::SessionFigures{9, 6, 3}));
}

} // namespace showroom::gui
