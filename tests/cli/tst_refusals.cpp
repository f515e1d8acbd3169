#include "cli_harness.h"
#include "database_backend.h"

#include <QTest>

#include <memory>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What the database has to refuse. Nothing may change, so one database with one tenant serves all.
class TestRefusals final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void doesNotKnowAnUnknownTenant_data();
    void doesNotKnowAnUnknownTenant();
    void refusesWhatAFinishedJobCannotDo_data();
    void refusesWhatAFinishedJobCannotDo();
    void refusesBadSettings_data();
    void refusesBadSettings();

private:
    Answer call(const QStringList &words) { return run(*m_backend, words + QStringList{u"--json"_s}); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
    qint64 m_job = 0; ///< that filled the tenant
};

void TestRefusals::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    const Answer created = call({u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s});
    QVERIFY2(created.exitCode == 0, qPrintable(created.err));
    m_job = created.json().value(u"jobId"_s).toInteger();
}

void TestRefusals::cleanupTestCase()
{
    m_backend.reset();
    m_database.reset();
}

void TestRefusals::doesNotKnowAnUnknownTenant_data()
{
    QTest::addColumn<QStringList>("words");

    QTest::newRow("status") << QStringList{u"status"_s, u"--tenant"_s, u"demo-none"_s};
    QTest::newRow("export") << QStringList{u"export"_s, u"--tenant"_s, u"demo-none"_s, u"--out"_s,
                                           u"/tmp/none.jsonl"_s};
    QTest::newRow("teardown") << QStringList{u"teardown"_s, u"--tenant"_s, u"demo-none"_s, u"--confirm"_s};
    QTest::newRow("cancel") << QStringList{u"jobs"_s, u"cancel"_s, u"4711"_s};
    QTest::newRow("resume") << QStringList{u"jobs"_s, u"resume"_s, u"4711"_s};
    QTest::newRow("clean") << QStringList{u"jobs"_s, u"clean"_s, u"4711"_s};
    QTest::newRow("setting") << QStringList{u"settings"_s, u"get"_s, u"rateLimit.none"_s};
}

void TestRefusals::doesNotKnowAnUnknownTenant()
{
    QFETCH(const QStringList, words);
    const Answer answer = call(words);
    QCOMPARE(answer.exitCode, 4);
    QCOMPARE(answer.errorCode(), u"not-found"_s);
    QVERIFY(!answer.error().value(u"hint"_s).toString().isEmpty());
}

void TestRefusals::refusesWhatAFinishedJobCannotDo_data()
{
    QTest::addColumn<QString>("action");

    QTest::newRow("cancel") << u"cancel"_s;
    QTest::newRow("resume") << u"resume"_s;
    QTest::newRow("clean") << u"clean"_s;
}

void TestRefusals::refusesWhatAFinishedJobCannotDo()
{
    QFETCH(const QString, action);
    const Answer answer = call({u"jobs"_s, action, QString::number(m_job)});
    QCOMPARE(answer.exitCode, 5);
    QCOMPARE(answer.errorCode(), u"conflict"_s);
    QCOMPARE(call({u"status"_s, u"--tenant"_s, u"demo-acme"_s}).json().value(u"status"_s).toString(), u"ready"_s);
}

void TestRefusals::refusesBadSettings_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");

    const QString key = u"rateLimit.createPerHour"_s;
    QTest::newRow("zero") << key << u"0"_s;
    QTest::newRow("negative") << key << u"-1"_s;
    QTest::newRow("too large") << key << u"10001"_s;
    QTest::newRow("word") << key << u"many"_s;
    QTest::newRow("fraction") << key << u"1.5"_s;
    QTest::newRow("empty") << key << u""_s;
    QTest::newRow("long") << key << QString(300, u'9');
    QTest::newRow("quote") << key << u"5'; drop table showroom.setting; --"_s;
    QTest::newRow("unknown key") << u"rateLimit.none"_s << u"5"_s;
}

void TestRefusals::refusesBadSettings()
{
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    const QString before = call({u"settings"_s, u"list"_s}).out;
    const Answer answer = call({u"settings"_s, u"set"_s, key, value});
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.errorCode(), u"invalid-input"_s);
    QCOMPARE(call({u"settings"_s, u"list"_s}).out, before);
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
