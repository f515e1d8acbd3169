#include "../tenant_fixture.h"
#include "due_fixture.h"

#include "core/jobs/job_store.h"
#include "core/sandboxes/sweep.h"

using namespace showroom;
using namespace showroom::sandboxes;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What a sweep began and did not end is taken up by the next one, and by nobody too early.
class TestInterruptedSweeps final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void takesUpWhatASweepLeft_data();
    void takesUpWhatASweepLeft();
    void goesOnWithAnInterruptedReset();

private:
    void addReady(const QByteArray &id, const QByteArray &created, const QByteArray &expires,
                  const QByteArray &more = {})
    {
        script(readyEnvironment(id, created, expires) + more);
    }
    void script(const QByteArray &sql) { VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(sql)); }
    QString statusOf(const QByteArray &id)
    {
        return m_fixture->ask("SELECT status FROM showroom.environment WHERE id = '" + id + "'").toString();
    }

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestInterruptedSweeps::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    m_fixture->create(m_fixture->request(u"Blueprint"_s)); // records the blueprint that the others name
}

void TestInterruptedSweeps::init()
{
    script("DELETE FROM showroom.environment WHERE id <> 'demo-blueprint';"
           "DELETE FROM showroom.job WHERE environment <> 'demo-blueprint'");
}

void TestInterruptedSweeps::takesUpWhatASweepLeft_data()
{
    QTest::addColumn<Sweep>("sweep");
    QTest::addColumn<QByteArray>("job");
    QTest::addColumn<bool>("isTakenUp");
    const auto row = [](const char *name, Sweep sweep, const char *job, bool isTakenUp) {
        QTest::newRow(name) << sweep << QByteArray(job) << isTakenUp;
    };
    row("a reset whose program died", Sweep::AutoReset, "'seed', 'running', now(), '{\"reset\": true}'", true);
    row("a reset that nobody began", Sweep::AutoReset,
        "'seed', 'queued', now() - interval '11 minutes', '{\"reset\": true}'", true);
    row("a reset that is about to begin", Sweep::AutoReset, "'seed', 'queued', now(), '{\"reset\": true}'", false);
    row("a reset that somebody paused", Sweep::AutoReset, "'seed', 'paused', now(), '{\"reset\": true}'", false);
    row("a first filling", Sweep::AutoReset, "'seed', 'running', now(), '{}'", false);
    row("a deletion whose program died", Sweep::CleanUp, "'teardown', 'running', now(), '{}'", true);
    row("a deletion that is about to begin", Sweep::CleanUp, "'teardown', 'queued', now(), '{}'", false);
}

void TestInterruptedSweeps::takesUpWhatASweepLeft()
{
    QFETCH(Sweep, sweep);
    QFETCH(QByteArray, job);
    QFETCH(bool, isTakenUp);
    const bool isReset = sweep == Sweep::AutoReset;
    addReady(
        "sandbox-a", "90 days", isReset ? "9 days" : "-40 days",
        "UPDATE showroom.sandbox SET auto_reset_hours = 24 WHERE environment = 'sandbox-a';"
        "UPDATE showroom.environment SET status = '" +
            QByteArray(isReset ? "seeding" : "deleting") +
            "' WHERE id = 'sandbox-a';"
            "INSERT INTO showroom.job (environment, kind, state, created_at, parameters, fencing_token, lease_until) "
            "SELECT 'sandbox-a', v.*, 1, now() + interval '1 minute' FROM (SELECT " +
            QByteArray(job).replace("now(),", "now()::timestamptz,").replace("}'", "}'::jsonb") + ") v");
    database::Connection connection = m_fixture->connect();
    QCOMPARE(previewSweep(connection, sweep)->items.size(), isTakenUp ? 1 : 0);
    if (!isTakenUp)
        return;
    const auto outcomes = runSweep(connection, sweep);
    VERIFY_RESULT(outcomes);
    QCOMPARE(outcomes->size(), 1);
    QVERIFY(outcomes->constFirst().job); // the same one for a reset, which keeps what it did; a new one for a deletion
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.job WHERE environment = 'sandbox-a'").toInt(),
             isReset ? 1 : 2);
}

void TestInterruptedSweeps::goesOnWithAnInterruptedReset()
{
    addReady("sandbox-a", "30 days", "9 days");
    script("INSERT INTO impact.users SELECT 'sandbox-a', gen_random_uuid(), 'left@example.com', 'L', 'L', 'L', '', '', "
           "'', '', '', "
           "'', '', '', '', '', '', '1990-01-01', '2020-01-01'");
    database::Connection connection = m_fixture->connect();
    const auto job = startReset(connection, u"sandbox-a"_s);
    VERIFY_RESULT(job);
    VERIFY_RESULT(jobs::requestCancel(connection, *job));
    QCOMPARE(statusOf("sandbox-a"), u"cancelled"_s);
    const auto resumed = environments::prepareResume(connection, u"sandbox-a"_s);
    VERIFY_RESULT(resumed);
    QCOMPARE(*resumed, *job);
    VERIFY_RESULT(m_fixture->run(*resumed));
    QCOMPARE(statusOf("sandbox-a"), u"ready"_s);
    QCOMPARE(m_fixture->countRows(u"sandbox-a"_s), m_fixture->find(u"demo-blueprint"_s).rowsTotal());
    script("DELETE FROM impact.events WHERE tenant_id = 'sandbox-a'; DELETE FROM impact.users WHERE tenant_id = "
           "'sandbox-a'");
}

/// One that cannot be changed does not keep the others waiting.
QTEST_GUILESS_MAIN(TestInterruptedSweeps)
#include "tst_interrupted_sweeps.moc"
