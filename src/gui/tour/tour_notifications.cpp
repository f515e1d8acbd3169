#include "gui/tour/tour_notifications.h"

#include "gui/tour/tour_fixture.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using notifications::Inbox;
using notifications::Notification;

namespace {

struct Sketch {
    const char *kind;
    const char *id;
    const char *name;
    int minutesAgo;
    int days = 0;
    bool isRead = true;
};

const QList<Sketch> sketches{
    {"expired", "sandbox-proseware-trial", "Proseware Trial", 190, 0, false},
    {"expiry-warning", "sandbox-booth-tour", "Booth Tour", 190, 1, false},
    {"reset", "sandbox-autumn-course", "Autumn Course", 730, 0, false},
    {"expiry-warning", "sandbox-fabrikam-trial", "Fabrikam Trial", 1'630, 7},
    {"reset", "sandbox-spring-course", "Spring Course", 2'170},
    {"expired", "sandbox-litware-trial", "Litware Trial", 2'900},
    {"welcome", "sandbox-contoso-pilot", "Contoso Pilot", 4'400},
    {"deleted", "demo-tailspin", "Tailspin", 6'000},
    {"expiry-warning", "sandbox-litware-trial", "Litware Trial", 8'700, 7},
};

} // namespace

TourNotifications::TourNotifications(QObject *parent)
    : NotificationSource(parent)
{
    qint64 id = sketches.size();
    for (const Sketch &sketch : sketches) {
        Notification made;
        made.id = id--;
        made.kind = QLatin1String(sketch.kind);
        made.environmentId = QLatin1String(sketch.id);
        made.content = {{u"name"_s, QLatin1String(sketch.name)}, {u"days"_s, sketch.days}};
        if (made.kind == u"expired")
            made.content.insert(u"deletedOn"_s, tourTime().addDays(30).toString(Qt::ISODate));
        if (made.kind == u"welcome")
            made.content.insert(u"target"_s, u"contoso"_s);
        made.createdAt = tourTime().addSecs(-60 * qint64(sketch.minutesAgo));
        made.isRead = sketch.isRead;
        m_all.append(made);
    }
}

void TourNotifications::clear()
{
    m_all.clear();
    emit replaced();
}

QFuture<Result<Inbox>> TourNotifications::inbox()
{
    const auto unread = std::count_if(m_all.begin(), m_all.end(), [](const Notification &one) { return !one.isRead; });
    return QtFuture::makeReadyFuture(
        Result<Inbox>(Inbox{int(unread), m_all.isEmpty() ? 0 : m_all.constFirst().id, m_all}));
}

QFuture<Result<QList<Notification>>> TourNotifications::latest(const notifications::Query &query)
{
    if (m_error)
        return QtFuture::makeReadyFuture(Result<QList<Notification>>(*m_error));
    QList<Notification> list;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(list), [&query](const Notification &one) {
        return (query.before == 0 || one.id < query.before) &&
               (query.kinds.isEmpty() || query.kinds.contains(one.kind));
    });
    return QtFuture::makeReadyFuture(
        Result<QList<Notification>>(list.first(std::min<qsizetype>(list.size(), query.limit))));
}

QFuture<Result<void>> TourNotifications::markRead(qint64 upTo)
{
    for (Notification &one : m_all)
        one.isRead = one.isRead || one.id <= upTo;
    emit changed();
    return QtFuture::makeReadyFuture(Result<void>());
}

} // namespace showroom::gui
