#pragma once

#include "core/environments/environment.h"
#include "gui/environments/environment_source.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class EnvironmentOverview;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class Legend;
class RealismCard;
class RowsModel;

/// What an environment is at one look: its size and life, its volumes by month, where its people are, its recipe.
class EnvironmentOverview final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    EnvironmentOverview(EnvironmentSource &source, const Clock &clock, QWidget *parent = nullptr);
    ~EnvironmentOverview() override;

    void setEnvironment(const environments::Environment &environment);
    /// Counts again when that failed.
    void retry();

private:
    void arrangeCharts();
    void showTiles(const QDateTime &now);
    void showFingerprint();
    void readFigures();
    void takeFigures(const Result<EnvironmentFigures> &figures);
    void showVolumes(const browsing::MonthlyVolumes &volumes);
    void showVolumesTable(const browsing::MonthlyVolumes &volumes, const QStringList &kinds);
    void showRegions(const browsing::ValueShares &regions);
    void showChartState();
    void copyFingerprint() const;

    std::unique_ptr<Ui::EnvironmentOverview> m_ui;
    EnvironmentSource &m_source;
    const Clock &m_clock;
    environments::Environment m_environment;
    Legend *m_legend;
    RealismCard *m_realism = nullptr;
    RowsModel *m_volumes = nullptr;
    QString m_counted; ///< fingerprint of the data that the charts show
    std::optional<Error> m_error;
    bool m_hasFigures = false;
    int m_asked = 0;
};

} // namespace showroom::gui
