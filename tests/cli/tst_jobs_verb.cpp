#include "cli_harness.h"
#include "database_backend.h"

#include "base/clock.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_store.h"

#include <QTest>

#include <memory>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// The verb `jobs` with jobs in every state.
class TestJobsVerb final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsJobs();
    void resumesACancelledJob();
    void pausesAWaitingJobAndResumesIt();
    void cancelsAPausedJob();
    void saysInterruptedLikeTheConsole();
    void cleansUpACancelledJob();
    void beginsATeardownThatNobodyBegan();
    void sparesWhatBearsTheIdToday_data();
    void sparesWhatBearsTheIdToday();

private:
    Answer call(const QStringList &words) { return run(*m_backend, words + QStringList{u"--json"_s}); }
    /// A tenant whose filling was recorded and never begun; its job.
    qint64 recordedTenant();
    qint64 cancelledTenant();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestJobsVerb::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
}

void TestJobsVerb::cleanup()
{
    m_backend.reset();
    m_database.reset();
}

qint64 TestJobsVerb::recordedTenant()
{
    Result<database::Connection> connection = m_backend->connect();
    const Result<QList<masking::Salt>> salts = m_backend->salts();
    environments::CreateTenant request;
    request.name = u"Broken"_s;
    request.size = u"small"_s;
    request.referenceDate = QDate(2026, 11, 1);
    const Result<environments::Created> created =
        environments::create(*connection, request, salts->constLast(), SystemClock());
    if (!created) {
        qWarning("%s", qPrintable(created.error().message));
        return 0;
    }
    return created->jobId;
}

qint64 TestJobsVerb::cancelledTenant()
{
    const qint64 job = recordedTenant();
    const QJsonObject asked = call({u"jobs"_s, u"cancel"_s, QString::number(job)}).json();
    return asked.value(u"state"_s) == u"cancelled"_s ? job : 0;
}

void TestJobsVerb::listsJobs()
{
    QCOMPARE(
        call({u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s, u"--as-of"_s, u"2026-11-01"_s}).exitCode,
        0);
    const QJsonObject job = call({u"jobs"_s, u"--tenant"_s, u"demo-acme"_s}).json().value(u"jobs"_s)[0].toObject();
    QCOMPARE(job.keys(),
             (QStringList{u"actor"_s, u"cancelRequested"_s, u"createdAt"_s, u"durationMs"_s, u"environment"_s,
                          u"error"_s, u"finishedAt"_s, u"id"_s, u"kind"_s, u"orphaned"_s, u"outcome"_s,
                          u"pauseRequested"_s, u"program"_s, u"progress"_s, u"startedAt"_s, u"state"_s}));
    QCOMPARE(job.value(u"kind"_s).toString(), u"seed"_s);
    QCOMPARE(job.value(u"state"_s).toString(), u"done"_s);
    QCOMPARE(job.value(u"progress"_s)[u"share"_s].toDouble(), 1.0);
    QCOMPARE(job.value(u"program"_s).toString(), u"showroomctl"_s);
    QVERIFY(run(*m_backend, {u"jobs"_s}).out.contains(u"seed  demo-acme    done      100 %  1,175"_s));
    QVERIFY(call({u"jobs"_s, u"--tenant"_s, u"demo-other"_s}).json().value(u"jobs"_s).toArray().isEmpty());
}

void TestJobsVerb::resumesACancelledJob()
{
    const qint64 job = cancelledTenant();
    QVERIFY(job > 0);
    const QString before = run(*m_backend, {u"status"_s, u"--tenant"_s, u"demo-broken"_s}).out;
    QVERIFY2(before.contains(u"jobs resume %1"_s.arg(job)), qPrintable(before));
    const Answer resumed = call({u"jobs"_s, u"resume"_s, QString::number(job)});
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.err));
    QCOMPARE(resumed.json().value(u"status"_s).toString(), u"ready"_s);
    QCOMPARE(resumed.json().value(u"rowsTotal"_s).toInteger(), 1175);
}

void TestJobsVerb::pausesAWaitingJobAndResumesIt()
{
    const qint64 id = recordedTenant();
    QVERIFY(id > 0);
    const QString job = QString::number(id);
    const QJsonObject paused = call({u"jobs"_s, u"pause"_s, job}).json();
    QCOMPARE(paused.value(u"state"_s).toString(), u"paused"_s);
    QVERIFY(run(*m_backend, {u"list"_s}).out.contains(u"  paused  "_s));
    const QJsonObject status = call({u"status"_s, u"--tenant"_s, u"demo-broken"_s}).json();
    QVERIFY(status.value(u"paused"_s).toBool());
    QVERIFY(run(*m_backend, {u"status"_s, u"--tenant"_s, u"demo-broken"_s}).out.contains(u"jobs resume "_s + job));
    const Answer resumed = call({u"jobs"_s, u"resume"_s, job});
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.err));
    QCOMPARE(resumed.json().value(u"status"_s).toString(), u"ready"_s);
    const Answer late = call({u"jobs"_s, u"pause"_s, job});
    QCOMPARE(late.exitCode, 5);
    QVERIFY2(late.err.contains(u"nothing to pause"_s), qPrintable(late.err));
}

void TestJobsVerb::cancelsAPausedJob()
{
    const QString job = QString::number(recordedTenant());
    QCOMPARE(call({u"jobs"_s, u"pause"_s, job}).json().value(u"state"_s).toString(), u"paused"_s);
    QCOMPARE(call({u"jobs"_s, u"cancel"_s, job}).json().value(u"state"_s).toString(), u"cancelled"_s);
}

/// A program that claimed the job and is gone, as after kill -9.
void TestJobsVerb::saysInterruptedLikeTheConsole()
{
    const qint64 id = recordedTenant();
    {
        database::Connection owner = *m_backend->connect();
        const auto claim = database::SqlStatement::fromText(
            "SELECT fencing_token FROM showroom.claim_job(:id::bigint, 'gone', 'somewhere', 1)");
        QVERIFY(owner.scalar(claim, {{"id", id}}));
    }
    QTRY_VERIFY(run(*m_backend, {u"list"_s}).out.contains(u"  interrupted  "_s));
    QVERIFY(call({u"status"_s, u"--tenant"_s, u"demo-broken"_s}).json().value(u"interrupted"_s).toBool());
    QVERIFY(run(*m_backend, {u"status"_s, u"--tenant"_s, u"demo-broken"_s}).out.contains(u"interrupted"_s));
    QCOMPARE(call({u"jobs"_s, u"resume"_s, QString::number(id)}).exitCode, 0);
}

void TestJobsVerb::cleansUpACancelledJob()
{
    const qint64 job = cancelledTenant();
    QVERIFY(job > 0);
    const Answer cleaned = call({u"jobs"_s, u"clean"_s, QString::number(job)});
    QVERIFY2(cleaned.exitCode == 0, qPrintable(cleaned.err));
    QCOMPARE(cleaned.json().value(u"remainingRows"_s), QJsonValue(0));
    QVERIFY(call({u"list"_s}).json().value(u"environments"_s).toArray().isEmpty());
}

/// The program died between recording the teardown and beginning it.
void TestJobsVerb::beginsATeardownThatNobodyBegan()
{
    QVERIFY(cancelledTenant() > 0);
    Result<database::Connection> connection = m_backend->connect();
    const Result<qint64> teardown = environments::startTeardown(*connection, u"demo-broken"_s, u"demo-broken"_s);
    QVERIFY(teardown);
    const Answer resumed = call({u"jobs"_s, u"resume"_s, QString::number(*teardown)});
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.err));
    QCOMPARE(resumed.json().value(u"state"_s).toString(), u"done"_s);
    QVERIFY(call({u"list"_s}).json().value(u"environments"_s).toArray().isEmpty());
}

void TestJobsVerb::sparesWhatBearsTheIdToday_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("clean") << u"clean"_s;
    QTest::newRow("resume") << u"resume"_s;
}

/// The number is an old one: its tenant is gone, and another one has taken the id.
void TestJobsVerb::sparesWhatBearsTheIdToday()
{
    QFETCH(QString, action);
    const QString old = QString::number(cancelledTenant());
    QCOMPARE(call({u"jobs"_s, u"clean"_s, old}).exitCode, 0);
    QVERIFY(recordedTenant() > 0);
    const Answer refused = call({u"jobs"_s, action, old});
    QCOMPARE(refused.exitCode, 5);
    QVERIFY2(refused.err.contains(u"earlier environment"_s), qPrintable(refused.err));
    const QJsonObject status = call({u"status"_s, u"--tenant"_s, u"demo-broken"_s}).json();
    QCOMPARE(status.value(u"status"_s).toString(), u"queued"_s);
}

QTEST_GUILESS_MAIN(TestJobsVerb)
#include "tst_jobs_verb.moc"
