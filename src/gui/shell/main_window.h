#pragma once

#include "core/access/rights.h"
#include "core/jobs/job.h"
#include "gui/common/density.h"
#include "gui/common/theme.h"
#include "gui/shell/connection_chip.h"

#include <QList>
#include <QMainWindow>

#include <functional>
#include <memory>

namespace Ui {
class MainWindow;
}
namespace showroom {
class Clock;
struct Error;
} // namespace showroom
namespace showroom::models {
class EnvironmentsModel;
class JobsModel;
} // namespace showroom::models

namespace showroom::gui {

class MainMenu;
class Page;
class WindowSettings;

/// The console's window: sidebar, top bar, pages, job strip. It owns navigation and the actions of the menu; what an
/// action does is its listener's matter.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    struct Collaborators {
        Theme &theme;
        WindowSettings &settings;
        const Clock &clock;
        const models::EnvironmentsModel &environments;
        const models::JobsModel &jobs;
    };

    explicit MainWindow(const Collaborators &collaborators, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Adds a page to the sidebar; `name` is what --page takes. The window owns it.
    void addPage(const QString &name, const QString &glyph, Page *page);
    /// The same for a page that stands apart, at the foot, with a shortcut of its own.
    void addFootPage(const QString &name, const QString &glyph, Page *page, const QKeySequence &shortcut);
    /// False when there is no such page.
    bool showPage(const QString &name);
    /// What the bell says.
    void setUnread(int notifications);
    /// How many things run or wait on a page; shown beside its name in the sidebar, 0 shows nothing.
    void setBadge(const QString &pageName, int count);

    /// Shows a page that is in no sidebar (a job, an environment) above the current one; the window owns it.
    void openPage(Page *page);
    /// Leaves an opened page and deletes it.
    void closePage(Page *page);
    Page *currentPage() const;

    void setConnection(const ConnectionInfo &connection);
    /// What the person may do there.
    void setRights(const access::Rights &rights);
    void setConnectionState(ConnectionState state);
    /// The connections that the chip's menu offers, asked each time it opens.
    void setConnectionNames(const std::function<QStringList()> &names);
    /// Leaves every opened page: they show another database.
    void closeOpenedPages();
    /// The bar over the pages with Reconnect.
    void showConnectionLost(const Error &error);
    void showConnected();

    /// Without a database there is nowhere to go: the sidebar and the actions that need one are off.
    void setNavigationEnabled(bool enabled);
    /// Applies the choice, keeps it and marks it in the menu.
    void chooseTheme(ThemeChoice choice);
    void chooseDensity(Density density);
    void chooseHighContrast(bool on);
    /// Marks the theme's choice in the menu.
    void showThemeChoice();
    /// How many jobs would stop with this window; asked when it closes.
    void setRunningJobs(const std::function<int()> &count);
    /// Whether they could go on in the tray; asked with them.
    void setHasTray(const std::function<bool()> &hasTray);

    MainMenu &menu() const { return *m_menu; }

signals:
    void newEnvironmentRequested();
    /// Hide this window, and let its jobs go on.
    void keepRunningRequested();
    void newEnvironmentsRequested();
    void paletteRequested();
    void notificationsRequested();
    void reconnectRequested();
    void pauseJobRequested(const showroom::jobs::Job &job);
    void connectionsRequested();
    void switchRequested(const QString &connection);
    void cancelJobRequested(const showroom::jobs::Job &job);
    void openJobRequested(const showroom::jobs::Job &job);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct Entry {
        QString name;
        Page *page;
    };

    void connectMenu();
    void addEntry(const QString &name, Page *page, QAction *action);
    int entryOf(const QString &pageName) const;
    void activate(int entry);
    void setCurrent(Page *page);
    void fitSidebar();
    void fillConnectionMenu(QMenu &menu);
    bool mayClose();

    std::unique_ptr<Ui::MainWindow> m_ui;
    Theme &m_theme;
    WindowSettings &m_settings;
    const Clock &m_clock;
    MainMenu *m_menu;
    QList<Entry> m_entries;
    QList<Page *> m_opened;
    std::function<int()> m_runningJobs;
    std::function<bool()> m_hasTray;
    std::function<QStringList()> m_connectionNames;
    bool m_closing = false;
};

} // namespace showroom::gui
