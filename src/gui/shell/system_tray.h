#pragma once

#include "gui/shell/tray.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace showroom::gui {

/// The system's tray: an icon with the menu Open and Quit.
class SystemTray final : public Tray {
    Q_OBJECT

public:
    explicit SystemTray(QObject *parent = nullptr);
    ~SystemTray() override;

    bool isAvailable() const override;
    void show(const QString &toolTip) override;
    void hide() override;
    void tell(const QString &title, const QString &text) override;

private:
    QMenu m_menu;
    QSystemTrayIcon m_icon;
};

} // namespace showroom::gui
