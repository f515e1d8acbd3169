#include "cli_harness.h"
#include "database_backend.h"

#include "core/access/doctor.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_store.h"
#include "database/sql_statement.h"

#include <QTest>

#include <memory>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What `showroomctl doctor` notices.
class TestDoctor final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void findsNothingInAFreshDatabase();
    void keepsItsKeys();
    void noticesAnAbsentServer();
    void noticesAMissingSalt();
    void noticesAnotherSalt();
    void noticesAMissingGuardView();
    void noticesAGuardWithoutBarrier();
    void noticesAnOutdatedSchema();
    void noticesAnOrphanedJob();
    void saysHowToEndAnOrphan_data();
    void saysHowToEndAnOrphan();
    void warnsOfAnIncompleteEnvironment();
    void warnsOfLoginsThatGetNoSessions_data();
    void warnsOfLoginsThatGetNoSessions();
    void warnsOfStatementLogging();
    void noticesAChangedAuditLog();
    void warnsOfUnsealedEntries();
    void judgesFreeSpace_data();
    void judgesFreeSpace();

private:
    Answer call() { return run(*m_backend, {u"doctor"_s, u"--json"_s}); }
    /// State of a check: "ok", "warn", "fail".
    static QString stateOf(const Answer &answer, const QString &name)
    {
        const QJsonArray checks = answer.json().value(u"checks"_s).toArray();
        for (const QJsonValue &check : checks) {
            if (check[u"name"_s].toString() == name)
                return check[u"state"_s].toString();
        }
        return {};
    }
    void alter(const QByteArray &sql)
    {
        database::Connection connection = TestDatabase::connect(m_database->superuser());
        const Result<void> done = connection.executeScript(sql);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message + done.error().detail));
    }
    void recordTenant()
    {
        database::Connection connection = TestDatabase::connect(m_database->local());
        environments::CreateTenant request;
        request.name = u"Broken"_s;
        request.size = u"small"_s;
        QVERIFY(environments::create(connection, request, m_backend->salts()->constLast(), SystemClock()).has_value());
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestDoctor::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
}

void TestDoctor::cleanup()
{
    m_backend.reset();
    m_database.reset();
}

void TestDoctor::findsNothingInAFreshDatabase()
{
    const Answer answer = call();
    for (const QString &name :
         {u"server"_s, u"schema"_s, u"guards"_s, u"jobs"_s, u"environments"_s, u"logging"_s, u"salt"_s, u"disk"_s})
        QVERIFY2(stateOf(answer, name) == u"ok"_s, qPrintable(name + u": "_s + answer.out));
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(run(*m_backend, {u"doctor"_s}).out.startsWith(u"ok  "_s));
}

void TestDoctor::keepsItsKeys()
{
    const Answer answer = call();
    QCOMPARE(answer.json().keys(), (QStringList{u"checks"_s, u"healthy"_s}));
    QCOMPARE(answer.json().value(u"checks"_s)[0].toObject().keys(),
             (QStringList{u"hint"_s, u"message"_s, u"name"_s, u"state"_s}));
}

void TestDoctor::noticesAnAbsentServer()
{
    AbsentBackend absent;
    const Answer answer = run(absent, {u"doctor"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(stateOf(answer, u"server"_s), u"fail"_s);
    QCOMPARE(answer.json().value(u"healthy"_s).toBool(true), false);
}

void TestDoctor::noticesAMissingSalt()
{
    m_backend->removeSalts();
    const Answer answer = call();
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(stateOf(answer, u"salt"_s), u"fail"_s);
}

void TestDoctor::noticesAnotherSalt()
{
    recordTenant();
    QCOMPARE(stateOf(call(), u"salt"_s), u"ok"_s);
    m_backend->setSalt(QByteArray(32, 'x'));
    const Answer answer = call();
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(stateOf(answer, u"salt"_s), u"fail"_s);
}

void TestDoctor::noticesAMissingGuardView()
{
    alter("DROP VIEW showroom_guard.impact__events");
    const Answer answer = call();
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(stateOf(answer, u"guards"_s), u"fail"_s);
    QVERIFY2(answer.out.contains(u"impact.events"_s), qPrintable(answer.out));
}

void TestDoctor::noticesAGuardWithoutBarrier()
{
    alter("ALTER VIEW showroom_guard.impact__users RESET (security_barrier)");
    QCOMPARE(stateOf(call(), u"guards"_s), u"fail"_s);
}

void TestDoctor::noticesAnOutdatedSchema()
{
    alter("DELETE FROM showroom.migration WHERE component = 'impact'");
    QCOMPARE(stateOf(call(), u"schema"_s), u"fail"_s);
}

void TestDoctor::noticesAnOrphanedJob()
{
    recordTenant();
    alter("UPDATE showroom.job SET state = 'running', fencing_token = 1, lease_until = now() - interval '1 hour';"
          "UPDATE showroom.environment SET status = 'seeding'");
    const Answer answer = call();
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(stateOf(answer, u"jobs"_s), u"fail"_s);
    QCOMPARE(stateOf(answer, u"environments"_s), u"fail"_s);
    QVERIFY2(answer.out.contains(u"jobs resume"_s), qPrintable(answer.out));
}

void TestDoctor::saysHowToEndAnOrphan_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QString>("remedy");

    QTest::newRow("teardown") << QByteArray("teardown") << u"teardown --tenant demo-broken --confirm demo-broken"_s;
    QTest::newRow("export") << QByteArray("export") << u"jobs resume 1, or: showroomctl jobs cancel 1"_s;
}

void TestDoctor::saysHowToEndAnOrphan()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const QString, remedy);
    recordTenant();
    alter("UPDATE showroom.job SET kind = '" + kind + "', state = 'running', fencing_token = 1");
    const Answer answer = call();
    QVERIFY2(answer.out.contains(remedy), qPrintable(answer.out));
    // A teardown is asked for anew, by its confirmation.
    QVERIFY2(answer.out.contains(u"jobs resume"_s) == (kind == "export"), qPrintable(answer.out));
}

void TestDoctor::warnsOfAnIncompleteEnvironment()
{
    recordTenant();
    alter("UPDATE showroom.job SET state = 'failed', finished_at = now();"
          "UPDATE showroom.environment SET status = 'failed'");
    const Answer answer = call();
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(stateOf(answer, u"environments"_s), u"warn"_s);
}

void TestDoctor::warnsOfLoginsThatGetNoSessions_data()
{
    QTest::addColumn<QByteArray>("grant");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("everybody") << QByteArray("GRANT TEMPORARY ON DATABASE %I TO PUBLIC")
                               << u"REVOKE TEMPORARY ON DATABASE %1 FROM PUBLIC"_s;
    QTest::newRow("one login") << QByteArray("GRANT TEMPORARY ON DATABASE %I TO test_product")
                               << u"REVOKE TEMPORARY, CREATE ON DATABASE %1 FROM …"_s;
}

void TestDoctor::warnsOfLoginsThatGetNoSessions()
{
    QFETCH(QByteArray, grant);
    QFETCH(QString, remedy);
    QCOMPARE(stateOf(call(), u"product-logins"_s), u"ok"_s);
    alter("DO $$ BEGIN EXECUTE format('" + grant + "', current_database()); END $$");
    const Answer answer = call();
    QCOMPARE(stateOf(answer, u"product-logins"_s), u"warn"_s);
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.out.contains(u"test_product"), qPrintable(answer.out));
    QVERIFY2(answer.out.contains(remedy.arg(m_database->superuser().database)), qPrintable(answer.out));
    alter("DO $$ BEGIN EXECUTE format('" + QByteArray(grant).replace("GRANT", "REVOKE").replace(" TO ", " FROM ") +
          "', current_database()); END $$");
}

void TestDoctor::warnsOfStatementLogging()
{
    alter("ALTER ROLE showroom_local SET log_statement = 'all'");
    const QString state = stateOf(call(), u"logging"_s);
    alter("ALTER ROLE showroom_local RESET log_statement");
    QCOMPARE(state, u"warn"_s);
}

void TestDoctor::noticesAChangedAuditLog()
{
    recordTenant();
    QCOMPARE(stateOf(call(), u"audit"_s), u"ok"_s);
    alter("SET session_replication_role = replica; UPDATE showroom.audit SET actor = 'nobody'");
    const Answer answer = call();
    QCOMPARE(stateOf(answer, u"audit"_s), u"fail"_s);
    QCOMPARE(answer.exitCode, 1);
}

void TestDoctor::warnsOfUnsealedEntries()
{
    alter(
        "SET session_replication_role = replica;"
        " INSERT INTO showroom.audit (action, occurred_at) VALUES ('test', clock_timestamp() - interval '61 seconds')");
    QCOMPARE(stateOf(call(), u"audit"_s), u"warn"_s);
    QCOMPARE(stateOf(call(), u"audit"_s), u"ok"_s); // looking sealed it
}

void TestDoctor::judgesFreeSpace_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("state");

    QTest::newRow("plenty") << (qint64(2) << 30) << u"ok"_s;
    QTest::newRow("scarce") << (qint64(2) << 30) - 1 << u"warn"_s;
    QTest::newRow("still scarce") << (qint64(256) << 20) << u"warn"_s;
    QTest::newRow("too little") << (qint64(256) << 20) - 1 << u"fail"_s;
}

void TestDoctor::judgesFreeSpace()
{
    QFETCH(const qint64, bytes);
    QFETCH(const QString, state);
    const access::Check check = access::checkFreeBytes(bytes);
    QCOMPARE(access::toWord(check.state), state);
    QCOMPARE(check.hint.isEmpty(), state == u"ok"_s);
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
