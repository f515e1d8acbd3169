#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::notifications {

/// Word for somebody about an environment, kept in the outbox until it was delivered.
struct Notification {
    qint64 id = 0;
    QString kind; ///< "expiry-warning", "expired", "reset", "deleted", "welcome"
    QString environmentId;
    QString recipient; ///< a mail address, or a login
    QJsonObject content;
    QDateTime createdAt;
    QDateTime deliveredAt; ///< invalid: it waits
    bool isRead = false;   ///< by the caller's login

    /// What it says, a sentence or two.
    QString text() const;
    bool operator==(const Notification &) const = default;
};

/// The latest ones for the caller's login, newest first: of environments that are theirs, and for operations of all.
Result<QList<Notification>> latest(database::Connection &connection, int limit = 100);
/// How many of them the caller has not read.
Result<int> countUnread(database::Connection &connection);
/// Marks everything up to this one as read by the caller.
Result<void> markRead(database::Connection &connection, qint64 upTo);

} // namespace showroom::notifications

Q_DECLARE_METATYPE(showroom::notifications::Notification)
