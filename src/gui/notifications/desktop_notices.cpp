#include "gui/notifications/desktop_notices.h"

#include "gui/notifications/notification_center.h"
#include "gui/shell/tray.h"

#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using notifications::Notification;

namespace {

const auto wishKey = u"notifications/desktop"_s;

}

DesktopNotices::DesktopNotices(NotificationCenter &center, Tray &tray, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_tray(tray)
    , m_settings(settings)
{
    connect(&center, &NotificationCenter::arrived, this, &DesktopNotices::tell);
}

bool DesktopNotices::isPossible() const
{
    return m_tray.isAvailable();
}

bool DesktopNotices::isOn() const
{
    return m_settings.value(wishKey).toBool();
}

bool DesktopNotices::isUndecided() const
{
    return !m_settings.contains(wishKey) && isPossible();
}

void DesktopNotices::setOn(bool on)
{
    m_settings.setValue(wishKey, on);
    if (on)
        showIcon();
    else
        m_tray.hide();
    emit changed();
}

void DesktopNotices::decline()
{
    setOn(false);
}

void DesktopNotices::showIcon()
{
    if (isOn() && isPossible())
        m_tray.show(tr("Showroom"));
}

void DesktopNotices::tell(const QList<Notification> &notifications)
{
    if (isOn() && isPossible())
        m_tray.tell(notifications.size() == 1 ? notifications.first().title() : tr("Showroom"),
                    notifications::summary(notifications).join(u'\n'));
}

} // namespace showroom::gui
