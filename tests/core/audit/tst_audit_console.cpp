#include "../tenant_fixture.h"

#include "core/access/settings_store.h"
#include "core/audit/audit_file.h"
#include "core/audit/signed_head.h"
#include "database/change_watcher.h"
#include "masking/salt.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace showroom;
using namespace showroom::audit;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What a window needs of the audit log beside its entries.
class TestAuditConsole final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void offersWhatThereIs();
    void findsALinkOfTheChain();
    void announcesEveryEntry();
    void addsRowsOfAllTables_data();
    void addsRowsOfAllTables();
    void keepsTheHead();
    void leavesFilesThatAreThere();
    void signsNoBrokenChain();

private:
    void fill(const QString &action, const QString &environment)
    {
        (void)m_fixture->ask(
            u"SELECT showroom.audit_record('%1', nullif('%2', ''), '', '{}')"_s.arg(action, environment).toUtf8());
    }
    static masking::Salt salt() { return *masking::Salt::create(u"1"_s, QByteArray(masking::Salt::minimumBytes, 's')); }

    std::unique_ptr<TenantFixture> m_fixture;
    QTemporaryDir m_folder;
};

void TestAuditConsole::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    fill(u"test.one"_s, u"demo-one"_s);
    fill(u"test.two"_s, {});
    fill(u"test.three"_s, u"sandbox-gone"_s);
    fill(u"test.four"_s, u"demo-one"_s);
}

void TestAuditConsole::cleanupTestCase()
{
    m_fixture.reset();
}

void TestAuditConsole::offersWhatThereIs()
{
    database::Connection connection = m_fixture->connect();
    const auto found = words(connection);
    VERIFY_RESULT(found);
    QCOMPARE(found->environments, (QStringList{u"demo-one"_s, u"sandbox-gone"_s}));
    QVERIFY(found->actions.contains(u"test.three"_s));
    QCOMPARE(found->actors.size(), 1);
}

void TestAuditConsole::findsALinkOfTheChain()
{
    database::Connection connection = m_fixture->connect();
    const auto entries = list(connection, {}, 2);
    VERIFY_RESULT(entries);
    const qint64 last = *entries->first().sequence;
    const auto id = idOfSequence(connection, last - 1);
    VERIFY_RESULT(id);
    QCOMPARE(*id, std::optional(entries->last().id));
    const auto past = idOfSequence(connection, last + 1);
    VERIFY_RESULT(past);
    QCOMPARE(*past, std::nullopt);
}

void TestAuditConsole::announcesEveryEntry()
{
    database::ChangeWatcher watcher(m_fixture->database.local());
    QSignalSpy heard(&watcher, &database::ChangeWatcher::changed);
    QSignalSpy connected(&watcher, &database::ChangeWatcher::connectionRestored);
    watcher.start();
    QTRY_VERIFY(!connected.isEmpty());
    database::Connection connection = m_fixture->connect();
    VERIFY_RESULT(access::setSetting(connection, u"rateLimit.createPerHour"_s, u"7"_s));
    const auto isOfTheLog = [](const QList<QVariant> &change) { return change[0].toString().startsWith(u"audit:"_s); };
    QTRY_VERIFY(std::any_of(heard.begin(), heard.end(), isOfTheLog));
}

void TestAuditConsole::addsRowsOfAllTables_data()
{
    QTest::addColumn<QJsonObject>("counts");
    QTest::addColumn<qint64>("total"); // −1: nothing was counted
    QTest::newRow("two tables") << QJsonObject{{u"a"_s, 3}, {u"b"_s, 4}} << qint64(7);
    QTest::newRow("emptied") << QJsonObject{{u"a"_s, 0}} << qint64(0);
    QTest::newRow("not counted") << QJsonObject() << qint64(-1);
    QTest::newRow("something else") << QJsonObject{{u"plan"_s, u"business"_s}} << qint64(-1);
}

void TestAuditConsole::addsRowsOfAllTables()
{
    QFETCH(QJsonObject, counts);
    QTEST(rowsTotal(counts).value_or(-1), "total");
}

void TestAuditConsole::keepsTheHead()
{
    database::Connection connection = m_fixture->connect();
    const FixedClock clock(QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC));
    const QString path = m_folder.filePath(u"head.json"_s);
    const auto kept = keepHead(connection, salt(), clock, path);
    VERIFY_RESULT(kept);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = fromFile(file.readAll());
    VERIFY_RESULT(read);
    QCOMPARE(*read, *kept);
    const auto verdict = verify(connection, read->head);
    VERIFY_RESULT(verdict);
    QVERIFY(verdict->isSound());
    const auto nowhere = keepHead(connection, salt(), clock, m_folder.filePath(u"no/such/folder.json"_s));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::FileFailure);
}

void TestAuditConsole::leavesFilesThatAreThere()
{
    database::Connection connection = m_fixture->connect();
    const FixedClock clock(QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC));
    QFile file(m_folder.filePath(u"precious"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old") == 3);
    file.close();
    const auto head = keepHead(connection, salt(), clock, file.fileName(), Existing::Keep);
    QVERIFY(!head);
    QCOMPARE(head.error().code, ErrorCode::Conflict);
    const auto log = writeFile(connection, {}, FileFormat::Jsonl, file.fileName(), Existing::Keep);
    QVERIFY(!log);
    QCOMPARE(log.error().code, ErrorCode::Conflict);
    QCOMPARE(file.size(), 3);
    VERIFY_RESULT(writeFile(connection, {}, FileFormat::Jsonl, file.fileName(), Existing::Replace));
    QVERIFY(file.size() > 3);
}

void TestAuditConsole::signsNoBrokenChain()
{
    database::Connection owner = m_fixture->connectSuperuser();
    VERIFY_RESULT(
        owner.execute(database::SqlStatement::fromText("UPDATE showroom.audit_head SET sequence = sequence + 1")));
    database::Connection connection = m_fixture->connect();
    const FixedClock clock(QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC));
    const QString path = m_folder.filePath(u"broken.json"_s);
    const auto head = keepHead(connection, salt(), clock, path);
    QVERIFY(!head);
    QCOMPARE(head.error().code, ErrorCode::Conflict);
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(TestAuditConsole)
#include "tst_audit_console.moc"
