#include "gui/operations/database_notifications.h"

#include "base/when_ready.h"
#include "gui/operations/database_link.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using database::Connection;
using notifications::Notification;

DatabaseNotifications::DatabaseNotifications(DatabaseLink &link, QObject *parent)
    : NotificationSource(parent)
    , m_link(link)
{
    connect(&link, &DatabaseLink::changed, this, [this](const QString &topic) {
        if (topic == u"*" || topic.startsWith(u"notification:"))
            emit changed();
    });
    connect(&link, &DatabaseLink::connectionRestored, this, &NotificationSource::changed);
    connect(&link, &DatabaseLink::opened, this, &NotificationSource::replaced);
}

QFuture<Result<notifications::Inbox>> DatabaseNotifications::inbox()
{
    return m_link.ask([](Connection &connection) { return notifications::inbox(connection); });
}

QFuture<Result<QList<Notification>>> DatabaseNotifications::latest(const notifications::Query &query)
{
    return m_link.ask([query](Connection &connection) { return notifications::latest(connection, query); });
}

/// Others hear of it by the database; this console at once.
QFuture<Result<void>> DatabaseNotifications::markRead(qint64 upTo)
{
    const auto mark = [upTo](Connection &connection) { return notifications::markRead(connection, upTo); };
    return passOn(m_link.ask(mark), this, [this](const Result<void> &done) {
        if (done)
            emit changed();
    });
}

} // namespace showroom::gui
