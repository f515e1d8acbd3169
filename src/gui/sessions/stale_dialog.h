#pragma once

#include "core/sessions/session.h"
#include "gui/environments/fleet_dialog.h"

#include <QTimer>

class QSpinBox;
class QStackedWidget;

namespace showroom {
class Clock;
}

namespace showroom::gui {

class DataTable;
class RowsModel;
class SessionSource;

/// Lists the sessions that nobody used for some days and closes them all at once. Kept and held ones are not among
/// them.
class StaleDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// Of one environment, or of all with an empty id. `source` and `clock` must outlive the dialog.
    StaleDialog(SessionSource *source, const QString &environmentId, const Clock &clock, QWidget *parent = nullptr);

private:
    void addParts();
    void read();
    void showSessions(const QList<sessions::Session> &sessions);
    void begin();

    SessionSource *m_source;
    QString m_environmentId;
    const Clock &m_clock;
    QSpinBox *m_days;
    DataTable *m_table;
    RowsModel *m_rows;
    QWidget *m_nothing;
    QStackedWidget *m_states;
    QTimer m_delay;
    int m_reading = 0;
};

} // namespace showroom::gui
