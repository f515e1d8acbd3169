#pragma once

#include "gui/notifications/notification_source.h"

namespace showroom::gui {

class DatabaseLink;

/// The notifications of the open database.
class DatabaseNotifications final : public NotificationSource {
    Q_OBJECT

public:
    /// `link` must outlive it.
    explicit DatabaseNotifications(DatabaseLink &link, QObject *parent = nullptr);

    QFuture<Result<notifications::Inbox>> inbox() override;
    QFuture<Result<QList<notifications::Notification>>> latest(const notifications::Query &query) override;
    QFuture<Result<void>> markRead(qint64 upTo) override;

private:
    DatabaseLink &m_link;
};

} // namespace showroom::gui
