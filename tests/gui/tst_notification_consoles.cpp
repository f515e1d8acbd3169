#include "gui/notifications/notification_center.h"
#include "gui/operations/database_link.h"
#include "gui/operations/database_notifications.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

namespace {

constexpr int longestDelay = 2000; // ms, until a console tells what happened in the database

/// The bell's side of a console.
struct Console {
    explicit Console(const database::ConnectionSettings &settings) { link.open(settings); }

    DatabaseLink link;
    DatabaseNotifications source{link};
    NotificationCenter center{source};
};

} // namespace

/// Notifications of one database in several consoles.
class TestNotificationConsoles final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void hearWhatHappens();
    void agreeOnWhatWasRead();
    void tellNothingOfTheTimeBefore();
    void goOnWithAnotherDatabase();

private:
    void add(const QByteArray &kind)
    {
        database::Connection connection = test::TestDatabase::connect(m_database->superuser());
        VERIFY_RESULT(connection.executeScript(
            "INSERT INTO showroom.notification (environment, kind) VALUES ('demo-a', '" + kind + "')"));
    }

    std::unique_ptr<test::TestDatabase> m_database;
};

void TestNotificationConsoles::init()
{
    m_database = std::make_unique<test::TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
}

void TestNotificationConsoles::hearWhatHappens()
{
    Console console(m_database->local());
    QSignalSpy arrived(&console.center, &NotificationCenter::arrived);
    QTRY_VERIFY(console.center.isLoaded());
    add("reset");
    QTRY_COMPARE_WITH_TIMEOUT(console.center.unread(), 1, longestDelay);
    QCOMPARE(arrived.size(), 1);
}

void TestNotificationConsoles::agreeOnWhatWasRead()
{
    add("reset");
    add("expired");
    Console one(m_database->local());
    Console two(m_database->local());
    QTRY_VERIFY(one.center.unread() == 2 && two.center.unread() == 2);
    bool isDone = false;
    one.center.markAllRead([&isDone](const Result<void> &done) { isDone = done.has_value(); });
    QTRY_VERIFY(isDone);
    QTRY_COMPARE_WITH_TIMEOUT(two.center.unread(), 0, longestDelay);
    QTRY_COMPARE(one.center.unread(), 0);
}

void TestNotificationConsoles::tellNothingOfTheTimeBefore()
{
    add("reset");
    Console console(m_database->local());
    QSignalSpy arrived(&console.center, &NotificationCenter::arrived);
    QTRY_COMPARE(console.center.unread(), 1);
    add("expired");
    QTRY_COMPARE(arrived.size(), 1);
    const auto told = arrived.first().first().value<QList<notifications::Notification>>();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().kind, u"expired"_s);
}

void TestNotificationConsoles::goOnWithAnotherDatabase()
{
    add("reset");
    const test::TestDatabase other;
    QVERIFY2(other.isValid(), qPrintable(other.error()));
    Console console(m_database->local());
    QTRY_COMPARE(console.center.unread(), 1);
    console.link.open(other.local());
    QTRY_COMPARE(console.center.unread(), 0);
    console.link.open(m_database->local());
    QSignalSpy arrived(&console.center, &NotificationCenter::arrived);
    QTRY_COMPARE(console.center.unread(), 1);
    QVERIFY2(arrived.isEmpty(), "the same word is not news a second time");
}

QTEST_GUILESS_MAIN(TestNotificationConsoles)
#include "tst_notification_consoles.moc"
