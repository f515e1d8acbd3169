#pragma once

#include "gui/environments/fleet_source.h"

namespace showroom {
class Clock;
}

namespace showroom::gui {

class DatabaseLink;

/// Core's operations on several environments, on the open database.
class DatabaseFleet final : public FleetSource {
public:
    /// Both must outlive this.
    DatabaseFleet(DatabaseLink &link, const Clock &clock);

    QFuture<Result<environments::Environment>> find(const QString &id) override;
    QFuture<Result<void>> edit(const QStringList &ids, const environments::EnvironmentEdit &edit) override;
    QFuture<Result<void>> extend(const QStringList &ids, const environments::Extension &extension) override;
    QFuture<Result<QStringList>> possibleOwners() override;
    QFuture<Result<QStringList>> takenIds(const QStringList &ids) override;

private:
    DatabaseLink &m_link;
    const Clock &m_clock;
};

} // namespace showroom::gui
