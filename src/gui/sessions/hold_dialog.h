#pragma once

#include "core/sessions/session.h"
#include "gui/environments/fleet_dialog.h"

class QButtonGroup;
class QLabel;
class QLineEdit;

namespace showroom {
class Clock;
}

namespace showroom::gui {

class SessionSource;

/// Holds a session: nobody resets, refreshes or sweeps it for some hours.
class HoldDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` and `clock` must outlive the dialog.
    HoldDialog(SessionSource *source, const sessions::Session &session, const Clock &clock, QWidget *parent = nullptr);

private:
    QDateTime until() const;
    void showEnd();
    void begin();

    SessionSource *m_source;
    sessions::Session m_session;
    const Clock &m_clock;
    QButtonGroup *m_hours;
    QLabel *m_end;
    QLineEdit *m_reason;
};

} // namespace showroom::gui
