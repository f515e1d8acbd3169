#include "cli_harness.h"
#include "database_backend.h"

#include "support/test_database.h"
#include "support/test_result.h"

#include <QJsonArray>
#include <QTest>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// `notifications` against the real database.
class TestNotificationsVerb final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void listsTheNewestFirst();
    void narrowsTheList_data();
    void narrowsTheList();
    void marksThemRead();
    void marksSomeRead();
    void saysThatThereIsNothing();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();

private:
    Answer call(QStringList words) { return run(*m_backend, QStringList{u"notifications"_s} + words << u"--json"_s); }
    void script(const QByteArray &sql)
    {
        VERIFY_RESULT(TestDatabase::connect(m_database->superuser()).executeScript(sql));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestNotificationsVerb::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    script("INSERT INTO showroom.notification (environment, kind, content) VALUES "
           "('sandbox-a', 'expiry-warning', '{\"name\": \"Acme\", \"days\": 7}'),"
           "('sandbox-b', 'reset', '{\"name\": \"Bold\"}'), ('sandbox-c', 'deleted', '{\"name\": \"Cold\"}')");
}

void TestNotificationsVerb::listsTheNewestFirst()
{
    const QJsonObject json = call({}).json();
    QCOMPARE(json[u"unread"].toInt(), 3);
    const QJsonArray list = json[u"notifications"].toArray();
    QCOMPARE(list.size(), 3);
    QCOMPARE(list[0][u"environment"].toString(), u"sandbox-c"_s);
    QCOMPARE(list[2][u"kind"].toString(), u"expiry-warning"_s);
    QVERIFY(!list[2][u"read"].toBool());
    const Answer words = run(*m_backend, {u"notifications"_s});
    QVERIFY2(words.out.contains(u"“Bold” was reset: its data is as it was at the beginning."), qPrintable(words.out));
}

void TestNotificationsVerb::narrowsTheList_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("count");
    QTest::newRow("a kind") << QStringList{u"--kind"_s, u"reset"_s} << 1;
    QTest::newRow("a few") << QStringList{u"--limit"_s, u"2"_s} << 2;
    QTest::newRow("unread") << QStringList{u"list"_s, u"--unread"_s} << 1;
}

void TestNotificationsVerb::narrowsTheList()
{
    QFETCH(QStringList, words);
    if (words.contains(u"--unread"_s))
        QCOMPARE(call({u"read"_s, u"--up-to"_s, u"2"_s}).exitCode, 0);
    const Answer answer = call(words);
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QTEST(int(answer.json()[u"notifications"].toArray().size()), "count");
}

void TestNotificationsVerb::marksThemRead()
{
    QCOMPARE(call({u"read"_s}).json()[u"unread"].toInt(-1), 0);
    QVERIFY(call({}).json()[u"notifications"][0][u"read"].toBool());
}

void TestNotificationsVerb::marksSomeRead()
{
    QCOMPARE(call({u"read"_s, u"--up-to"_s, u"1"_s}).json()[u"unread"].toInt(), 2);
}

void TestNotificationsVerb::saysThatThereIsNothing()
{
    script("DELETE FROM showroom.notification");
    QCOMPARE(run(*m_backend, {u"notifications"_s}).out, u"There is nothing to tell.\n"_s);
    QCOMPARE(call({u"read"_s}).exitCode, 0);
}

void TestNotificationsVerb::namesWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("kind") << QStringList{u"--kind"_s, u"gossip"_s};
    QTest::newRow("limit") << QStringList{u"--limit"_s, u"0"_s};
    QTest::newRow("action") << QStringList{u"shout"_s};
    QTest::newRow("number") << QStringList{u"read"_s, u"--up-to"_s, u"some"_s};
}

void TestNotificationsVerb::namesWhatIsWrong()
{
    QFETCH(QStringList, words);
    QCOMPARE(call(words).exitCode, exitCode(ErrorCode::InvalidInput));
}

QTEST_GUILESS_MAIN(TestNotificationsVerb)
#include "tst_notifications_verb.moc"
