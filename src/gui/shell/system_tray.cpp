#include "gui/shell/system_tray.h"

#include "gui/common/glyph.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

SystemTray::SystemTray(QObject *parent)
    : Tray(parent)
{
    connect(m_menu.addAction(tr("Open")), &QAction::triggered, this, &Tray::openRequested);
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitRequested);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit openRequested();
    });
}

SystemTray::~SystemTray() = default;

bool SystemTray::isAvailable() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTray::show(const QString &toolTip)
{
    if (m_icon.icon().isNull())
        m_icon.setIcon(icon(u"boxes"_s));
    m_icon.setToolTip(toolTip);
    m_icon.show();
}

void SystemTray::hide()
{
    m_icon.hide();
}

void SystemTray::tell(const QString &title, const QString &text)
{
    if (QSystemTrayIcon::supportsMessages())
        m_icon.showMessage(title, text, QSystemTrayIcon::Information);
}

} // namespace showroom::gui
