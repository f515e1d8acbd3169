#include "gui/notifications/notification_bell.h"

#include "gui/common/button_variant.h"
#include "gui/common/glyph.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostShown = 999;

}

NotificationBell::NotificationBell(QWidget *parent)
    : QPushButton(parent)
{
    setProperty("variant", variantName(Variant::Quiet));
    setIcon(gui::icon(u"bell"_s));
    setAutoDefault(false);
    setUnread(0);
}

void NotificationBell::setUnread(int unread)
{
    const QString more = tr("More than %1 unread").arg(mostShown);
    const QString words = unread > mostShown ? more : tr("%n unread", nullptr, unread);
    setText(unread > 0 ? words : QString());
    setAccessibleName(unread > 0 ? tr("Notifications: %1").arg(words) : tr("Notifications: none unread"));
    setToolTip(accessibleName());
}

} // namespace showroom::gui
