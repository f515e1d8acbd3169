#include "../step_gate.h"
#include "../tenant_fixture.h"

#include "core/exporting/exports.h"
#include "core/jobs/job_store.h"

#include <QTemporaryDir>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;
using jobs::JobState;

namespace {

constexpr qint64 smallRows = 1175;
const QJsonObject manySteps{{u"stepRows"_s, 25}, {u"sliceRows"_s, 5}};

} // namespace

/// A paused job is nobody's, keeps what it wrote, and goes on for whoever asks.
class TestJobPause final : public QObject {
    Q_OBJECT

private slots:
    void stopsAtTheStepAndGoesOn();
    void isObeyedAfterTheLastStep_data();
    void isObeyedAfterTheLastStep();
    void isObeyedFromElsewhere();
    void outlivesItsProgram();
    void closingTheProgramPauses();
    void waitingJobIsNotBegunAfterwards_data();
    void waitingJobIsNotBegunAfterwards();
    void pausedJobCanBeCancelled();
    void pausedTenantCanBeTornDown();
    void pausingTwiceIsNoError();
    void pausesAgainBeforeItWentOn();
    void cancelBeatsAPauseUnderWay();
    void onlyKindsWithStepsPause_data();
    void onlyKindsWithStepsPause();
    void finishedJobCannotBePaused();
    void timeOfThePauseDoesNotCount();

private:
    static Created createWithManySteps(TenantFixture &fixture);
    static jobs::Job runUntilPaused(TenantFixture &fixture, const Created &created, int afterSteps);
    static jobs::Job find(TenantFixture &fixture, qint64 jobId);
};

Created TestJobPause::createWithManySteps(TenantFixture &fixture)
{
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, manySteps);
    return created;
}

jobs::Job TestJobPause::runUntilPaused(TenantFixture &fixture, const Created &created, int afterSteps)
{
    StepGate gate(fixture, afterSteps);
    const auto runner = fixture.makeRunner();
    QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
    if (!gate.isReached())
        qFatal("the job did not reach its step");
    const auto asked = runner->pause(created.jobId).result();
    if (!asked)
        qFatal("%s", qPrintable(asked.error().message));
    gate.open();
    const auto paused = future.result();
    if (!paused)
        qFatal("%s", qPrintable(paused.error().message));
    return *paused;
}

jobs::Job TestJobPause::find(TenantFixture &fixture, qint64 jobId)
{
    database::Connection connection = fixture.connect();
    return *jobs::find(connection, jobId);
}

void TestJobPause::stopsAtTheStepAndGoesOn()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    const jobs::Job paused = runUntilPaused(fixture, created, 4);
    QCOMPARE(paused.state, JobState::Paused);
    QVERIFY(!paused.finishedAt.isValid());
    QVERIFY(!paused.error);
    QVERIFY(!paused.isPauseRequested);
    const Environment between = fixture.find(created.environmentId);
    QCOMPARE(between.status, Status::Seeding);
    QVERIFY(between.isPaused);
    QVERIFY(!between.isInterrupted);
    QVERIFY(canResume(between));
    // The step at the gate is written to its end.
    QCOMPARE(fixture.countRows(created.environmentId), 5 * 25);
    QCOMPARE(paused.progress.done, 5 * 25);

    database::Connection connection = fixture.connect();
    const auto resumed = jobs::prepareResume(connection, created.jobId);
    VERIFY_RESULT(resumed);
    const auto done = fixture.run(*resumed);
    VERIFY_RESULT(done);
    QCOMPARE(done->state, JobState::Done);
    QCOMPARE(done->outcome.value(u"writtenRows"_s).toInteger(), smallRows - 5 * 25);
    QCOMPARE(fixture.countRows(created.environmentId), smallRows);
    const QString reference = [] {
        TenantFixture undisturbed;
        const Created other = undisturbed.create(undisturbed.request(u"Acme"_s));
        (void)undisturbed.run(other.jobId);
        return undisturbed.find(other.environmentId).fingerprint;
    }();
    QCOMPARE(fixture.find(created.environmentId).fingerprint, reference);
}

void TestJobPause::isObeyedAfterTheLastStep_data()
{
    QTest::addColumn<Isolation>("isolation");
    QTest::addColumn<int>("stepsBefore");
    QTest::newRow("shared") << Isolation::SharedSchema << 46;
    QTest::newRow("full: a table is a step") << Isolation::Full << 1;
}

void TestJobPause::isObeyedAfterTheLastStep()
{
    QFETCH(Isolation, isolation);
    QFETCH(int, stepsBefore);
    TenantFixture fixture;
    CreateTenant request = fixture.request(u"Acme"_s);
    request.isolation = toWord(isolation);
    const Created created = fixture.create(request);
    fixture.setJobParameters(created.jobId, manySteps);
    const jobs::Job paused = runUntilPaused(fixture, created, stepsBefore);
    QCOMPARE(paused.state, JobState::Paused);
    QCOMPARE(paused.progress.done, smallRows);
    QVERIFY(fixture.find(created.environmentId).fingerprint.isEmpty());

    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::prepareResume(connection, created.jobId));
    const auto done = fixture.run(created.jobId);
    VERIFY_RESULT(done);
    QCOMPARE(done->state, JobState::Done);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Ready);
}

void TestJobPause::isObeyedFromElsewhere()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    StepGate gate(fixture, 3);
    const auto runner = fixture.makeRunner();
    QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
    QVERIFY(gate.isReached());
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::requestPause(connection, created.jobId));
    QVERIFY(find(fixture, created.jobId).isPauseRequested);
    // The owner hears of it by its heartbeat, while the step still waits.
    const int beats = 3;
    const QDateTime since = fixture.ask("SELECT heartbeat_at FROM showroom.job").toDateTime();
    QTRY_VERIFY_WITH_TIMEOUT(
        since.msecsTo(fixture.ask("SELECT heartbeat_at FROM showroom.job").toDateTime()) >= beats * 900, 10'000);
    gate.open();
    const auto paused = future.result();
    VERIFY_RESULT(paused);
    QCOMPARE(paused->state, JobState::Paused);
    QCOMPARE(fixture.countRows(created.environmentId), 4 * 25);
}

void TestJobPause::outlivesItsProgram()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    (void)runUntilPaused(fixture, created, 2); // its runner is gone by now
    const jobs::Job left = find(fixture, created.jobId);
    QCOMPARE(left.state, JobState::Paused);
    QVERIFY(!left.isOrphaned);
    QVERIFY(jobs::canResume(left));
    // Of this database alone: other tests' jobs on the same server have the same numbers.
    QCOMPARE(fixture
                 .ask("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
                      "WHERE d.datname = current_database() AND locktype = 'advisory' AND classid::bigint = " +
                      QByteArray::number(created.jobId))
                 .toInt(),
             0);
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::prepareResume(connection, created.jobId));
    VERIFY_RESULT(fixture.run(created.jobId));
    QCOMPARE(fixture.find(created.environmentId).status, Status::Ready);
}

/// What runs is stopped within its step, and what waits behind it is not begun; both go on for whoever resumes them.
void TestJobPause::closingTheProgramPauses()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    {
        StepGate gate(fixture, 3);
        auto runner = fixture.makeRunner();
        QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
        QVERIFY(gate.isReached());
        runner.reset(); // while the step waits
        gate.open();
        const auto left = future.result();
        VERIFY_RESULT(left);
        QCOMPARE(left->state, JobState::Paused);
        QVERIFY(!left->error);
    }
    QCOMPARE(fixture.countRows(created.environmentId), 3 * 25);
    const Environment between = fixture.find(created.environmentId);
    QVERIFY(between.isPaused);
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::prepareResume(connection, created.jobId));
    VERIFY_RESULT(fixture.run(created.jobId));
    QCOMPARE(fixture.countRows(created.environmentId), smallRows);
}

void TestJobPause::waitingJobIsNotBegunAfterwards_data()
{
    QTest::addColumn<bool>("pause");
    QTest::addColumn<JobState>("state");
    QTest::newRow("paused") << true << JobState::Paused;
    QTest::newRow("cancelled") << false << JobState::Cancelled;
}

/// As when it waits in another program behind two others.
void TestJobPause::waitingJobIsNotBegunAfterwards()
{
    QFETCH(bool, pause);
    QFETCH(JobState, state);
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(pause ? jobs::requestPause(connection, created.jobId)
                        : jobs::requestCancel(connection, created.jobId));
    QCOMPARE(find(fixture, created.jobId).state, state);
    const auto begun = fixture.run(created.jobId);
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, ErrorCode::Conflict);
    QVERIFY(begun.error().hint.contains(u"Resume"));
    QCOMPARE(fixture.countRows(created.environmentId), 0);

    VERIFY_RESULT(prepareResume(connection, created.environmentId));
    VERIFY_RESULT(fixture.run(created.jobId));
    QCOMPARE(fixture.countRows(created.environmentId), smallRows);
}

void TestJobPause::pausedJobCanBeCancelled()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    (void)runUntilPaused(fixture, created, 2);
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::requestCancel(connection, created.jobId));
    QCOMPARE(find(fixture, created.jobId).state, JobState::Cancelled);
    const Environment cancelled = fixture.find(created.environmentId);
    QCOMPARE(cancelled.status, Status::Cancelled);
    QVERIFY(!cancelled.isPaused);
}

void TestJobPause::pausedTenantCanBeTornDown()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    (void)runUntilPaused(fixture, created, 2);
    database::Connection connection = fixture.connect();
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    VERIFY_RESULT(fixture.run(*teardown));
    QCOMPARE(fixture.countRows(created.environmentId), 0);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Deleted);
    QCOMPARE(find(fixture, created.jobId).state, JobState::Cancelled);
    const auto revived = jobs::prepareResume(connection, created.jobId);
    QVERIFY(!revived);
    QCOMPARE(revived.error().code, ErrorCode::Conflict);
}

void TestJobPause::pausingTwiceIsNoError()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    (void)runUntilPaused(fixture, created, 2);
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::requestPause(connection, created.jobId));
    QCOMPARE(find(fixture, created.jobId).state, JobState::Paused);
}

/// As when it was resumed and waits behind two others.
void TestJobPause::pausesAgainBeforeItWentOn()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    (void)runUntilPaused(fixture, created, 2);
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::prepareResume(connection, created.jobId));
    VERIFY_RESULT(jobs::requestPause(connection, created.jobId));
    VERIFY_ERROR(fixture.run(created.jobId), ErrorCode::Conflict);
    QCOMPARE(find(fixture, created.jobId).state, JobState::Paused);
    VERIFY_RESULT(jobs::prepareResume(connection, created.jobId));
    VERIFY_RESULT(fixture.run(created.jobId));
    QCOMPARE(fixture.countRows(created.environmentId), smallRows);
}

/// The owner hears of both at its next heartbeat at the earliest, and may come to the end of a step before.
void TestJobPause::cancelBeatsAPauseUnderWay()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    database::Connection owner = fixture.connect();
    VERIFY_RESULT(
        owner.execute(database::SqlStatement::fromText("SELECT FROM showroom.claim_job(:id::bigint, 'x', 'y', 1)"),
                      {{"id", created.jobId}}));
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::requestPause(connection, created.jobId));
    VERIFY_RESULT(jobs::requestCancel(connection, created.jobId));
    VERIFY_RESULT(owner.execute(
        database::SqlStatement::fromText("SELECT FROM showroom.finish_job(:id::bigint, 1, 'paused', '{}', NULL, '{}')"),
        {{"id", created.jobId}}));
    const jobs::Job ended = find(fixture, created.jobId);
    QCOMPARE(ended.state, JobState::Cancelled);
    QVERIFY(ended.finishedAt.isValid());
    QCOMPARE(fixture.find(created.environmentId).status, Status::Cancelled);
}

void TestJobPause::onlyKindsWithStepsPause_data()
{
    QTest::addColumn<bool>("isExport");
    QTest::newRow("teardown") << false;
    QTest::newRow("export") << true;
}

void TestJobPause::onlyKindsWithStepsPause()
{
    QFETCH(bool, isExport);
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    VERIFY_RESULT(fixture.run(created.jobId));
    QTemporaryDir folder;
    exporting::ExportRequest request;
    request.environmentId = created.environmentId;
    request.path = folder.filePath(u"acme.jsonl"_s);
    database::Connection connection = fixture.connect();
    const auto job = isExport ? exporting::startExport(connection, request)
                              : startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(job);
    const auto refused = jobs::requestPause(connection, *job);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"no steps"));
    QVERIFY(refused.error().hint.contains(u"cancel"));
    QVERIFY(!jobs::canPause(find(fixture, *job)));
}

void TestJobPause::finishedJobCannotBePaused()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    VERIFY_RESULT(fixture.run(created.jobId));
    database::Connection connection = fixture.connect();
    const auto refused = jobs::requestPause(connection, created.jobId);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"nothing to pause"));
}

void TestJobPause::timeOfThePauseDoesNotCount()
{
    TenantFixture fixture;
    const Created created = createWithManySteps(fixture);
    const jobs::Job paused = runUntilPaused(fixture, created, 4);
    const qint64 before = paused.durationMs(QDateTime::currentDateTimeUtc());
    QCOMPARE(paused.durationMs(QDateTime::currentDateTimeUtc().addDays(1)), before);
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::prepareResume(connection, created.jobId));
    const auto done = fixture.run(created.jobId);
    VERIFY_RESULT(done);
    QVERIFY(done->progress.earlierMs >= paused.progress.elapsedMs);
    QVERIFY(done->durationMs(QDateTime::currentDateTimeUtc()) >= before);
    QVERIFY(done->run > paused.run);
}

QTEST_GUILESS_MAIN(TestJobPause)
#include "tst_job_pause.moc"
