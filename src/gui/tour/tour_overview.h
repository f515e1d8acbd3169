#pragma once

#include "gui/overview/overview_source.h"
#include "gui/tour/tour_fixture.h"

namespace showroom::gui {

/// Volumes of the fixture's complete environments, spread over the year with its seasons.
class TourOverview final : public OverviewSource {
public:
    explicit TourOverview(const TourFixture &fixture);

    QFuture<Result<analytics::FleetVolumes>> fleetVolumes(const QDate &today) override;
    QFuture<Result<int>> countNextVolumes() override;
    QFuture<Result<sessions::SessionFigures>> sessionFigures() override;

private:
    TourFixture m_fixture;
};

} // namespace showroom::gui
