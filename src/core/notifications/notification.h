#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QStringList>

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

    /// What it is about, two or three words.
    QString title() const;
    /// What it says, a sentence or two.
    QString text() const;
    bool operator==(const Notification &) const = default;
};

/// Which ones are asked for.
struct Query {
    int limit = 100;     ///< at most 1,000
    qint64 before = 0;   ///< only those with a smaller id; 0: from the newest on
    QStringList kinds{}; ///< empty: all
};

/// What a console has to know at any time.
struct Inbox {
    int unread = 0;             ///< at most 1,000 are counted
    qint64 newest = 0;          ///< id; 0 when there are none
    QList<Notification> latest; ///< newest first
};

/// The latest ones for the caller's login, newest first: of environments that are theirs, and for operations of all.
Result<QList<Notification>> latest(database::Connection &connection, const Query &query = {});
Result<Inbox> inbox(database::Connection &connection);
/// How many of them the caller has not read.
Result<int> countUnread(database::Connection &connection);
/// Marks everything up to this one as read by the caller.
Result<void> markRead(database::Connection &connection, qint64 upTo);

/// Several at once in a few lines, one a kind: "5 environments expire tomorrow." A single one is its text.
QStringList summary(const QList<Notification> &notifications);

} // namespace showroom::notifications

Q_DECLARE_METATYPE(showroom::notifications::Notification)
