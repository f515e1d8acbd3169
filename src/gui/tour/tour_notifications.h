#pragma once

#include "gui/notifications/notification_source.h"
#include "gui/shell/tray.h"

#include <optional>

namespace showroom::gui {

/// A desktop that has a tray.
class TourTray final : public Tray {
    Q_OBJECT

public:
    using Tray::Tray;

    bool isAvailable() const override { return true; }
    void show(const QString &) override {}
    void hide() override {}
    void tell(const QString &, const QString &) override {}
};

/// A week's notifications, three of them unread.
class TourNotifications final : public NotificationSource {
    Q_OBJECT

public:
    explicit TourNotifications(QObject *parent = nullptr);

    QFuture<Result<notifications::Inbox>> inbox() override;
    QFuture<Result<QList<notifications::Notification>>> latest(const notifications::Query &query) override;
    QFuture<Result<void>> markRead(qint64 upTo) override;

    /// Nothing was ever told.
    void clear();
    /// Reading the list fails from now on.
    void failWith(const Error &error) { m_error = error; }

private:
    QList<notifications::Notification> m_all;
    std::optional<Error> m_error;
};

} // namespace showroom::gui
