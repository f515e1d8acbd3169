#include "cli_harness.h"
#include "database_backend.h"

#include "support/temporary_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

/// `showroomctl audit`: what was done, for people and for scripts, and the proof that nothing is missing.
class TestAuditVerb final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void listsWhatWasDone();
    void listsOnlyWhatIsAskedFor();
    void provesTheChain();
    void noticesALie();
    void provesItAgainstAHeadThatWasKept();
    void writesFiles_data();
    void writesFiles();
    void noCellStartsAFormula();
    void refuses_data();
    void refuses();

private:
    Answer call(const QStringList &words) { return run(*m_backend, words); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void alter(const QByteArray &sql)
    {
        database::Connection connection = TestDatabase::connect(m_database->superuser());
        const Result<void> done = connection.executeScript("SET session_replication_role = replica; " + sql);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message + done.error().detail));
    }

    QTemporaryDir m_folder{temporaryFolder() + u"/audit-XXXXXX"_s};
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestAuditVerb::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    for (const QString &name : {u"Acme"_s, u"Globex"_s}) {
        const Answer created = call({u"create"_s, u"--name"_s, name, u"--size"_s, u"small"_s, u"--quiet"_s});
        QVERIFY2(created.exitCode == 0, qPrintable(created.err));
    }
}

void TestAuditVerb::listsWhatWasDone()
{
    const Answer answer = call({u"audit"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.out.contains(u"environment.create"_s));
    QVERIFY(answer.out.contains(u"demo-globex"_s));
    const QJsonArray entries = call({u"audit"_s, u"--json"_s}).json()[u"entries"_s].toArray();
    QCOMPARE(entries.size(), 4); // two creations, two fillings
    QVERIFY(entries.first()[u"sequence"_s].toInteger() > entries.last()[u"sequence"_s].toInteger());
    QCOMPARE(entries.last()[u"action"_s].toString(), u"environment.create"_s);
    QCOMPARE(entries.last()[u"actor"_s].toString(), m_database->local().user);
}

void TestAuditVerb::listsOnlyWhatIsAskedFor()
{
    const auto count = [this](QStringList words) {
        return call(words << u"--json"_s).json()[u"entries"_s].toArray().size();
    };
    QCOMPARE(count({u"audit"_s, u"--tenant"_s, u"demo-acme"_s}), 2);
    QCOMPARE(count({u"audit"_s, u"--action"_s, u"environment."_s}), 2);
    QCOMPARE(count({u"audit"_s, u"--actor"_s, u"nobody"_s}), 0);
    QCOMPARE(count({u"audit"_s, u"--since"_s, u"2100-01-01"_s}), 0);
    QCOMPARE(count({u"audit"_s, u"--until"_s, u"2100-01-01T00:00Z"_s, u"--limit"_s, u"3"_s}), 3);
    QVERIFY(call({u"audit"_s, u"--actor"_s, u"nobody"_s}).out.contains(u"no such entries"_s));
}

void TestAuditVerb::provesTheChain()
{
    const Answer answer = call({u"audit"_s, u"verify"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.json()[u"sound"_s].toBool());
    QVERIFY(answer.json()[u"fault"_s].isNull());
    QCOMPARE(answer.json()[u"unsealed"_s].toInt(), 0);
}

void TestAuditVerb::noticesALie()
{
    alter("UPDATE showroom.audit SET reason = 'another' WHERE sequence = 2");
    const Answer answer = call({u"audit"_s, u"verify"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.json()[u"fault"_s].toString(), u"changed"_s);
    QCOMPARE(answer.json()[u"brokenSequence"_s].toInt(), 2);
    QVERIFY(call({u"audit"_s, u"verify"_s}).out.contains(u"Entry 2 was changed"_s));
    const Answer head = call({u"audit"_s, u"head"_s, u"--out"_s, path(u"bad.json"_s)});
    QVERIFY(head.exitCode != 0);
    QVERIFY(!QFile::exists(path(u"bad.json"_s)));
    alter("UPDATE showroom.audit SET reason = '' WHERE sequence = 2");
    QCOMPARE(call({u"audit"_s, u"verify"_s}).exitCode, 0);
}

void TestAuditVerb::provesItAgainstAHeadThatWasKept()
{
    const QString head = path(u"head.json"_s);
    QCOMPARE(call({u"audit"_s, u"head"_s, u"--out"_s, head}).exitCode, 0);
    QCOMPARE(call({u"settings"_s, u"set"_s, u"rateLimit.createPerHour"_s, u"9"_s}).exitCode, 0);
    QCOMPARE(call({u"audit"_s, u"verify"_s, u"--head"_s, head}).exitCode, 0);

    QFile file(head);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll();
    QVERIFY(file.resize(0) && file.seek(0));
    file.write(QByteArray(bytes).replace("\"sequence\": \"4\"", "\"sequence\": \"3\""));
    file.close();
    const Answer changed = call({u"audit"_s, u"verify"_s, u"--head"_s, head, u"--json"_s});
    QCOMPARE(changed.errorCode(), u"conflict"_s);
}

void TestAuditVerb::writesFiles_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("lines");
    QTest::newRow("jsonl") << u"jsonl"_s << 2;
    QTest::newRow("csv") << u"csv"_s << 3;
}

void TestAuditVerb::writesFiles()
{
    QFETCH(QString, format);
    QFETCH(int, lines);
    const QString out = path(u"audit."_s + format);
    const Answer answer = call(
        {u"audit"_s, u"export"_s, u"--tenant"_s, u"demo-acme"_s, u"--format"_s, format, u"--out"_s, out, u"--json"_s});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.json()[u"entries"_s].toInt(), 2);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(int(file.readAll().count('\n')), lines);
}

void TestAuditVerb::noCellStartsAFormula()
{
    {
        database::Connection connection = TestDatabase::connect(m_database->superuser());
        QVERIFY(connection.executeScript("SELECT showroom.audit_record('test', NULL, '=1+1', '{}')"));
    }
    const QString out = path(u"formula.csv"_s);
    QCOMPARE(
        call({u"audit"_s, u"export"_s, u"--action"_s, u"test"_s, u"--format"_s, u"csv"_s, u"--out"_s, out}).exitCode,
        0);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("\"'=1+1\""), text.constData());
}

void TestAuditVerb::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("field");
    QTest::newRow("an action that is none") << QStringList{u"delete"_s} << u"action"_s;
    QTest::newRow("a time that is none") << QStringList{u"--since"_s, u"yesterday"_s} << u"since"_s;
    QTest::newRow("a production tenant") << QStringList{u"--tenant"_s, u"prod-acme"_s} << u"tenant"_s;
    QTest::newRow("nowhere to write") << QStringList{u"export"_s} << u"out"_s;
    QTest::newRow("another format") << QStringList{u"export"_s, u"--out"_s, u"x"_s, u"--format"_s, u"xml"_s}
                                    << u"format"_s;
    QTest::newRow("no entries") << QStringList{u"--limit"_s, u"0"_s} << u"limit"_s;
}

void TestAuditVerb::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QString, field);
    const Answer answer = call(QStringList{u"audit"_s, u"--json"_s} + words);
    QVERIFY(answer.exitCode != 0);
    QVERIFY2(answer.problemFields().contains(field), qPrintable(answer.err));
}

QTEST_GUILESS_MAIN(TestAuditVerb)
#include "tst_audit_verb.moc"
