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

} // namespace

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

Result<QList<Notification>> latest(database::Connection &connection, int limit)
{
    const auto rows = connection.query("notifications/latest"_sql, {{"limit", limit}});
    if (!rows)
        return rows.error();
    QList<Notification> all;
    for (const database::Row &row : *rows)
        all.append({row.integer("id"), row.text("kind"), row.text("environment"), row.text("recipient"),
                    row.jsonObject("content"), row.dateTime("created_at"), row.dateTime("delivered_at"),
                    row.boolean("is_read")});
    return all;
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

} // namespace showroom::notifications
