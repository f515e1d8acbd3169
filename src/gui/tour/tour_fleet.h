#pragma once

#include "gui/environments/fleet_source.h"
#include "gui/tour/tour_fixture.h"

namespace showroom::gui {

/// Answers from a fixture at once and changes nothing.
class TourFleet final : public FleetSource {
public:
    explicit TourFleet(const TourFixture &fixture);

    QFuture<Result<environments::Environment>> find(const QString &id) override;
    QFuture<Result<void>> edit(const QStringList &ids, const environments::EnvironmentEdit &edit) override;
    QFuture<Result<void>> extend(const QStringList &ids, const environments::Extension &extension) override;
    QFuture<Result<QStringList>> possibleOwners() override;
    QFuture<Result<QStringList>> takenIds(const QStringList &ids) override;

private:
    TourFixture m_fixture;
};

} // namespace showroom::gui
