#pragma once

#include "gui/overview/overview_source.h"

namespace showroom::gui {

class DatabaseLink;

/// The Overview's questions to the open database.
class DatabaseOverview final : public OverviewSource {
public:
    /// `link` must outlive it.
    explicit DatabaseOverview(DatabaseLink &link);

    QFuture<Result<analytics::FleetVolumes>> fleetVolumes(const QDate &today) override;
    QFuture<Result<int>> countNextVolumes() override;
    QFuture<Result<sessions::SessionFigures>> sessionFigures() override;

private:
    DatabaseLink &m_link;
};

} // namespace showroom::gui
