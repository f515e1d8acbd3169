#include "../tenant_fixture.h"

#include "core/notifications/notification.h"

using namespace showroom;
using namespace showroom::notifications;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Who reads which notifications, a page at a time and by kind.
class TestNotificationList final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsAPageAfterAnother();
    void readsByKind_data();
    void readsByKind();
    void tellsAConsoleInOneRead();
    void neverForgetsWhatWasRead();
    void tellsOthersOnceThatTheyWereRead();
    void keepsEachLoginsMarksApart();

private:
    QList<qint64> idsOf(const Query &query);

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestNotificationList::init()
{
    m_fixture = std::make_unique<TenantFixture>();
    QVERIFY2(m_fixture->database.isValid(), qPrintable(m_fixture->database.error()));
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(
        "INSERT INTO showroom.notification (environment, kind, recipient, content) "
        "SELECT 'sandbox-' || n, (ARRAY['reset', 'expired', 'deleted'])[1 + n % 3], 'viewer', '{}' "
        "FROM generate_series(1, 12) n"));
}

QList<qint64> TestNotificationList::idsOf(const Query &query)
{
    database::Connection connection = m_fixture->connect();
    const auto list = latest(connection, query);
    QList<qint64> ids;
    for (const Notification &one : list.value_or(QList<Notification>()))
        ids.append(one.id);
    return ids;
}

void TestNotificationList::readsAPageAfterAnother()
{
    QCOMPARE(idsOf({.limit = 5}), (QList<qint64>{12, 11, 10, 9, 8}));
    QCOMPARE(idsOf({.limit = 5, .before = 8}), (QList<qint64>{7, 6, 5, 4, 3}));
    QCOMPARE(idsOf({.limit = 5, .before = 3}), (QList<qint64>{2, 1}));
}

void TestNotificationList::readsByKind_data()
{
    QTest::addColumn<QStringList>("kinds");
    QTest::addColumn<QList<qint64>>("ids");
    QTest::newRow("one") << QStringList{u"expired"_s} << QList<qint64>{10, 7, 4, 1};
    QTest::newRow("two") << QStringList{u"expired"_s, u"reset"_s} << QList<qint64>{12, 10, 9, 7, 6, 4, 3, 1};
    QTest::newRow("none there") << QStringList{u"welcome"_s} << QList<qint64>{};
}

void TestNotificationList::readsByKind()
{
    QFETCH(QStringList, kinds);
    QFETCH(QList<qint64>, ids);
    QCOMPARE(idsOf({.kinds = kinds}), ids);
}

void TestNotificationList::tellsAConsoleInOneRead()
{
    database::Connection connection = m_fixture->connect();
    VERIFY_RESULT(markRead(connection, 9));
    const auto all = inbox(connection);
    VERIFY_RESULT(all);
    QCOMPARE(all->unread, 3);
    QCOMPARE(all->newest, 12);
    QCOMPARE(all->latest.size(), 12);
}

void TestNotificationList::neverForgetsWhatWasRead()
{
    database::Connection connection = m_fixture->connect();
    VERIFY_RESULT(markRead(connection, 12));
    VERIFY_RESULT(markRead(connection, 3));
    QCOMPARE(*countUnread(connection), 0);
}

void TestNotificationList::tellsOthersOnceThatTheyWereRead()
{
    const auto counter = [this] {
        return m_fixture->ask("SELECT last_value FROM showroom.change_sequence").toLongLong();
    };
    database::Connection connection = m_fixture->connect();
    const qint64 before = counter();
    VERIFY_RESULT(markRead(connection, 12));
    QCOMPARE(counter(), before + 1);
    VERIFY_RESULT(markRead(connection, 12));
    QCOMPARE(counter(), before + 1);
}

void TestNotificationList::keepsEachLoginsMarksApart()
{
    database::Connection ops = m_fixture->connect();
    database::Connection viewer = TestDatabase::connect(m_fixture->database.login(u"viewer"_s));
    const QString own = viewer.scalar(database::SqlStatement::fromText("SELECT session_user::text"))->toString();
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript("UPDATE showroom.notification SET recipient = '" +
                                                              own.toUtf8() + "' WHERE id IN (3, 7)"));
    QCOMPARE(*countUnread(viewer), 2);
    VERIFY_RESULT(markRead(ops, 12));
    QCOMPARE(*countUnread(viewer), 2);
    VERIFY_RESULT(markRead(viewer, 3));
    QCOMPARE(*countUnread(viewer), 1);
}

QTEST_GUILESS_MAIN(TestNotificationList)
#include "tst_notification_list.moc"
