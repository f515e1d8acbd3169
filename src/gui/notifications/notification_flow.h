#pragma once

#include <QObject>
#include <QPointer>

namespace showroom {
class Clock;
}

namespace showroom::gui {

class ConsoleData;
class DesktopNotices;
class EnvironmentFlows;
class MainWindow;
class NotificationCenter;
class NotificationsPage;

/// Keeps the window's bell true and opens the list of notifications.
class NotificationFlow final : public QObject {
    Q_OBJECT

public:
    struct Collaborators {
        MainWindow &window;
        NotificationCenter &center;
        DesktopNotices &desktop;
        ConsoleData &data;
        const Clock &clock;
        EnvironmentFlows &environments;
    };

    /// All of them must outlive the flow.
    explicit NotificationFlow(const Collaborators &collaborators, QObject *parent = nullptr);

    NotificationsPage *open();

private:
    Collaborators m_with;
    QPointer<NotificationsPage> m_page;
};

} // namespace showroom::gui
