#pragma once

#include "core/notifications/notification.h"
#include "models/keyed_table_model.h"

namespace showroom::models {

/// Word about environments for the person who is connected, as raw values; older ones as far as somebody asked.
class NotificationsModel final : public KeyedTableModel<notifications::Notification, qint64> {
    Q_OBJECT

public:
    enum Column { State, What, Environment, When, ColumnCount };
    enum Role {
        NotificationRole = Qt::UserRole, ///< the whole notifications::Notification
    };

    explicit NotificationsModel(QObject *parent = nullptr);

    /// Makes the rows those of `notifications`; those that stay keep their place. `hasMore`: older ones follow.
    void setNotifications(const QList<notifications::Notification> &notifications, bool hasMore);
    /// Adds those that are not there yet.
    void addOlder(const QList<notifications::Notification> &notifications, bool hasMore);
    bool hasMore() const { return m_hasMore; }

    const QList<notifications::Notification> &notifications() const { return rows(); }
    /// The smallest id; 0 without rows.
    qint64 oldest() const;

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    /// Somebody wants the rows after the last one; answer with addOlder().
    void moreWanted();

private:
    qint64 keyOf(const notifications::Notification &notification) const override { return notification.id; }
    /// A bool (is it read), a string or a QDateTime.
    QVariant rawValue(const notifications::Notification &notification, int column) const override;
    QString heading(int column) const override;

    bool m_hasMore = false;
    bool m_isAsking = false;
};

} // namespace showroom::models
