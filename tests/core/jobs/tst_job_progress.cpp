#include "core/jobs/job.h"

#include <QTest>

using namespace showroom::jobs;
using namespace Qt::StringLiterals;

class TestJobProgress final : public QObject {
    Q_OBJECT

private slots:
    void estimates_data();
    void estimates();
    void survivesJson();
    void durationRunsUntilTheEnd();
    void offersWhatAStateAllows_data();
    void offersWhatAStateAllows();
};

void TestJobProgress::estimates_data()
{
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("resumedAt");
    QTest::addColumn<qint64>("elapsedMs");
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("rate");
    QTest::addColumn<qint64>("remainingMs");
    QTest::newRow("half") << 500LL << 1000LL << 0LL << 1000LL << 0.5 << 500.0 << 1000LL;
    QTest::newRow("first moments") << 5LL << 1000LL << 0LL << 100LL << 0.005 << 0.0 << -1LL;
    QTest::newRow("unknown total") << 500LL << 0LL << 0LL << 1000LL << 0.0 << 500.0 << -1LL;
    QTest::newRow("resumed: only the own work counts") << 600LL << 1000LL << 500LL << 1000LL << 0.6 << 100.0 << 4000LL;
    QTest::newRow("more than announced") << 1200LL << 1000LL << 0LL << 1000LL << 1.0 << 1200.0 << -1LL;
    QTest::newRow("all counted, not yet done") << 1000LL << 1000LL << 0LL << 1000LL << 1.0 << 1000.0 << -1LL;
}

void TestJobProgress::estimates()
{
    QFETCH(qint64, done);
    QFETCH(qint64, total);
    QFETCH(qint64, resumedAt);
    QFETCH(qint64, elapsedMs);
    const JobProgress progress{u"write"_s, done, total, resumedAt, elapsedMs, {}, {}};
    QTEST(progress.share(), "share");
    QTEST(progress.rate(), "rate");
    QTEST(progress.remainingMs().value_or(-1), "remainingMs");
}

void TestJobProgress::survivesJson()
{
    const JobProgress progress{u"write"_s,
                               3'000'000'000,
                               4'000'000'000,
                               7,
                               99,
                               {{u"donation"_s, u"Donation"_s, 12, 25, PartState::Running},
                                {u"buddy"_s, u"Buddy"_s, 0, 5, PartState::Waiting}},
                               {u"12:00:00 begun"_s},
                               1200};
    QCOMPARE(progressFromJson(toJson(progress)), progress);
}

void TestJobProgress::durationRunsUntilTheEnd()
{
    const QDateTime start({2026, 11, 20}, {12, 0}, Qt::UTC);
    Job job;
    QCOMPARE(job.durationMs(start), 0);
    job.startedAt = start;
    QCOMPARE(job.durationMs(start.addMSecs(1500)), 1500);
    job.finishedAt = start.addMSecs(700);
    QCOMPARE(job.durationMs(start.addSecs(60)), 700);
}

void TestJobProgress::offersWhatAStateAllows_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<bool>("isOrphaned");
    QTest::addColumn<QString>("offered");
    QTest::newRow("seed waits") << u"seed"_s << JobState::Queued << false << u"pause cancel"_s;
    QTest::newRow("seed runs") << u"seed"_s << JobState::Running << false << u"pause cancel"_s;
    QTest::newRow("seed lost its owner") << u"seed"_s << JobState::Running << true << u"cancel resume"_s;
    QTest::newRow("seed paused") << u"seed"_s << JobState::Paused << false << u"cancel resume"_s;
    QTest::newRow("seed failed") << u"seed"_s << JobState::Failed << false << u"resume"_s;
    QTest::newRow("seed cancelled") << u"seed"_s << JobState::Cancelled << false << u"resume"_s;
    QTest::newRow("seed done") << u"seed"_s << JobState::Done << false << QString();
    QTest::newRow("export runs") << u"export"_s << JobState::Running << false << u"cancel"_s;
    QTest::newRow("export lost its owner") << u"export"_s << JobState::Running << true << u"cancel resume"_s;
    QTest::newRow("export failed") << u"export"_s << JobState::Failed << false << QString();
    QTest::newRow("teardown lost its owner") << u"teardown"_s << JobState::Running << true << u"cancel resume"_s;
    QTest::newRow("teardown failed") << u"teardown"_s << JobState::Failed << false << QString();
}

void TestJobProgress::offersWhatAStateAllows()
{
    QFETCH(QString, kind);
    QFETCH(JobState, state);
    QFETCH(bool, isOrphaned);
    Job job;
    job.kind = kind;
    job.state = state;
    job.isOrphaned = isOrphaned;
    QStringList offered;
    if (canPause(job))
        offered << u"pause"_s;
    if (canCancel(job))
        offered << u"cancel"_s;
    if (canResume(job))
        offered << u"resume"_s;
    QTEST(offered.join(u' '), "offered");
    job.isCancelRequested = true;
    QVERIFY(!canPause(job) && !canCancel(job));
}

QTEST_APPLESS_MAIN(TestJobProgress)
#include "tst_job_progress.moc"
