#pragma once

#include "core/environments/environment.h"

#include <QWidget>

class QPushButton;

namespace showroom {
class Clock;
}

namespace showroom::gui {

class SessionActions;
class SessionSource;
class Standing;
class SessionsPanel;
class WindowSettings;

/// The sessions of one environment, on its page.
class EnvironmentSessions final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive it.
    EnvironmentSessions(const QString &environmentId, SessionSource &source, const Clock &clock,
                        WindowSettings &settings, const Standing &standing, QWidget *parent = nullptr);

    void setEnvironment(const environments::Environment &environment);

private:
    QWidget *makeTools();
    void showTools();
    QList<environments::Environment> own() const;

    environments::Environment m_environment;
    SessionActions *m_actions;
    SessionsPanel *m_panel;
    QPushButton *m_verify;
    QPushButton *m_stale;
    QPushButton *m_resetAll;
    QPushButton *m_enter;
};

} // namespace showroom::gui
