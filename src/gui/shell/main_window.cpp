#include "gui/shell/main_window.h"

#include "base/clock.h"
#include "base/error.h"
#include "gui/common/builders.h"
#include "gui/common/page.h"
#include "gui/common/theme.h"
#include "gui/shell/close_question.h"
#include "gui/shell/main_menu.h"
#include "gui/shell/window_settings.h"
#include "ui_main_window.h"

#include <QCloseEvent>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const Collaborators &with, QWidget *parent)
    : QMainWindow(parent)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_theme(with.theme)
    , m_settings(with.settings)
    , m_clock(with.clock)
    , m_menu(new MainMenu(this))
{
    m_ui->setupUi(this);
    m_ui->edgeLine->setBackgroundRole(QPalette::Midlight);
    m_ui->menuButton->setShortcut(QKeySequence(Qt::Key_F10));
    m_ui->jobStrip->setModels(&with.jobs, &with.environments);
    m_ui->connectionBar->setClosable(false);
    auto *reconnect = m_ui->connectionBar->addButton(tr("Reconnect"), u"reconnectButton"_s, u"refresh-cw"_s);
    auto *chipMenu = new QMenu(m_ui->connectionChip);
    chipMenu->setObjectName(u"connectionMenu"_s);
    connect(chipMenu, &QMenu::aboutToShow, this, [this, chipMenu] { fillConnectionMenu(*chipMenu); });
    fillConnectionMenu(*chipMenu);
    m_ui->connectionChip->setMenu(chipMenu);

    connect(reconnect, &QPushButton::clicked, this, &MainWindow::reconnectRequested);
    connect(m_ui->jobStrip, &JobStrip::pauseRequested, this, &MainWindow::pauseJobRequested);
    connect(m_ui->jobStrip, &JobStrip::cancelRequested, this, &MainWindow::cancelJobRequested);
    connect(m_ui->jobStrip, &JobStrip::openRequested, this, &MainWindow::openJobRequested);
    connect(m_ui->sidebar, &QListWidget::currentRowChanged, this, &MainWindow::activate);
    connect(m_ui->sidebar, &QListWidget::itemClicked, this, [this] { activate(m_ui->sidebar->currentRow()); });
    connectMenu();
    m_settings.restoreWindow(*this);
}

MainWindow::~MainWindow() = default;

void MainWindow::connectMenu()
{
    connect(m_ui->menuButton, &QPushButton::clicked, this, [this] {
        QPushButton *button = m_ui->menuButton;
        m_menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
    });
    connect(m_menu->newEnvironment(), &QAction::triggered, this, &MainWindow::newEnvironmentRequested);
    connect(m_menu->newEnvironments(), &QAction::triggered, this, &MainWindow::newEnvironmentsRequested);
    connect(m_menu->reconnect(), &QAction::triggered, this, &MainWindow::reconnectRequested);
    connect(m_menu->connections(), &QAction::triggered, this, &MainWindow::connectionsRequested);
    connect(m_menu->quit(), &QAction::triggered, this, &QWidget::close);
    connect(m_menu->commandPalette(), &QAction::triggered, this, &MainWindow::paletteRequested);
    connect(m_menu->notifications(), &QAction::triggered, this, &MainWindow::notificationsRequested);
    connect(m_ui->notificationBell, &QPushButton::clicked, this, &MainWindow::notificationsRequested);
    connect(m_ui->commandField, &QPushButton::clicked, this, &MainWindow::paletteRequested);
    m_ui->commandField->setKeys(m_menu->commandPalette()->shortcut().toString(QKeySequence::NativeText));
    connect(m_menu, &MainMenu::themeChosen, this, &MainWindow::chooseTheme);
    connect(m_menu, &MainMenu::densityChosen, this, &MainWindow::chooseDensity);
    connect(m_menu, &MainMenu::highContrastChosen, this, &MainWindow::chooseHighContrast);
    m_theme.setDensity(m_settings.density());
    m_theme.setHighContrast(m_settings.hasHighContrast());
    m_menu->setHighContrast(m_settings.hasHighContrast());
    showThemeChoice();
    m_menu->setDensity(m_settings.density());
}

void MainWindow::chooseTheme(ThemeChoice choice)
{
    m_settings.setTheme(choice);
    m_theme.setChoice(choice);
    m_menu->setThemeChoice(choice);
}

void MainWindow::chooseDensity(Density density)
{
    m_settings.setDensity(density);
    m_theme.setDensity(density);
    m_menu->setDensity(density);
}

void MainWindow::chooseHighContrast(bool on)
{
    m_settings.setHighContrast(on);
    m_theme.setHighContrast(on);
    m_menu->setHighContrast(on);
}

void MainWindow::addPage(const QString &name, const QString &glyph, Page *page)
{
    m_ui->sidebar->addPage(page->title(), glyph);
    addEntry(name, page, m_menu->addPage(page->title(), glyph));
}

void MainWindow::addFootPage(const QString &name, const QString &glyph, Page *page, const QKeySequence &shortcut)
{
    m_ui->sidebar->addFootPage(page->title(), glyph);
    addEntry(name, page, m_menu->addPage(page->title(), glyph, shortcut));
}

void MainWindow::addEntry(const QString &name, Page *page, QAction *action)
{
    const int entry = int(m_entries.size());
    m_entries.append({name, page});
    m_ui->pagesStackedWidget->addWidget(page);
    connect(action, &QAction::triggered, this, [this, entry] {
        m_ui->sidebar->setCurrentRow(entry);
        activate(entry);
    });
    if (entry == 0)
        m_ui->sidebar->setCurrentRow(0);
}

int MainWindow::entryOf(const QString &pageName) const
{
    for (int i = 0; i < int(m_entries.size()); ++i)
        if (m_entries[i].name == pageName)
            return i;
    return -1;
}

bool MainWindow::showPage(const QString &name)
{
    const int entry = entryOf(name);
    if (entry < 0)
        return false;
    m_ui->sidebar->setCurrentRow(entry);
    activate(entry);
    return true;
}

void MainWindow::setUnread(int notifications)
{
    m_ui->notificationBell->setUnread(notifications);
}

void MainWindow::setBadge(const QString &pageName, int count)
{
    m_ui->sidebar->setBadge(entryOf(pageName), count);
}

/// A page of the sidebar leaves every opened page.
void MainWindow::activate(int entry)
{
    if (entry < 0 || entry >= m_entries.size())
        return;
    const QList<Page *> opened = std::exchange(m_opened, {});
    for (Page *page : opened)
        page->deleteLater();
    setCurrent(m_entries[entry].page);
}

void MainWindow::openPage(Page *page)
{
    m_opened.append(page);
    m_ui->pagesStackedWidget->addWidget(page);
    connect(page, &Page::backRequested, this, [this, page] { closePage(page); });
    setCurrent(page);
}

void MainWindow::closePage(Page *page)
{
    if (!m_opened.removeOne(page))
        return;
    page->deleteLater();
    if (!m_opened.isEmpty())
        setCurrent(m_opened.last());
    else if (const int row = m_ui->sidebar->currentRow(); row >= 0)
        setCurrent(m_entries[row].page);
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_ui->pagesStackedWidget->currentWidget());
}

void MainWindow::setCurrent(Page *page)
{
    m_ui->pagesStackedWidget->setCurrentWidget(page);
    fitSidebar();
}

void MainWindow::setConnection(const ConnectionInfo &connection)
{
    m_ui->connectionChip->setConnection(connection);
    const QString place =
        connection.role.isEmpty() ? connection.profile : connection.profile + u" · "_s + connection.role;
    setWindowTitle(place.isEmpty() ? u"Showroom"_s : place + u" — Showroom"_s);
}

void MainWindow::setRights(const access::Rights &rights)
{
    m_menu->setRights(rights);
    m_ui->jobStrip->setRights(rights);
}

void MainWindow::setConnectionState(ConnectionState state)
{
    m_ui->connectionChip->setState(state);
}

void MainWindow::setConnectionNames(const std::function<QStringList()> &names)
{
    m_connectionNames = names;
}

void MainWindow::fillConnectionMenu(QMenu &menu)
{
    menu.clear();
    const QStringList names = m_connectionNames ? m_connectionNames() : QStringList();
    for (const QString &name : names) {
        QAction *action = menu.addAction(QString(name).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(name == m_ui->connectionChip->connection().profile);
        connect(action, &QAction::triggered, this, [this, name] { emit switchRequested(name); });
    }
    menu.addSeparator();
    menu.addAction(m_menu->reconnect());
    menu.addAction(m_menu->connections());
}

void MainWindow::closeOpenedPages()
{
    const QList<Page *> opened = m_opened;
    for (Page *page : opened)
        closePage(page);
}

void MainWindow::showConnectionLost(const Error &error)
{
    const QString since = QLocale().toString(m_clock.now().toLocalTime().time(), QLocale::ShortFormat);
    setConnectionState(ConnectionState::Lost);
    Error shown = error;
    if (shown.hint.isEmpty())
        shown.hint = tr("What you see is from %1.").arg(since);
    m_ui->connectionBar->say(shown);
    m_ui->connectionBarArea->show();
}

void MainWindow::showConnected()
{
    setConnectionState(ConnectionState::Connected);
    m_ui->connectionBarArea->hide();
}

void MainWindow::fitSidebar()
{
    const Page *page = currentPage();
    const int beside = m_ui->sidebar->expandedWidth() + 1;
    m_ui->sidebar->setCollapsed(page && width() < beside + page->comfortableWidth());
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitSidebar();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    fitSidebar();
}

void MainWindow::setNavigationEnabled(bool enabled)
{
    m_ui->sidebar->setVisible(enabled); // before a first connection there is nowhere to go
    m_ui->edgeLine->setVisible(enabled);
    m_ui->notificationBell->setVisible(enabled);
    m_menu->setNavigationEnabled(enabled);
}

void MainWindow::showThemeChoice()
{
    m_menu->setThemeChoice(m_theme.choice());
}

void MainWindow::setRunningJobs(const std::function<int()> &count)
{
    m_runningJobs = count;
}

void MainWindow::setHasTray(const std::function<bool()> &hasTray)
{
    m_hasTray = hasTray;
}

/// Asks once when jobs of this window run; the answer closes it.
bool MainWindow::mayClose()
{
    const int running = m_runningJobs && !m_closing ? m_runningJobs() : 0;
    if (running == 0)
        return true;
    auto *question = new CloseQuestion(running, m_hasTray && m_hasTray(), this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &CloseQuestion::keepRunningRequested, this, &MainWindow::keepRunningRequested);
    connect(question, &QDialog::accepted, this, [this] {
        m_closing = true;
        close();
    });
    question->open();
    return false;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    m_settings.saveWindow(*this);
    if (const int row = m_ui->sidebar->currentRow(); row >= 0)
        m_settings.setPage(m_entries[row].name);
    event->accept();
}

} // namespace showroom::gui
