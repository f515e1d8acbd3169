#pragma once

#include "base/result.h"
#include "core/analytics/fleet_volumes.h"
#include "core/sessions/session_store.h"

#include <QFuture>

namespace showroom::gui {

/// What the Overview asks of the database beside the environments and jobs that the window knows anyway.
class OverviewSource {
public:
    virtual ~OverviewSource() = default;

    /// Rows per month and kind over the fleet, the twelve months up to the one of `today`.
    virtual QFuture<Result<analytics::FleetVolumes>> fleetVolumes(const QDate &today) = 0;
    /// Counts one environment whose volumes are not known; how many are left, -1 while another program counts.
    virtual QFuture<Result<int>> countNextVolumes() = 0;
    virtual QFuture<Result<sessions::SessionFigures>> sessionFigures() = 0;

protected:
    OverviewSource() = default;
    Q_DISABLE_COPY_MOVE(OverviewSource)
};

} // namespace showroom::gui
