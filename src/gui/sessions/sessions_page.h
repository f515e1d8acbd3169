#pragma once

#include "core/environments/environment.h"
#include "gui/common/page.h"

class QPushButton;

namespace showroom {
class Clock;
}

namespace showroom::gui {

class ConsoleData;
class SessionActions;
class SessionSource;
class SessionsPanel;
class WindowSettings;

/// Everybody's sessions: who works where, what they changed, resets and their undo.
class SessionsPage final : public Page {
    Q_OBJECT

public:
    struct Collaborators {
        SessionSource &source;
        ConsoleData &data;
        const Clock &clock;
        WindowSettings &settings;
    };

    /// All must outlive the page.
    explicit SessionsPage(const Collaborators &with, QWidget *parent = nullptr);

    SessionActions &actions() const { return *m_actions; }

private:
    void showState();
    void showSummary();

    SessionActions *m_actions;
    SessionsPanel *m_panel;
    QPushButton *m_stale;
    QPushButton *m_enter;
};

/// Those that somebody can enter.
QList<environments::Environment> enterable(const QList<environments::Environment> &environments);

} // namespace showroom::gui
