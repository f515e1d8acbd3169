#include "core/notifications/notification.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>
#include <QLocale>

namespace showroom::notifications {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::notifications)
};

QString day(const QJsonValue &value)
{
    return QLocale().toString(QDateTime::fromString(value.toString(), Qt::ISODate).date(), QLocale::ShortFormat);
}

/// What several of one kind have in common; those that expire are told apart by their days.
QString groupOf(const Notification &notification)
{
    if (notification.kind != u"expiry-warning")
        return notification.kind;
    return notification.kind + notification.content.value(u"days"_s).toVariant().toString();
}

QString sumOf(const Notification &like, int count)
{
    if (like.kind == u"expiry-warning" && like.content.value(u"days"_s).toInt() <= 1)
        return Texts::tr("%n environment(s) expire tomorrow.", nullptr, count);
    if (like.kind == u"expiry-warning")
        return Texts::tr("%n environment(s) expire within %1 days.", nullptr, count)
            .arg(like.content.value(u"days"_s).toInt());
    if (like.kind == u"expired")
        return Texts::tr("%n environment(s) have expired.", nullptr, count);
    if (like.kind == u"reset")
        return Texts::tr("%n environment(s) were reset.", nullptr, count);
    if (like.kind == u"deleted")
        return Texts::tr("%n environment(s) were deleted.", nullptr, count);
    return Texts::tr("There is news of %n environment(s).", nullptr, count);
}

} // namespace

QString Notification::title() const
{
    if (kind == u"expiry-warning")
        return Texts::tr("Expires soon");
    if (kind == u"expired")
        return Texts::tr("Expired");
    if (kind == u"reset")
        return Texts::tr("Reset");
    if (kind == u"deleted")
        return Texts::tr("Deleted");
    if (kind == u"welcome")
        return Texts::tr("In production");
    return Texts::tr("News");
}

QString Notification::text() const
{
    const QString name = content.value(u"name"_s).toString(environmentId);
    if (kind == u"expiry-warning") {
        const int days = content.value(u"days"_s).toInt();
        return Texts::tr("“%1” expires within %n day(s). Extend it, or convert it to production.", nullptr, days)
            .arg(name);
    }
    if (kind == u"expired")
        return Texts::tr("“%1” has expired. It is deleted on %2 unless it is extended.")
            .arg(name, day(content.value(u"deletedOn"_s)));
    if (kind == u"reset")
        return Texts::tr("“%1” was reset: its data is as it was at the beginning.").arg(name);
    if (kind == u"deleted")
        return Texts::tr("“%1” was deleted.").arg(name);
    if (kind == u"welcome")
        return Texts::tr("“%1” is a production tenant now: %2.").arg(name, content.value(u"target"_s).toString());
    return Texts::tr("There is news of “%1”.").arg(name);
}

Result<QList<Notification>> latest(database::Connection &connection, const Query &query)
{
    const auto before = query.before > 0 ? std::optional(query.before) : std::nullopt;
    const auto rows = connection.query("notifications/latest"_sql,
                                       {{"limit", query.limit}, {"before", before}, {"kinds", query.kinds}});
    if (!rows)
        return rows.error();
    QList<Notification> all;
    for (const database::Row &row : *rows)
        all.append({row.integer("id"), row.text("kind"), row.text("environment"), row.text("recipient"),
                    row.jsonObject("content"), row.dateTime("created_at"), row.dateTime("delivered_at"),
                    row.boolean("is_read")});
    return all;
}

Result<Inbox> inbox(database::Connection &connection)
{
    const auto notifications = latest(connection);
    if (!notifications)
        return notifications.error();
    const auto unread = countUnread(connection);
    if (!unread)
        return unread.error();
    return Inbox{*unread, notifications->isEmpty() ? 0 : notifications->constFirst().id, *notifications};
}

Result<int> countUnread(database::Connection &connection)
{
    const auto count = connection.scalar("notifications/count_unread"_sql);
    if (!count)
        return count.error();
    return count->toInt();
}

Result<void> markRead(database::Connection &connection, qint64 upTo)
{
    const auto done = connection.query("notifications/mark_read"_sql, {{"up_to", upTo}});
    return done ? Result<void>() : Result<void>(done.error());
}

QStringList summary(const QList<Notification> &notifications)
{
    QStringList order;
    QHash<QString, QList<const Notification *>> groups;
    for (const Notification &notification : notifications) {
        const QString group = groupOf(notification);
        if (!groups.contains(group))
            order.append(group);
        groups[group].append(&notification);
    }
    QStringList lines;
    for (const QString &group : std::as_const(order)) {
        const auto &members = groups[group];
        lines.append(members.size() == 1 ? members.first()->text() : sumOf(*members.first(), int(members.size())));
    }
    return lines;
}

} // namespace showroom::notifications
