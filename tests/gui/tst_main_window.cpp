#include "gui/shell/main_window.h"

#include "base/clock.h"
#include "base/result.h"
#include "base/translations.h"
#include "gui/common/message_bar.h"
#include "gui/common/page.h"
#include "gui/common/theme.h"
#include "gui/common/tokens.h"
#include "gui/shell/job_strip.h"
#include "gui/shell/main_menu.h"
#include "gui/shell/sidebar.h"
#include "gui/shell/window_settings.h"
#include "gui/tour/tour_fixture.h"
#include "models/environments_model.h"
#include "models/jobs_model.h"

#include <QDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void goesWhereTheSidebarSays();
    void goesByShortcut();
    void opensAndLeavesPages();
    void leavingTheSidebarPageClosesOpenedOnes();
    void collapsesWhenThePageNoLongerFits();
    void keepsCreationFromRolesThatMayNot();
    void showsTheRunningJob();
    void showsThatNothingRuns();
    void cancelNamesTheJob();
    void pauseNamesTheJob();
    void tellsALostConnection();
    void switchesTheTheme();
    void remembersThemeAndDensity();
    void drawsStrongOutlines();
    void showsHowManyRunOnAPage();
    void saysOnThePageWhatWentWrong();
    void actionsStandUnderTheTitleWhenRoomIsShort();
    void labelsFollowAMirroredLayout();
    void keepsItsSize();
    void asksBeforeStoppingJobs();
    void closesWithoutJobs();
    void hasNoShortcutTwice();
    void namesWhatCanBeWorked();

private:
    std::unique_ptr<Translations> m_translations;
    void build();
    Page *addPage(const QString &name);
    QAction *action(const QString &name) const;
    template <class T>
    T *part(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }

    QTemporaryDir m_folder;
    FixedClock m_clock{tourTime()};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<models::EnvironmentsModel> m_environments;
    std::unique_ptr<models::JobsModel> m_jobs;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

void MainWindowTest::init()
{
    QFile::remove(m_folder.filePath(u"console.ini"_s));
    m_theme = std::make_unique<Theme>();
    m_environments = std::make_unique<models::EnvironmentsModel>();
    m_jobs = std::make_unique<models::JobsModel>();
    build();
}

void MainWindowTest::cleanup()
{
    m_window.reset();
}

void MainWindowTest::build()
{
    m_window.reset();
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_window.reset(new MainWindow({*m_theme, *m_settings, m_clock, *m_environments, *m_jobs}));
    addPage(u"environments"_s);
    addPage(u"activity"_s);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

Page *MainWindowTest::addPage(const QString &name)
{
    auto *page = new Page;
    page->setObjectName(name);
    page->setTitle(name);
    m_window->addPage(name, u"boxes"_s, page);
    return page;
}

QAction *MainWindowTest::action(const QString &name) const
{
    QAction *found = m_window->findChild<QAction *>(name);
    if (!found || !found->isEnabled())
        qFatal("no %s, or it is off", qPrintable(name));
    return found;
}

void MainWindowTest::goesWhereTheSidebarSays()
{
    part<Sidebar>(u"sidebar"_s)->setCurrentRow(1);
    QCOMPARE(m_window->currentPage()->objectName(), u"activity"_s);
    QVERIFY(m_window->showPage(u"environments"_s));
    QCOMPARE(part<Sidebar>(u"sidebar"_s)->currentRow(), 0);
    QVERIFY(!m_window->showPage(u"moon"_s));
}

void MainWindowTest::goesByShortcut()
{
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
    QTRY_COMPARE(m_window->currentPage()->objectName(), u"activity"_s);
}

void MainWindowTest::opensAndLeavesPages()
{
    auto *opened = new Page;
    m_window->openPage(opened);
    QCOMPARE(m_window->currentPage(), opened);
    emit opened->backRequested();
    QCOMPARE(m_window->currentPage()->objectName(), u"environments"_s);
}

void MainWindowTest::leavingTheSidebarPageClosesOpenedOnes()
{
    QPointer<Page> opened = new Page;
    m_window->openPage(opened);
    action(u"actionShowPage2"_s)->trigger();
    QCOMPARE(m_window->currentPage()->objectName(), u"activity"_s);
    QTRY_VERIFY(!opened);
}

void MainWindowTest::collapsesWhenThePageNoLongerFits()
{
    m_window->resize(1440, 900);
    QTRY_VERIFY(!part<Sidebar>(u"sidebar"_s)->isCollapsed());
    m_window->resize(900, 700);
    QTRY_VERIFY(part<Sidebar>(u"sidebar"_s)->isCollapsed());
    QCOMPARE(part<Sidebar>(u"sidebar"_s)->item(0)->toolTip(), u"environments"_s);
}

void MainWindowTest::keepsCreationFromRolesThatMayNot()
{
    const QAction *create = m_window->menu().newEnvironment();
    m_window->setConnection({u"staging"_s, u"viewer"_s, {}});
    m_window->setRights(access::rightsOfRole(u"viewer"_s));
    QVERIFY(!create->isEnabled());
    QVERIFY2(create->statusTip().contains(u"The role ops may"_s), qPrintable(create->statusTip()));
    m_window->setConnection({u"staging"_s, u"ops"_s, {}});
    m_window->setRights(access::rightsOfRole(u"ops"_s));
    QVERIFY(create->isEnabled());
    QVERIFY(create->statusTip().isEmpty());
}

void MainWindowTest::showsTheRunningJob()
{
    m_environments->setEnvironments(tourFleet().environments);
    m_jobs->setJobs(tourFleet().jobs);
    QVERIFY(part<QWidget>(u"runningWidget"_s)->isVisible());
    QCOMPARE(part<QLabel>(u"jobTitleLabel"_s)->text(), u"Seeding Globex Industries"_s);
    QCOMPARE(part<QProgressBar>(u"jobProgressBar"_s)->value(), 62);
    QCOMPARE(part<QLabel>(u"percentLabel"_s)->text(), u"62 %"_s);
    QCOMPARE(part<QLabel>(u"rateLabel"_s)->text(), u"210 k rows/s"_s);
    QCOMPARE(part<QLabel>(u"remainingLabel"_s)->text(), u"0:04 left"_s);
    QCOMPARE(part<QPushButton>(u"openJobButton"_s)->text(), u"1 job running"_s);
}

void MainWindowTest::showsThatNothingRuns()
{
    QVERIFY(part<QWidget>(u"idleWidget"_s)->isVisible());
    QVERIFY(!part<QWidget>(u"runningWidget"_s)->isVisible());
}

void MainWindowTest::cancelNamesTheJob()
{
    m_jobs->setJobs(tourFleet().jobs);
    QSignalSpy cancelled(m_window.get(), &MainWindow::cancelJobRequested);
    auto *button = part<QPushButton>(u"cancelJobButton"_s);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(cancelled.first().first().value<jobs::Job>().id, tourFleet().jobs.first().id);
}

void MainWindowTest::pauseNamesTheJob()
{
    m_jobs->setJobs(tourFleet().jobs);
    QSignalSpy paused(m_window.get(), &MainWindow::pauseJobRequested);
    auto *button = part<QPushButton>(u"pauseButton"_s);
    QVERIFY(button->isVisible() && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(paused.first().first().value<jobs::Job>().id, tourFleet().jobs.first().id);
    jobs::Job exporting = tourFleet().jobs.first();
    exporting.kind = u"export"_s;
    m_jobs->setJobs({exporting});
    QVERIFY(!button->isVisible()); // it has no steps to stop between
}

void MainWindowTest::tellsALostConnection()
{
    m_window->showConnectionLost(fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s));
    auto *bar = part<MessageBar>(u"connectionBar"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->fact(), u"The server does not answer."_s);
    QVERIFY(!bar->rest().isEmpty());
    QSignalSpy wishes(m_window.get(), &MainWindow::reconnectRequested);
    auto *reconnect = part<QPushButton>(u"reconnectButton"_s);
    QVERIFY(reconnect->isEnabled());
    QTest::mouseClick(reconnect, Qt::LeftButton);
    QCOMPARE(wishes.size(), 1);
    m_window->showConnected();
    QVERIFY(!bar->isVisible());
}

void MainWindowTest::switchesTheTheme()
{
    action(u"actionTheme_dark"_s)->trigger();
    QCOMPARE(m_theme->mode(), Mode::Dark);
    QVERIFY(action(u"actionTheme_dark"_s)->isChecked());
    action(u"actionTheme_light"_s)->trigger();
    QCOMPARE(m_theme->mode(), Mode::Light);
}

void MainWindowTest::remembersThemeAndDensity()
{
    action(u"actionTheme_dark"_s)->trigger();
    action(u"actionDensityCompact"_s)->trigger();
    const WindowSettings later(m_folder.filePath(u"console.ini"_s));
    QCOMPARE(later.theme(), ThemeChoice::Dark);
    QCOMPARE(later.density(), Density::Compact);
    QCOMPARE(m_theme->density(), Density::Compact);
}

void MainWindowTest::drawsStrongOutlines()
{
    const QColor usual = tokens(QApplication::palette()).control;
    action(u"actionHighContrast"_s)->trigger();
    QVERIFY(tokens(QApplication::palette()).control.lightness() < usual.lightness());
    QCOMPARE(tokens(QApplication::palette()).checkbox, tokens(QApplication::palette()).control);
    build();
    QVERIFY(action(u"actionHighContrast"_s)->isChecked());
    action(u"actionHighContrast"_s)->trigger();
    QCOMPARE(tokens(QApplication::palette()).control, usual);
}

void MainWindowTest::showsHowManyRunOnAPage()
{
    const QListWidgetItem *activity = part<Sidebar>(u"sidebar"_s)->item(1);
    m_window->setBadge(u"activity"_s, 2);
    QCOMPARE(activity->data(Sidebar::BadgeRole).toInt(), 2);
    QCOMPARE(activity->data(Qt::AccessibleDescriptionRole).toString(), u"2 running or waiting"_s);
    m_window->setBadge(u"activity"_s, 0);
    QVERIFY(activity->data(Qt::AccessibleDescriptionRole).toString().isEmpty());
}

void MainWindowTest::saysOnThePageWhatWentWrong()
{
    m_window->currentPage()->showNotice(Meaning::Danger, u"It is protected."_s, u"Lift the protection first."_s);
    auto *bar = m_window->currentPage()->findChild<MessageBar *>(u"pageNoticeBar"_s);
    QVERIFY(bar && bar->isVisible());
    QCOMPARE(bar->fact(), u"It is protected."_s);
    QTest::mouseClick(bar->findChild<QPushButton *>(u"closeMessageButton"_s), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
}

void MainWindowTest::actionsStandUnderTheTitleWhenRoomIsShort()
{
    QStackedWidget window;
    auto &page = *new Page;
    window.addWidget(&page);
    page.setTitle(u"An environment with a rather long name"_s);
    auto *button = new QPushButton(u"Do something about it"_s);
    page.addHeadButton(button);
    window.resize(900, 400);
    window.show();
    const auto *title = page.findChild<QLabel *>(u"titleLabel"_s);
    QTRY_VERIFY(button->x() > title->geometry().right());
    window.resize(420, 400);
    QTRY_VERIFY(button->y() > title->geometry().bottom());
    QVERIFY(button->geometry().right() < page.width());
    window.resize(900, 400);
    QTRY_VERIFY(button->x() > title->geometry().right());
}

void MainWindowTest::labelsFollowAMirroredLayout()
{
    QWidget window;
    window.setLayoutDirection(Qt::RightToLeft);
    auto *label = new QLabel(u"English"_s, &window);
    auto *centred = new QLabel(u"English"_s, &window);
    centred->setAlignment(Qt::AlignCenter);
    window.show();
    QCOMPARE(label->alignment() & (Qt::AlignHorizontal_Mask), Qt::AlignRight | Qt::AlignAbsolute);
    QCOMPARE(centred->alignment(), Qt::Alignment(Qt::AlignCenter));
}

void MainWindowTest::keepsItsSize()
{
    m_window->resize(1111, 777);
    m_window->close();
    build();
    QCOMPARE(m_window->size(), QSize(1111, 777));
}

void MainWindowTest::asksBeforeStoppingJobs()
{
    m_window->setRunningJobs([] { return 2; });
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *question = part<QDialog>(u"closeQuestion"_s);
    QVERIFY(question && question->isVisible());
    QCOMPARE(question->windowTitle(), u"Close Showroom while 2 jobs run"_s);
    auto *close = question->findChild<QPushButton *>(u"pauseAndCloseButton"_s);
    QVERIFY(close->isEnabled());
    QTest::mouseClick(close, Qt::LeftButton);
    QTRY_VERIFY(!m_window->isVisible());
}

void MainWindowTest::closesWithoutJobs()
{
    m_window->setRunningJobs([] { return 0; });
    action(u"actionQuit"_s)->trigger();
    QVERIFY(!m_window->isVisible());
}

void MainWindowTest::hasNoShortcutTwice()
{
    QSet<QString> seen;
    for (const QAction *one : m_window->findChildren<QAction *>())
        for (const QKeySequence &keys : one->shortcuts()) {
            QVERIFY2(!seen.contains(keys.toString()), qPrintable(keys.toString()));
            seen.insert(keys.toString());
        }
    QVERIFY(seen.contains(u"Ctrl+N"_s));
    QVERIFY(seen.contains(u"Ctrl+Q"_s));
}

void MainWindowTest::namesWhatCanBeWorked()
{
    for (const QPushButton *button : m_window->findChildren<QPushButton *>()) {
        QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(!button->text().isEmpty() || !button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }
}

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
