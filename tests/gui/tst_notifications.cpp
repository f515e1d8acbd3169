#include "base/clock.h"
#include "base/translations.h"
#include "fake_tray.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/notifications/desktop_notices.h"
#include "gui/notifications/notification_bell.h"
#include "gui/notifications/notification_center.h"
#include "gui/notifications/notification_source.h"
#include "gui/notifications/notifications_page.h"
#include "models/environments_model.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using notifications::Inbox;
using notifications::Notification;
using notifications::Query;

namespace {

const QDateTime noon({2026, 11, 20}, {12, 0}, Qt::UTC);

Notification notification(qint64 id, const char *kind = "reset", int days = 0)
{
    Notification made;
    made.id = id;
    made.kind = QLatin1String(kind);
    made.environmentId = u"sandbox-%1"_s.arg(id);
    made.content = {{u"name"_s, u"Sandbox %1"_s.arg(id)}, {u"days"_s, days}};
    made.createdAt = noon.addSecs(-3600);
    return made;
}

/// A list that a test fills, newest first.
class FakeNotifications final : public NotificationSource {
public:
    QFuture<Result<Inbox>> inbox() override
    {
        const auto unread = std::count_if(all.begin(), all.end(), [](const Notification &one) { return !one.isRead; });
        return QtFuture::makeReadyFuture(Result<Inbox>(Inbox{int(unread), all.isEmpty() ? 0 : all.first().id, all}));
    }
    QFuture<Result<QList<Notification>>> latest(const Query &query) override
    {
        queries.append(query);
        if (isSilent)
            return pending.future();
        if (error)
            return QtFuture::makeReadyFuture(Result<QList<Notification>>(*error));
        QList<Notification> list;
        for (const Notification &one : std::as_const(all))
            if ((query.before == 0 || one.id < query.before) && list.size() < query.limit &&
                (query.kinds.isEmpty() || query.kinds.contains(one.kind)))
                list.append(one);
        return QtFuture::makeReadyFuture(Result<QList<Notification>>(list));
    }
    QFuture<Result<void>> markRead(qint64 upTo) override
    {
        if (error)
            return QtFuture::makeReadyFuture(Result<void>(*error));
        for (Notification &one : all)
            one.isRead = one.isRead || one.id <= upTo;
        emit changed();
        return QtFuture::makeReadyFuture(Result<void>());
    }
    void add(const QList<Notification> &fresh)
    {
        all = fresh + all;
        emit changed();
    }

    QList<Notification> all;
    QList<Query> queries;
    std::optional<Error> error;
    bool isSilent = false;
    QPromise<Result<QList<Notification>>> pending;
};

} // namespace

/// The bell, the list behind it, and messages of the desktop.
class NotificationsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void bellSaysHowManyAreUnread_data();
    void bellSaysHowManyAreUnread();
    void tellsOnlyWhatArrives();
    void startsAnewWithAnotherDatabase();
    void listsThemNewestFirst();
    void marksAllAsRead();
    void saysWhatCouldNotBeMarked();
    void opensTheEnvironment();
    void leavesWhatIsGoneAlone();
    void readsOlderOnesWhenScrolled();
    void filtersByKind_data();
    void filtersByKind();
    void saysWhenThereIsNothing();
    void keepsItsPlaceWhileReading();
    void saysWhatCouldNotBeRead();
    void followsChangesAndKeepsTheSelection();
    void offersTheDesktopOnce();
    void offersNoDesktopWithoutATray();
    void remembersTheAnswer();
    void tellsTheDesktop_data();
    void tellsTheDesktop();
    void tellsTheDesktopNothingUnasked();

private:
    void open();
    template <class T>
    T *part(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    QString cell(int row, int column) const
    {
        return part<DataTable>(u"notificationsTable"_s)->model()->index(row, column).data().toString();
    }
    QString shownPage() const { return part<QStackedWidget>(u"statesStackedWidget"_s)->currentWidget()->objectName(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Translations> m_translations;
    FixedClock m_clock{noon};
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeNotifications> m_source;
    std::unique_ptr<FakeTray> m_tray;
    std::unique_ptr<NotificationCenter> m_center;
    std::unique_ptr<DesktopNotices> m_desktop;
    std::unique_ptr<models::EnvironmentsModel> m_environments;
    std::unique_ptr<NotificationsPage> m_page;
};

void NotificationsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
}

void NotificationsTest::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"console.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_source = std::make_unique<FakeNotifications>();
    m_source->all = {notification(3), notification(2, "expired"), notification(1, "expiry-warning", 1)};
    m_source->all.last().isRead = true;
    m_tray = std::make_unique<FakeTray>();
    m_environments = std::make_unique<models::EnvironmentsModel>();
    environments::Environment environment;
    environment.id = u"sandbox-3"_s;
    m_environments->setEnvironments({environment});
    m_center = std::make_unique<NotificationCenter>(*m_source);
    m_desktop = std::make_unique<DesktopNotices>(*m_center, *m_tray, *m_settings);
}

void NotificationsTest::cleanup()
{
    m_page.reset();
    m_desktop.reset();
    m_center.reset();
}

void NotificationsTest::open()
{
    m_page = std::make_unique<NotificationsPage>(
        NotificationsPage::Collaborators{*m_center, *m_desktop, *m_environments, m_clock});
    m_page->resize(1000, 700);
    m_page->show();
}

void NotificationsTest::bellSaysHowManyAreUnread_data()
{
    QTest::addColumn<int>("unread");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << 0 << QString() << u"Notifications: none unread"_s;
    QTest::newRow("one") << 1 << u"1 unread"_s << u"Notifications: 1 unread"_s;
    QTest::newRow("some") << 12 << u"12 unread"_s << u"Notifications: 12 unread"_s;
    QTest::newRow("too many to count") << 1000 << u"More than 999 unread"_s << u"Notifications: More than 999 unread"_s;
}

void NotificationsTest::bellSaysHowManyAreUnread()
{
    QFETCH(int, unread);
    NotificationBell bell;
    bell.setUnread(unread);
    QTEST(bell.text(), "text");
    QTEST(bell.accessibleName(), "name");
    QCOMPARE(bell.toolTip(), bell.accessibleName());
}

void NotificationsTest::tellsOnlyWhatArrives()
{
    QSignalSpy arrived(m_center.get(), &NotificationCenter::arrived);
    QSignalSpy unread(m_center.get(), &NotificationCenter::unreadChanged);
    QCOMPARE(m_center->unread(), 2);
    Notification readElsewhere = notification(4);
    readElsewhere.isRead = true;
    m_source->add({notification(5), readElsewhere});
    QCOMPARE(arrived.size(), 1);
    const auto told = arrived.first().first().value<QList<Notification>>();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().id, 5);
    QCOMPARE(unread.size(), 1);
    QCOMPARE(unread.first().first().toInt(), 3);
    emit m_source->changed();
    QCOMPARE(arrived.size(), 1);
}

void NotificationsTest::startsAnewWithAnotherDatabase()
{
    QSignalSpy arrived(m_center.get(), &NotificationCenter::arrived);
    m_source->all = {notification(90), notification(80)};
    emit m_source->replaced();
    QVERIFY2(arrived.isEmpty(), "what another database held before is not news");
    QCOMPARE(m_center->unread(), 2);
    m_source->add({notification(91)});
    QCOMPARE(arrived.size(), 1);
}

void NotificationsTest::listsThemNewestFirst()
{
    open();
    QCOMPARE(shownPage(), u"tablePage"_s);
    QCOMPARE(cell(0, 0), u"Unread"_s);
    QCOMPARE(cell(0, 1), u"Reset"_s);
    QCOMPARE(cell(0, 2), u"Sandbox 3"_s);
    QCOMPARE(cell(0, 3), u"1 h ago"_s);
    QCOMPARE(cell(1, 1), u"Expired"_s);
    QCOMPARE(cell(2, 0), u"Read"_s);
    QCOMPARE(cell(2, 1), u"Expires soon"_s);
    const auto *model = part<DataTable>(u"notificationsTable"_s)->model();
    QVERIFY(!model->index(0, 3).data(Qt::ToolTipRole).toString().isEmpty());
    QCOMPARE(model->index(2, 1).data(SubTextRole).toString(),
             u"“Sandbox 1” expires within 1 day. Extend it, or convert it to production."_s);
}

void NotificationsTest::marksAllAsRead()
{
    open();
    auto *mark = part<QPushButton>(u"markReadButton"_s);
    QVERIFY(mark->isEnabled());
    mark->click();
    QCOMPARE(m_center->unread(), 0);
    QCOMPARE(cell(0, 0), u"Read"_s);
    QVERIFY(!mark->isEnabled());
    QVERIFY(!mark->toolTip().isEmpty());
}

void NotificationsTest::saysWhatCouldNotBeMarked()
{
    open();
    m_source->error = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s);
    part<QPushButton>(u"markReadButton"_s)->click();
    const auto bars = m_page->findChildren<MessageBar *>();
    QVERIFY(std::any_of(bars.begin(), bars.end(), [](const MessageBar *bar) {
        return bar->isVisible() && bar->fact() == u"The server does not answer."_s;
    }));
    QCOMPARE(m_center->unread(), 2);
}

void NotificationsTest::opensTheEnvironment()
{
    open();
    QSignalSpy opened(m_page.get(), &NotificationsPage::openRequested);
    auto *table = part<DataTable>(u"notificationsTable"_s);
    table->selectRow(0);
    QVERIFY(part<QWidget>(u"bulkBar"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"openButton"_s)->isEnabled());
    part<QPushButton>(u"openButton"_s)->click();
    emit table->rowOpened(table->model()->index(0, 0));
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.first().first().toString(), u"sandbox-3"_s);
}

void NotificationsTest::leavesWhatIsGoneAlone()
{
    open();
    QSignalSpy opened(m_page.get(), &NotificationsPage::openRequested);
    auto *table = part<DataTable>(u"notificationsTable"_s);
    table->selectRow(1);
    QVERIFY(!part<QPushButton>(u"openButton"_s)->isEnabled());
    QCOMPARE(part<QPushButton>(u"openButton"_s)->toolTip(), u"The environment is gone"_s);
    emit table->rowOpened(table->model()->index(1, 0));
    QVERIFY(opened.isEmpty());
}

void NotificationsTest::readsOlderOnesWhenScrolled()
{
    m_source->all.clear();
    for (qint64 id = 120; id > 0; --id)
        m_source->all.append(notification(id));
    open();
    auto *table = part<DataTable>(u"notificationsTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), NotificationsPage::pageSize);
    table->scrollToBottom();
    QTRY_COMPARE(table->model()->rowCount(), 2 * NotificationsPage::pageSize);
    QCOMPARE(m_source->queries.last().before, 71);
    table->scrollToBottom();
    QTRY_COMPARE(table->model()->rowCount(), 120);
    QCOMPARE(cell(119, 2), u"Sandbox 1"_s);
}

void NotificationsTest::filtersByKind_data()
{
    QTest::addColumn<QString>("chip");
    QTest::addColumn<int>("rows");
    QTest::newRow("all") << u"allChipButton"_s << 3;
    QTest::newRow("expiry") << u"expiryChipButton"_s << 2;
    QTest::newRow("resets") << u"resetsChipButton"_s << 1;
    QTest::newRow("gone") << u"goneChipButton"_s << 0;
}

void NotificationsTest::filtersByKind()
{
    QFETCH(QString, chip);
    QFETCH(int, rows);
    open();
    part<QPushButton>(chip)->click();
    QCOMPARE(part<DataTable>(u"notificationsTable"_s)->model()->rowCount(), rows);
    QCOMPARE(shownPage(), rows > 0 ? u"tablePage"_s : u"nothingFoundPage"_s);
    if (rows > 0)
        return;
    part<QPushButton>(u"clearFilterButton"_s)->click();
    QCOMPARE(shownPage(), u"tablePage"_s);
}

void NotificationsTest::saysWhenThereIsNothing()
{
    m_source->all.clear();
    emit m_source->replaced();
    open();
    QCOMPARE(shownPage(), u"nothingYetPage"_s);
    QVERIFY(!part<QPushButton>(u"markReadButton"_s)->isEnabled());
}

void NotificationsTest::keepsItsPlaceWhileReading()
{
    m_source->isSilent = true;
    open();
    QCOMPARE(shownPage(), u"loadingPage"_s);
}

void NotificationsTest::saysWhatCouldNotBeRead()
{
    m_source->error = fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s);
    open();
    QCOMPARE(shownPage(), u"unreadablePage"_s);
    QCOMPARE(part<MessageBar>(u"problemBar"_s)->fact(), u"The server does not answer."_s);
    m_source->error.reset();
    part<QPushButton>(u"retryButton"_s)->click();
    QCOMPARE(shownPage(), u"tablePage"_s);
    QVERIFY(!part<MessageBar>(u"problemBar"_s)->isVisible());
}

void NotificationsTest::followsChangesAndKeepsTheSelection()
{
    open();
    auto *table = part<DataTable>(u"notificationsTable"_s);
    table->selectRow(0);
    m_source->add({notification(4, "deleted")});
    QCOMPARE(cell(0, 1), u"Deleted"_s);
    QCOMPARE(table->selectionModel()->selectedRows().first().row(), 1);
}

void NotificationsTest::offersTheDesktopOnce()
{
    open();
    QVERIFY(part<MessageBar>(u"offerBar"_s)->isVisible());
    QVERIFY(!part<QCheckBox>(u"desktopCheckBox"_s)->isVisible());
    QVERIFY(!m_tray->isShown);
    part<QPushButton>(u"acceptDesktopButton"_s)->click();
    QVERIFY(m_desktop->isOn());
    QVERIFY(m_tray->isShown);
    QVERIFY(!part<MessageBar>(u"offerBar"_s)->isVisible());
    QVERIFY(part<QCheckBox>(u"desktopCheckBox"_s)->isChecked());
    part<QCheckBox>(u"desktopCheckBox"_s)->click();
    QVERIFY(!m_desktop->isOn());
    QVERIFY(!m_tray->isShown);
}

void NotificationsTest::offersNoDesktopWithoutATray()
{
    m_tray->hasTray = false;
    open();
    QVERIFY(!part<MessageBar>(u"offerBar"_s)->isVisible());
    QVERIFY(!part<QCheckBox>(u"desktopCheckBox"_s)->isVisible());
}

void NotificationsTest::remembersTheAnswer()
{
    open();
    part<QPushButton>(u"declineDesktopButton"_s)->click();
    QVERIFY(!m_desktop->isOn());
    m_page.reset();
    open();
    QVERIFY(!part<MessageBar>(u"offerBar"_s)->isVisible());
    QVERIFY(part<QCheckBox>(u"desktopCheckBox"_s)->isVisible());
}

void NotificationsTest::tellsTheDesktop_data()
{
    QTest::addColumn<QList<Notification>>("fresh");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << QList<Notification>{notification(9)} << u"Reset"_s
                         << u"“Sandbox 9” was reset: its data is as it was at the beginning."_s;
    QTest::newRow("several of a kind") << QList<Notification>{notification(9, "expiry-warning", 1),
                                                              notification(8, "expiry-warning", 1)}
                                       << u"Showroom"_s << u"2 environments expire tomorrow."_s;
    QTest::newRow("of several kinds") << QList<Notification>{notification(9, "expired"), notification(8, "expired"),
                                                             notification(7, "deleted")}
                                      << u"Showroom"_s << u"2 environments have expired.\n“Sandbox 7” was deleted."_s;
    QTest::newRow("soon and tomorrow") << QList<Notification>{notification(9, "expiry-warning", 7),
                                                              notification(8, "expiry-warning", 7),
                                                              notification(7, "expiry-warning", 1),
                                                              notification(6, "expiry-warning", 1)}
                                       << u"Showroom"_s
                                       << u"2 environments expire within 7 days.\n2 environments expire tomorrow."_s;
}

void NotificationsTest::tellsTheDesktop()
{
    QFETCH(QList<Notification>, fresh);
    m_desktop->setOn(true);
    m_source->add(fresh);
    QCOMPARE(m_tray->told.size(), 1);
    QTEST(m_tray->titles.first(), "title");
    QTEST(m_tray->told.first(), "text");
}

void NotificationsTest::tellsTheDesktopNothingUnasked()
{
    m_source->add({notification(9)});
    QVERIFY(m_tray->told.isEmpty());
    m_desktop->setOn(true);
    m_source->markRead(9);
    QVERIFY2(m_tray->told.isEmpty(), "what came before is not told again");
}

QTEST_MAIN(NotificationsTest)
#include "tst_notifications.moc"
