#include "gui/notifications/notification_center.h"

#include "base/when_ready.h"
#include "gui/notifications/notification_source.h"

#include <algorithm>

namespace showroom::gui {

using notifications::Inbox;
using notifications::Notification;

NotificationCenter::NotificationCenter(NotificationSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    connect(&m_source, &NotificationSource::changed, this, &NotificationCenter::read);
    connect(&m_source, &NotificationSource::replaced, this, &NotificationCenter::forget);
    read();
}

void NotificationCenter::forget()
{
    ++m_epoch;
    m_newest.reset();
    m_isReading = false;
    m_again = false;
    setUnread(0);
    read();
}

/// One read at a time; what changes meanwhile is read once more. The window tells of a lost connection itself.
void NotificationCenter::read()
{
    m_again = m_isReading;
    if (m_isReading)
        return;
    m_isReading = true;
    const auto end = [this, epoch = m_epoch](const Result<Inbox> *inbox) {
        if (epoch != m_epoch)
            return;
        m_isReading = false;
        if (inbox && *inbox)
            take(**inbox);
        if (m_again)
            read();
    };
    whenReady(
        m_source.inbox(), this, [end](const Result<Inbox> &inbox) { end(&inbox); }, [end] { end(nullptr); });
}

void NotificationCenter::take(const Inbox &inbox)
{
    QList<Notification> fresh;
    if (m_newest)
        std::copy_if(inbox.latest.begin(), inbox.latest.end(), std::back_inserter(fresh),
                     [this](const Notification &one) { return one.id > *m_newest && !one.isRead; });
    m_newest = std::max(m_newest.value_or(0), inbox.newest);
    setUnread(inbox.unread);
    if (!fresh.isEmpty())
        emit arrived(fresh);
}

void NotificationCenter::setUnread(int unread)
{
    if (m_unread == unread)
        return;
    m_unread = unread;
    emit unreadChanged(unread);
}

void NotificationCenter::markAllRead(const std::function<void(const Result<void> &)> &done)
{
    whenReady(m_source.markRead(m_newest.value_or(0)), this, done);
}

} // namespace showroom::gui
