#pragma once

#include "core/analytics/fleet_volumes.h"
#include "gui/common/card.h"
#include "gui/common/chart_parts.h"

#include <QTimer>

namespace showroom {
class Clock;
struct Error;
} // namespace showroom

namespace showroom::gui {

class Legend;
class MessageBar;
class OverviewSource;
class StackedBars;

/// The series of the chart: kinds by their blueprint's words and in its order, five at most; more are summed up as
/// "Other".
QList<Series> fleetSeries(const analytics::FleetVolumes &volumes);

/// Rows per month over the fleet: events by kind, of products without events each table. It reads what is known at once
/// and lets the rest be counted, one environment after the other.
class FleetVolumesCard final : public Card {
    Q_OBJECT

public:
    explicit FleetVolumesCard(QWidget *parent = nullptr);

    /// Both must outlive the card.
    void setSource(OverviewSource &source, const Clock &clock);
    /// Reads again; several calls in a row are one.
    void read();

private:
    void ask();
    void draw(const analytics::FleetVolumes &volumes);
    void showError(const Error &error);
    void countNext();

    OverviewSource *m_source = nullptr;
    const Clock *m_clock = nullptr;
    QTimer m_soon;
    int m_countedSinceRead = 0;
    bool m_isCounting = false;
    Legend *m_legend;
    MessageBar *m_problem;
    StackedBars *m_bars;
};

} // namespace showroom::gui
