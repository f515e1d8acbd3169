#include "../step_gate.h"
#include "../tenant_fixture.h"

#include "core/jobs/job_store.h"

#include <QFutureWatcher>
#include <QProcess>
#include <QSignalSpy>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 smallRows = 1175;

/// Steps small enough that there is a middle.
const QJsonObject manySteps{{u"stepRows"_s, 25}, {u"sliceRows"_s, 5}};

} // namespace

/// Whatever stops a seed job, one action completes it or takes it away: nothing double, nothing missing.
class TestSeedInterruption final : public QObject {
    Q_OBJECT

private slots:
    void killedAnywhereResumes_data();
    void killedAnywhereResumes();
    void killedTenantCanBeTornDown();
    void cancelStopsAndResumeGoesOn();
    void cancelFromElsewhere();
    void lostBackendFailsAndResumes();
    void livingOwnerKeepsTheJob();
    void thawedOwnerWritesNothing();
    void teardownWaitsForTheOwner();
    void finishedJobIsNotRunAgain();
    void readyOnlyWhenComplete();

private:
    static QString reference();
    static void runAndKill(TenantFixture &fixture, qint64 jobId, int afterSteps);
    static int finishedSteps(TenantFixture &fixture, qint64 jobId);
    static void verifyComplete(TenantFixture &fixture, const QString &id);
};

QString TestSeedInterruption::reference()
{
    static const QString fingerprint = [] {
        TenantFixture fixture;
        const Created created = fixture.create(fixture.request(u"Acme"_s));
        (void)fixture.run(created.jobId);
        return fixture.find(created.environmentId).fingerprint;
    }();
    return fingerprint;
}

int TestSeedInterruption::finishedSteps(TenantFixture &fixture, qint64 jobId)
{
    return fixture.ask("SELECT count(*) FROM showroom.job_step WHERE job = " + QByteArray::number(jobId)).toInt();
}

void TestSeedInterruption::runAndKill(TenantFixture &fixture, qint64 jobId, int afterSteps)
{
    const database::ConnectionSettings settings = fixture.database.local();
    StepGate gate(fixture, afterSteps);
    QProcess worker;
    worker.start(
        QCoreApplication::applicationDirPath() + u"/seed_worker"_s,
        {settings.host, QString::number(settings.port), settings.database, settings.user, QString::number(jobId)});
    QVERIFY(worker.waitForStarted());
    QVERIFY(gate.isReached());
    QCOMPARE(finishedSteps(fixture, jobId), afterSteps);
    worker.kill();
    QVERIFY(worker.waitForFinished());
    QCOMPARE(worker.exitStatus(), QProcess::CrashExit);
    gate.open();
    database::Connection connection = fixture.connect();
    QTRY_VERIFY(jobs::find(connection, jobId)->isOrphaned);
    QVERIFY(environments::find(connection, jobs::find(connection, jobId)->environmentId)->isInterrupted);
}

void TestSeedInterruption::verifyComplete(TenantFixture &fixture, const QString &id)
{
    const Environment environment = fixture.find(id);
    QCOMPARE(environment.status, Status::Ready);
    QCOMPARE(fixture.countRows(id), smallRows);
    QCOMPARE(environment.fingerprint, reference());
}

void TestSeedInterruption::killedAnywhereResumes_data()
{
    QTest::addColumn<int>("afterSteps");
    QTest::newRow("before the first step is done") << 0;
    QTest::newRow("after the people") << 2;
    QTest::newRow("early in the events") << 7;
    QTest::newRow("in the middle") << 23;
    QTest::newRow("near the end") << 44;
}

void TestSeedInterruption::killedAnywhereResumes()
{
    QFETCH(int, afterSteps);
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, manySteps);
    runAndKill(fixture, created.jobId, afterSteps);
    QVERIFY(fixture.find(created.environmentId).status == Status::Seeding);
    database::Connection connection = fixture.connect();
    const auto resumable = prepareResume(connection, created.environmentId);
    VERIFY_RESULT(resumable);
    QCOMPARE(*resumable, created.jobId);
    const int before = finishedSteps(fixture, created.jobId);
    const auto job = fixture.run(*resumable);
    VERIFY_RESULT(job);
    QCOMPARE(job->state, jobs::JobState::Done);
    verifyComplete(fixture, created.environmentId);
    QVERIFY(job->outcome.value(u"writtenRows"_s).toInteger() <= smallRows - qMax(0, before - 2) * 25);
}

void TestSeedInterruption::killedTenantCanBeTornDown()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, manySteps);
    runAndKill(fixture, created.jobId, 10);
    database::Connection connection = fixture.connect();
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    VERIFY_RESULT(fixture.run(*teardown));
    QCOMPARE(fixture.countRows(created.environmentId), 0);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Deleted);
    // The job that lost its owner cannot rise again.
    const auto revived = fixture.run(created.jobId);
    QVERIFY(!revived);
    QCOMPARE(revived.error().code, ErrorCode::Conflict);
}

void TestSeedInterruption::cancelStopsAndResumeGoesOn()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, manySteps);
    {
        StepGate gate(fixture, 4);
        const auto runner = fixture.makeRunner();
        QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
        QVERIFY(gate.isReached());
        runner->cancel(created.jobId);
        gate.open();
        const auto job = future.result();
        VERIFY_RESULT(job);
        QCOMPARE(job->state, jobs::JobState::Cancelled);
    }
    const Environment cancelled = fixture.find(created.environmentId);
    QCOMPARE(cancelled.status, Status::Cancelled);
    QVERIFY(canResume(cancelled));
    QVERIFY(!canExport(cancelled));
    QCOMPARE(fixture.countRows(created.environmentId) % 25, 0);
    VERIFY_RESULT(fixture.run(created.jobId));
    verifyComplete(fixture, created.environmentId);
}

void TestSeedInterruption::cancelFromElsewhere()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, QJsonObject{{u"stepRows"_s, 1}, {u"sliceRows"_s, 1}});
    StepGate gate(fixture, 4);
    const auto runner = fixture.makeRunner();
    QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
    QVERIFY(gate.isReached());
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::requestCancel(connection, created.jobId));
    gate.open();
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10'000);
    QCOMPARE(future.result()->state, jobs::JobState::Cancelled);
}

void TestSeedInterruption::lostBackendFailsAndResumes()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, manySteps);
    {
        StepGate gate(fixture, 4);
        const auto runner = fixture.makeRunner();
        QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
        QVERIFY(gate.isReached());
        (void)fixture.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                          " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        const auto job = future.result();
        VERIFY_RESULT(job);
        QCOMPARE(job->state, jobs::JobState::Failed);
        QCOMPARE(job->error->code, ErrorCode::DatabaseUnreachable);
        QVERIFY(!job->error->hint.isEmpty());
    }
    QCOMPARE(fixture.find(created.environmentId).status, Status::Failed);
    VERIFY_RESULT(fixture.run(created.jobId));
    verifyComplete(fixture, created.environmentId);
}

void TestSeedInterruption::livingOwnerKeepsTheJob()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, manySteps);
    StepGate gate(fixture, 1);
    const auto runner = fixture.makeRunner();
    QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
    QVERIFY(gate.isReached());
    const auto second = fixture.run(created.jobId);
    gate.open();
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    VERIFY_RESULT(future.result());
    verifyComplete(fixture, created.environmentId);
}

void TestSeedInterruption::thawedOwnerWritesNothing()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    database::Connection frozen = fixture.connect();
    const auto claim = database::SqlStatement::fromText(
        "SELECT fencing_token FROM showroom.claim_job(:id::bigint, 'frozen', 'somewhere', 1)");
    const auto token = frozen.scalar(claim, {{"id", created.jobId}});
    VERIFY_RESULT(token);
    // Its lease runs out while its session stays connected.
    (void)fixture.ask("WITH late AS (UPDATE showroom.job SET lease_until = clock_timestamp() - interval '1 second'"
                      " RETURNING 1) SELECT 1 FROM late");
    VERIFY_RESULT(fixture.run(created.jobId));
    verifyComplete(fixture, created.environmentId);
    const auto late = frozen.execute(
        database::SqlStatement::fromText("SELECT showroom.record_step(:id::bigint, :token::integer, 999, 'late', 1)"),
        {{"id", created.jobId}, {"token", *token}});
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Busy);
}

void TestSeedInterruption::teardownWaitsForTheOwner()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, manySteps);
    StepGate gate(fixture, 1);
    const auto runner = fixture.makeRunner();
    QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
    QVERIFY(gate.isReached());
    database::Connection connection = fixture.connect();
    const auto refused = startTeardown(connection, created.environmentId, created.environmentId);
    gate.open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    QVERIFY(refused.error().hint.contains(u"cancel"));
    VERIFY_RESULT(future.result());
    verifyComplete(fixture, created.environmentId);
}

void TestSeedInterruption::finishedJobIsNotRunAgain()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    VERIFY_RESULT(fixture.run(created.jobId));
    const auto again = fixture.run(created.jobId);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(fixture.countRows(created.environmentId), smallRows);
}

void TestSeedInterruption::readyOnlyWhenComplete()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, manySteps);
    const auto runner = fixture.makeRunner();
    QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
    while (!future.isFinished()) {
        const QVariant early = fixture.ask("SELECT count(*) FROM showroom.environment e WHERE status = 'ready' AND"
                                           " (SELECT count(*) FROM impact.events WHERE tenant_id = e.id) < 1125");
        QCOMPARE(early.toInt(), 0);
    }
    verifyComplete(fixture, created.environmentId);
}

QTEST_GUILESS_MAIN(TestSeedInterruption)
#include "tst_seed_interruption.moc"
