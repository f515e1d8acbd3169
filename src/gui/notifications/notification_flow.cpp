#include "gui/notifications/notification_flow.h"

#include "gui/notifications/notification_center.h"
#include "gui/notifications/notifications_page.h"
#include "gui/operations/console_data.h"
#include "gui/shell/environment_flows.h"
#include "gui/shell/main_window.h"

namespace showroom::gui {

NotificationFlow::NotificationFlow(const Collaborators &collaborators, QObject *parent)
    : QObject(parent)
    , m_with(collaborators)
{
    connect(&m_with.window, &MainWindow::notificationsRequested, this, &NotificationFlow::open);
    connect(&m_with.center, &NotificationCenter::unreadChanged, &m_with.window, &MainWindow::setUnread);
    m_with.window.setUnread(m_with.center.unread());
}

NotificationsPage *NotificationFlow::open()
{
    if (m_page && m_with.window.currentPage() == m_page)
        return m_page;
    if (m_page)
        m_with.window.closePage(m_page);
    m_page = new NotificationsPage({m_with.center, m_with.desktop, m_with.data.environments(), m_with.clock});
    connect(m_page, &NotificationsPage::openRequested, this, [this](const QString &id) {
        if (const auto environment = m_with.data.environments().find(id))
            m_with.environments.open(*environment);
    });
    m_with.window.openPage(m_page);
    return m_page;
}

} // namespace showroom::gui
