#pragma once

#include "core/notifications/notification.h"

#include <QObject>

#include <functional>
#include <optional>

namespace showroom::gui {

class NotificationSource;

/// Knows how many notifications are unread and tells of those that come while the program runs.
class NotificationCenter final : public QObject {
    Q_OBJECT

public:
    /// `source` must outlive it.
    explicit NotificationCenter(NotificationSource &source, QObject *parent = nullptr);

    NotificationSource &source() const { return m_source; }
    /// At most 1,000.
    int unread() const { return m_unread; }
    /// Whether this database's were read once.
    bool isLoaded() const { return m_newest.has_value(); }
    /// Marks all as read that are known here; `done` hears how it went, if the center is still there.
    void markAllRead(const std::function<void(const Result<void> &)> &done);

signals:
    void unreadChanged(int unread);
    /// Unread ones that nobody knew before, newest first; never those that were there when the database was opened.
    void arrived(const QList<showroom::notifications::Notification> &notifications);

private:
    void read();
    void take(const notifications::Inbox &inbox);
    void forget();
    void setUnread(int unread);

    NotificationSource &m_source;
    std::optional<qint64> m_newest; ///< none: this database's were not read yet
    int m_unread = 0;
    int m_epoch = 0; ///< answers of an earlier one are another database's
    bool m_isReading = false;
    bool m_again = false;
};

} // namespace showroom::gui
