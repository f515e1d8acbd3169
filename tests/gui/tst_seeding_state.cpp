#include "base/result.h"
#include "core/jobs/job.h"
#include "gui/seeding/rate_history.h"
#include "gui/seeding/seeding_state.h"

#include <QTest>

#include <numeric>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::JobState;

class TestSeedingState final : public QObject {
    Q_OBJECT

private slots:
    void offersWhatIsPossible_data();
    void offersWhatIsPossible();
    void pausingCanStillBeCancelled();
    void saysWhatWentWrong();
    void ratesAddUpToTheRows();
    void whatNobodyBeganCanBeBegun();
    void ratesNeedTwoReadings();
    void oldReadingsAreIgnored();
    void anotherOwnerMakesNoSpike();
    void pageOpenedLateBeginsWithTheOwner();
    void longJobsStayBounded();
};

void TestSeedingState::offersWhatIsPossible_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<bool>("orphaned");
    QTest::addColumn<bool>("stopping");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("offers");
    const auto row = [](const char *name, JobState state, bool orphaned, bool stopping, const QString &word,
                        const QString &offers) {
        QTest::newRow(name) << state << orphaned << stopping << word << offers;
    };
    row("queued", JobState::Queued, false, false, u"Waiting"_s, u"active pause cancel"_s);
    row("running", JobState::Running, false, false, u"Seeding"_s, u"active pause cancel"_s);
    row("stopping", JobState::Running, false, true, u"Stopping"_s, u"active"_s);
    row("paused", JobState::Paused, false, false, u"Paused"_s, u"resume cleanUp"_s);
    row("failed", JobState::Failed, false, false, u"Failed"_s, u"resume cleanUp"_s);
    row("cancelled", JobState::Cancelled, false, false, u"Cancelled"_s, u"resume cleanUp"_s);
    row("orphaned while running", JobState::Running, true, false, u"Interrupted"_s, u"resume cleanUp"_s);
    row("done", JobState::Done, false, false, u"Ready"_s, u"complete"_s);
}

void TestSeedingState::offersWhatIsPossible()
{
    QFETCH(JobState, state);
    QFETCH(bool, orphaned);
    QFETCH(bool, stopping);
    QFETCH(QString, word);
    QFETCH(QString, offers);
    Job job;
    job.kind = u"seed"_s;
    job.state = state;
    job.isOrphaned = orphaned;
    job.isCancelRequested = stopping;
    const SeedingState shown = SeedingState::of(job);
    QStringList words;
    if (shown.isActive)
        words << u"active"_s;
    if (shown.canPause)
        words << u"pause"_s;
    if (shown.canCancel)
        words << u"cancel"_s;
    if (shown.canResume)
        words << u"resume"_s;
    if (shown.canCleanUp)
        words << u"cleanUp"_s;
    if (shown.isComplete)
        words << u"complete"_s;
    QCOMPARE(words.join(u' '), offers);
    QCOMPARE(shown.word, word);
    QCOMPARE(shown.fact.isEmpty(), !shown.canResume);
}

void TestSeedingState::whatNobodyBeganCanBeBegun()
{
    Job job;
    job.kind = u"seed"_s;
    job.state = JobState::Queued;
    QVERIFY(!SeedingState::of(job, true).canResume);
    const SeedingState forgotten = SeedingState::of(job, false);
    QVERIFY(forgotten.canResume && forgotten.canCancel);
    QVERIFY(forgotten.rest.contains(u"Resume"));
}

void TestSeedingState::pausingCanStillBeCancelled()
{
    Job job;
    job.kind = u"seed"_s;
    job.state = JobState::Running;
    job.isPauseRequested = true;
    const SeedingState shown = SeedingState::of(job);
    QCOMPARE(shown.word, u"Pausing"_s);
    QVERIFY(!shown.canPause);
    QVERIFY(shown.canCancel);
}

void TestSeedingState::saysWhatWentWrong()
{
    Job job;
    job.state = JobState::Failed;
    job.error = fail(ErrorCode::StorageFull, u"The disk is full."_s, u"Make room."_s, u"ENOSPC 28"_s);
    const SeedingState shown = SeedingState::of(job);
    QCOMPARE(shown.rest, u"The disk is full. Make room."_s);
    QCOMPARE(shown.meaning, Meaning::Danger);
    job.error.reset();
    QVERIFY(!SeedingState::of(job).rest.isEmpty());
}

void TestSeedingState::ratesAddUpToTheRows()
{
    RateHistory history;
    history.add(0, 0);
    history.add(1'000, 50'000);
    history.add(1'700, 60'000);
    history.add(4'000, 200'000);
    const QList<qreal> course = history.course(20);
    QCOMPARE(course.size(), 20);
    const qreal rows = std::accumulate(course.begin(), course.end(), 0.0) * 4.0 / 20;
    QVERIFY(qAbs(rows - 200'000) < 1);
    QCOMPARE(history.average(), 50'000.0);
}

void TestSeedingState::ratesNeedTwoReadings()
{
    RateHistory history;
    QVERIFY(history.course(10).isEmpty());
    history.add(500, 10);
    QVERIFY(history.course(10).isEmpty());
    QCOMPARE(history.average(), 0.0);
}

void TestSeedingState::oldReadingsAreIgnored()
{
    RateHistory history;
    history.add(0, 0);
    history.add(1'000, 100);
    history.add(900, 90);
    history.add(1'000, 120);
    QCOMPARE(history.done(), qint64(100));
    QCOMPARE(history.workedMs(), qint64(1'000));
}

void TestSeedingState::anotherOwnerMakesNoSpike()
{
    RateHistory history;
    history.add(0, 0);
    history.add(1'000, 1'000);
    // The first owner wrote 900 rows more before it died, which nobody saw; the next one begins at the same moment of
    // work.
    history.goOn(1'000, 1'900);
    history.add(1'100, 2'000);
    history.add(2'000, 2'900);
    QCOMPARE(history.done(), qint64(2'900));
    for (const qreal rate : history.course(20))
        QVERIFY2(qAbs(rate - 1'000) < 1, qPrintable(QString::number(rate)));
}

void TestSeedingState::pageOpenedLateBeginsWithTheOwner()
{
    RateHistory history;
    history.goOn(60'000, 40'000);
    history.add(61'000, 41'000);
    QCOMPARE(history.average(), 1'000.0);
    QCOMPARE(history.sinceMs(), qint64(60'000));
}

void TestSeedingState::longJobsStayBounded()
{
    RateHistory history;
    for (int i = 0; i <= 100'000; ++i)
        history.add(i * 100, i * 7);
    for (const qreal rate : history.course(60))
        QVERIFY(qAbs(rate - 70) < 0.01);
    QCOMPARE(history.done(), qint64(700'000));
}

QTEST_GUILESS_MAIN(TestSeedingState)

#include "tst_seeding_state.moc"
