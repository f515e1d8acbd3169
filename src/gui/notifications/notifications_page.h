#pragma once

#include "base/error.h"
#include "core/notifications/notification.h"
#include "gui/common/page.h"
#include "models/notifications_model.h"

#include <QTimer>

#include <memory>
#include <optional>

class QButtonGroup;

namespace Ui {
class NotificationsPage;
}
namespace showroom {
class Clock;
}
namespace showroom::models {
class EnvironmentsModel;
}

namespace showroom::gui {

class DesktopNotices;
class NotificationCenter;
class NotificationsProxy;

/// The list of notifications, newest first: what about which environment, unread ones marked; older ones are read when
/// the list is scrolled to its end.
class NotificationsPage final : public Page {
    Q_OBJECT

public:
    struct Collaborators {
        NotificationCenter &center;
        DesktopNotices &desktop;
        const models::EnvironmentsModel &environments;
        const Clock &clock;
    };

    /// Rows read at once.
    static constexpr int pageSize = 50;

    /// All of them must outlive the page.
    explicit NotificationsPage(const Collaborators &collaborators, QWidget *parent = nullptr);
    ~NotificationsPage() override;

signals:
    void openRequested(const QString &environmentId);

private:
    void arrangeFilters();
    void arrangeTable();
    void arrangeStates();
    void arrangeOffer();
    void read();
    void readMore();
    void markAllRead();
    void showState();
    void showDesktop();
    void showSelection();
    QStringList kinds() const;
    std::optional<notifications::Notification> selected() const;

    std::unique_ptr<Ui::NotificationsPage> m_ui;
    Collaborators m_with;
    models::NotificationsModel m_model;
    NotificationsProxy *m_proxy;
    QButtonGroup *m_kinds;
    QTimer m_ticks;
    std::optional<Error> m_error;
    bool m_isLoaded = false;
    int m_reading = 0; ///< counts the reads, so that only the latest one's answer is shown
};

} // namespace showroom::gui
