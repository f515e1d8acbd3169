#include "../step_gate.h"
#include "../tenant_fixture.h"

#include "core/exporting/exports.h"
#include "core/jobs/job_store.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <future>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;
using jobs::JobState;

namespace {

constexpr qint64 smallRows = 1175;

database::SqlStatement sql(const QByteArray &text)
{
    return database::SqlStatement::fromText(text);
}

} // namespace

/// Two who meet: an owner that froze and its successor, a teardown and an export, a reader and the history.
class TestJobRaces final : public QObject {
    Q_OBJECT

private slots:
    void frozenProgramWritesNothingMore_data();
    void frozenProgramWritesNothingMore();
    void teardownEndsAnExportThatStarts();
    void exportIsRefusedWhileATeardownStarts();
    void runningExportHoldsOffTheTeardown();
    void teardownGoesOnBehindItsStep();
    void historyIsReadPageByPage();
    void unfinishedJobsAreAlwaysAmongTheLatest();

private:
    static qint64 filledTenant(TenantFixture &fixture);
    static exporting::ExportRequest exportTo(const QTemporaryDir &folder);
};

qint64 TestJobRaces::filledTenant(TenantFixture &fixture)
{
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    const auto job = fixture.run(created.jobId);
    if (!job || job->state != JobState::Done)
        qFatal("the tenant could not be filled");
    return created.jobId;
}

exporting::ExportRequest TestJobRaces::exportTo(const QTemporaryDir &folder)
{
    exporting::ExportRequest request;
    request.environmentId = u"demo-acme"_s;
    request.path = folder.filePath(u"acme.jsonl"_s);
    return request;
}

void TestJobRaces::frozenProgramWritesNothingMore_data()
{
    QTest::addColumn<int>("afterSteps");
    QTest::newRow("early") << 1;
    QTest::newRow("in the middle") << 20;
    QTest::newRow("late") << 40;
}

/// A program is stopped for longer than its lease, taken over, and goes on.
void TestJobRaces::frozenProgramWritesNothingMore()
{
    QFETCH(int, afterSteps);
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    fixture.setJobParameters(created.jobId, {{u"stepRows"_s, 25}, {u"sliceRows"_s, 5}});
    const database::ConnectionSettings settings = fixture.database.local();
    QProcess worker;
    QVariant frozenBackends;
    {
        StepGate gate(fixture, afterSteps);
        worker.start(QCoreApplication::applicationDirPath() + u"/seed_worker"_s,
                     {settings.host, QString::number(settings.port), settings.database, settings.user,
                      QString::number(created.jobId)});
        QVERIFY(worker.waitForStarted());
        QVERIFY(gate.isReached());
        QCOMPARE(::kill(pid_t(worker.processId()), SIGSTOP), 0);
        frozenBackends =
            fixture.ask("SELECT string_agg(pid::text, ',') FROM pg_stat_activity WHERE usename = 'showroom_local'"
                        " AND datname = current_database()");
        gate.open();
    }
    (void)fixture.ask("WITH late AS (UPDATE showroom.job SET lease_until = clock_timestamp() - interval '1 second'"
                      " RETURNING 1) SELECT 1 FROM late");
    const auto runner = fixture.makeRunner();
    QFuture<Result<jobs::Job>> successor = runner->start(created.jobId);
    const QDeadlineTimer patience(120'000);
    while (!successor.isFinished() && !patience.hasExpired()) {
        // As the server does after a minute, which no test should take (idle_in_transaction_session_timeout).
        (void)fixture.ask(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE state = 'idle in transaction'"
            " AND pid IN (" +
            frozenBackends.toByteArray() + ')');
        QTest::qWait(20);
    }
    QVERIFY2(successor.isFinished(), "the successor waits for the frozen program");
    const auto done = successor.result();
    VERIFY_RESULT(done);
    QCOMPARE(done->state, JobState::Done);
    const Environment ready = fixture.find(created.environmentId);
    const QVariant steps = fixture.ask("SELECT count(*) FROM showroom.job_step");

    QCOMPARE(::kill(pid_t(worker.processId()), SIGCONT), 0);
    QVERIFY(worker.waitForFinished());
    QVERIFY(worker.exitCode() != 0);
    QCOMPARE(fixture.countRows(created.environmentId), smallRows);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.job_step"), steps);
    QCOMPARE(fixture.find(created.environmentId), ready);
    database::Connection connection = fixture.connect();
    QCOMPARE(jobs::find(connection, created.jobId)->state, JobState::Done);
}

/// The export was recorded but not yet begun when the teardown came: it must not write half an environment.
void TestJobRaces::teardownEndsAnExportThatStarts()
{
    TenantFixture fixture;
    (void)filledTenant(fixture);
    const QTemporaryDir folder;
    database::Connection exporter = fixture.connect();
    QVERIFY(exporter.executeScript("BEGIN"));
    const auto started = exporting::startExport(exporter, exportTo(folder));
    VERIFY_RESULT(started);
    auto teardown = std::async(std::launch::async, [&fixture] {
        database::Connection connection = fixture.connect();
        return startTeardown(connection, u"demo-acme"_s, u"demo-acme"_s);
    });
    QTRY_VERIFY(fixture.ask("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)").toBool());
    QVERIFY(exporter.executeScript("COMMIT"));
    const auto job = teardown.get();
    VERIFY_RESULT(job);
    const auto late = fixture.run(*started);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    VERIFY_RESULT(fixture.run(*job));
    QCOMPARE(fixture.countRows(u"demo-acme"_s), 0);
    QVERIFY(!QFile::exists(folder.filePath(u"acme.jsonl"_s)));
}

void TestJobRaces::exportIsRefusedWhileATeardownStarts()
{
    TenantFixture fixture;
    (void)filledTenant(fixture);
    const QTemporaryDir folder;
    database::Connection remover = fixture.connect();
    QVERIFY(remover.executeScript("BEGIN"));
    VERIFY_RESULT(startTeardown(remover, u"demo-acme"_s, u"demo-acme"_s));
    auto started = std::async(std::launch::async, [&] {
        database::Connection connection = fixture.connect();
        return exporting::startExport(connection, exportTo(folder));
    });
    QTRY_VERIFY(fixture.ask("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)").toBool());
    QVERIFY(remover.executeScript("COMMIT"));
    const auto refused = started.get();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"deleting"));
}

void TestJobRaces::runningExportHoldsOffTheTeardown()
{
    TenantFixture fixture;
    (void)filledTenant(fixture);
    const QTemporaryDir folder;
    database::Connection exporter = fixture.connect();
    const auto started = exporting::startExport(exporter, exportTo(folder));
    VERIFY_RESULT(started);
    VERIFY_RESULT(exporter.scalar(
        sql("SELECT fencing_token FROM showroom.claim_job(:id::bigint, 'exporter', 'here', 1)"), {{"id", *started}}));
    database::Connection connection = fixture.connect();
    const auto refused = startTeardown(connection, u"demo-acme"_s, u"demo-acme"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
}

/// Its first owner removed everything and died before it could say so.
void TestJobRaces::teardownGoesOnBehindItsStep()
{
    TenantFixture fixture;
    (void)filledTenant(fixture);
    database::Connection connection = fixture.connect();
    const auto job = startTeardown(connection, u"demo-acme"_s, u"demo-acme"_s);
    VERIFY_RESULT(job);
    {
        database::Connection owner = fixture.connect();
        const auto token = owner.scalar(
            sql("SELECT fencing_token FROM showroom.claim_job(:id::bigint, 'gone', 'somewhere', 1)"), {{"id", *job}});
        VERIFY_RESULT(token);
        for (const QString &table : {u"impact.events"_s, u"impact.users"_s})
            VERIFY_RESULT(owner.scalar(sql("SELECT showroom.clear_table('demo-acme', :table)"), {{"table", table}}));
        VERIFY_RESULT(
            owner.execute(sql("SELECT showroom.record_step(:id::bigint, :token::integer, 1, 'delete', :rows::bigint)"),
                          {{"id", *job}, {"token", *token}, {"rows", smallRows}}));
    }
    QTRY_VERIFY(jobs::find(connection, *job)->isOrphaned);
    const auto resumed = jobs::prepareResume(connection, *job);
    VERIFY_RESULT(resumed);
    const auto done = fixture.run(*resumed);
    VERIFY_RESULT(done);
    QCOMPARE(done->state, JobState::Done);
    QCOMPARE(done->outcome.value(u"removedRows"_s).toInteger(), smallRows);
    QCOMPARE(done->outcome.value(u"remainingRows"_s), QJsonValue(0));
    QCOMPARE(fixture.find(u"demo-acme"_s).status, Status::Deleted);
}

void TestJobRaces::historyIsReadPageByPage()
{
    TenantFixture fixture;
    (void)fixture.ask(
        "WITH many AS (INSERT INTO showroom.job (kind, environment, state, progress) SELECT 'export', 'demo-acme',"
        " 'done', '{\"done\": 5, \"log\": [\"12:00:00 begun\"]}' FROM generate_series(1, 450) RETURNING 1)"
        " SELECT count(*) FROM many");
    database::Connection connection = fixture.connect();
    QList<qint64> ids;
    auto page = jobs::latest(connection);
    for (; page && !page->isEmpty(); page = jobs::older(connection, ids.constLast())) {
        QVERIFY(page->size() <= jobs::pageSize);
        for (const jobs::Job &job : *page) {
            QVERIFY(job.progress.log.isEmpty());
            QCOMPARE(job.progress.done, 5);
            ids.append(job.id);
        }
    }
    VERIFY_RESULT(page);
    QCOMPARE(ids.size(), 450);
    QVERIFY(std::is_sorted(ids.rbegin(), ids.rend()));
    QCOMPARE(QSet<qint64>(ids.begin(), ids.end()).size(), 450);
}

void TestJobRaces::unfinishedJobsAreAlwaysAmongTheLatest()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::requestPause(connection, created.jobId));
    (void)fixture.ask(
        "WITH many AS (INSERT INTO showroom.job (kind, environment, state) SELECT 'export', 'demo-acme', 'done'"
        " FROM generate_series(1, 250) RETURNING 1) SELECT count(*) FROM many");
    const auto latest = jobs::latest(connection);
    VERIFY_RESULT(latest);
    QCOMPARE(latest->size(), jobs::pageSize + 1);
    QCOMPARE(latest->constLast().id, created.jobId);
    QVERIFY(jobs::steps(connection, created.jobId)->isEmpty());
}

QTEST_GUILESS_MAIN(TestJobRaces)
#include "tst_job_races.moc"
