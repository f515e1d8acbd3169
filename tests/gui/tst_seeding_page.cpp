#include "fake_operations.h"
#include "gui/common/message_bar.h"
#include "gui/common/standing.h"
#include "gui/seeding/seeding_page.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::JobState;
using jobs::PartState;

namespace {

Job runningJob()
{
    Job job;
    job.id = 7;
    job.kind = u"seed"_s;
    job.environmentId = u"demo-acme"_s;
    job.state = JobState::Running;
    job.progress.done = 5'000;
    job.progress.total = 25'750;
    job.progress.elapsedMs = 2'000;
    job.progress.parts = {{u"users"_s, u"People"_s, 500, 500, PartState::Done},
                          {u"volunteer"_s, u"Volunteering"_s, 4'500, 10'000, PartState::Running},
                          {u"donation"_s, u"Donations"_s, 0, 15'250, PartState::Waiting}};
    job.progress.log = {u"14:00:00 People: 500 rows"_s};
    return job;
}

Job endedJob(JobState state)
{
    Job job = runningJob();
    job.state = state;
    return job;
}

} // namespace

class TestSeedingPage final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheFiguresOfARunningJob();
    void tellsWhatComesAfterTheRows_data();
    void tellsWhatComesAfterTheRows();
    void showsARowPerGenerator();
    void followsTheJobAndIgnoresOthers();
    void ignoresNewsThatAreOlder();
    void copiesTheLog();
    void asksBeforeCancelling();
    void pausesAndGoesOn();
    void saysWhyItWasNotPaused();
    void resumesWhatWasInterrupted_data();
    void resumesWhatWasInterrupted();
    void saysWhyItWasNotResumed();
    void cleansUpInOneClickAndProvesIt();
    void offersNothingForAnEnvironmentThatIsGone();
    void offersTheExportAtTheEnd();
    void readsAJobThatEndedBeforeItWasOpened();

private:
    template <class T>
    T *child(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    void open(const Job &job);
    void press(const QString &name)
    {
        auto *button = child<QPushButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
        button->click();
    }

    std::unique_ptr<FakeOperations> m_operations;
    Standing m_standing;
    std::unique_ptr<SeedingPage> m_page;
};

void TestSeedingPage::init()
{
    m_operations = std::make_unique<FakeOperations>();
    m_page = std::make_unique<SeedingPage>(m_operations.get(), m_standing);
    m_page->show();
}

void TestSeedingPage::cleanup()
{
    m_page.reset();
    m_operations.reset();
}

void TestSeedingPage::open(const Job &job)
{
    m_operations->knownJobs = {job};
    m_page->showJob(job.id, u"Acme"_s);
    QTRY_VERIFY(!child<QLabel>(u"rowsLabel"_s)->text().startsWith(u"0 of 0"_s));
}

void TestSeedingPage::showsTheFiguresOfARunningJob()
{
    open(runningJob());
    QCOMPARE(m_page->title(), u"Seeding Acme"_s);
    QCOMPARE(child<QLabel>(u"percentLabel"_s)->text(), u"19 %"_s);
    QCOMPARE(child<QLabel>(u"rowsLabel"_s)->text(), u"5,000 of 25,750"_s);
    QVERIFY(child<QLabel>(u"rateLabel"_s)->text().contains(u"rows/s"_s));
    QVERIFY(child<QPushButton>(u"cancelJobButton"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"resumeButton"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"exportButton"_s)->isVisible());
    QVERIFY(!child<QWidget>(u"fingerprintCard"_s)->isVisible());
}

void TestSeedingPage::tellsWhatComesAfterTheRows_data()
{
    QTest::addColumn<QString>("phase");
    QTest::addColumn<QString>("words");
    QTest::newRow("index") << u"index"_s << u"building keys and indexes"_s;
    QTest::newRow("analyze") << u"analyze"_s << u"updating the planner's statistics"_s;
    QTest::newRow("fingerprint") << u"fingerprint"_s << u"taking the fingerprint"_s;
}

void TestSeedingPage::tellsWhatComesAfterTheRows()
{
    QFETCH(QString, phase);
    QFETCH(QString, words);
    Job job = runningJob();
    job.progress.done = job.progress.total;
    job.progress.phase = phase;
    open(job);
    QTRY_VERIFY(child<QLabel>(u"summaryLabel"_s)->text().endsWith(words));
    QCOMPARE(child<QLabel>(u"percentLabel"_s)->text(), u"99 %"_s);
    QCOMPARE(child<QLabel>(u"leftLabel"_s)->text(), u"—"_s);
}

void TestSeedingPage::showsARowPerGenerator()
{
    open(runningJob());
    auto *volunteer = child<QWidget>(u"volunteerProgressRow"_s);
    QVERIFY(volunteer);
    QCOMPARE(volunteer->accessibleName(), u"Volunteering"_s);
    QVERIFY(volunteer->accessibleDescription().contains(u"4,500 of 10,000"_s));
    QVERIFY(child<QWidget>(u"donationProgressRow"_s)->accessibleDescription().contains(u"Waiting"_s));
    QVERIFY(child<QWidget>(u"usersProgressRow"_s)->accessibleDescription().contains(u"Done"_s));
}

void TestSeedingPage::followsTheJobAndIgnoresOthers()
{
    open(runningJob());
    Job other = runningJob();
    other.id = 99;
    other.progress.done = 25'750;
    m_operations->tell(other);
    QCOMPARE(child<QLabel>(u"rowsLabel"_s)->text(), u"5,000 of 25,750"_s);
    Job later = runningJob();
    later.progress.done = 20'000;
    later.progress.elapsedMs = 4'000;
    m_operations->tell(later);
    QCOMPARE(child<QLabel>(u"rowsLabel"_s)->text(), u"20,000 of 25,750"_s);
}

void TestSeedingPage::ignoresNewsThatAreOlder()
{
    open(runningJob());
    Job older = runningJob();
    older.progress.done = 100;
    older.progress.elapsedMs = 100;
    m_operations->tell(older);
    QCOMPARE(child<QLabel>(u"rowsLabel"_s)->text(), u"5,000 of 25,750"_s);
}

void TestSeedingPage::copiesTheLog()
{
    open(runningJob());
    press(u"copyLogButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"14:00:00 People: 500 rows"_s);
}

void TestSeedingPage::asksBeforeCancelling()
{
    open(runningJob());
    press(u"cancelJobButton"_s);
    auto *question = child<QDialog>(u"cancelQuestion"_s);
    QVERIFY(question && question->isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!child<QDialog>(u"cancelQuestion"_s));
    QVERIFY(m_operations->cancelled.isEmpty());

    press(u"cancelJobButton"_s);
    question = child<QDialog>(u"cancelQuestion"_s);
    question->findChild<QPushButton *>(u"confirmCancelButton"_s)->click();
    QCOMPARE(m_operations->cancelled, QList<qint64>{7});
    m_operations->tell(endedJob(JobState::Cancelled));
    QVERIFY(child<QPushButton>(u"resumeButton"_s)->isVisible());
}

void TestSeedingPage::pausesAndGoesOn()
{
    m_operations->resumption = qint64(7);
    open(runningJob());
    press(u"pauseJobButton"_s);
    QCOMPARE(m_operations->paused, QList<qint64>{7});
    QVERIFY(!child<QPushButton>(u"pauseJobButton"_s)->isEnabled());
    m_operations->tell(endedJob(JobState::Paused));
    QCOMPARE(child<MessageBar>(u"messageBar"_s)->fact(), u"Paused"_s);
    QVERIFY(!child<QPushButton>(u"pauseJobButton"_s)->isVisible());
    QVERIFY(child<QWidget>(u"volunteerProgressRow"_s)->accessibleDescription().contains(u"Stopped"_s));

    Job next = runningJob();
    next.run = 1;
    next.progress.earlierMs = next.progress.elapsedMs;
    next.progress.elapsedMs = 0;
    next.progress.resumedAt = next.progress.done;
    m_operations->knownJobs = {next};
    press(u"resumeButton"_s);
    QTRY_VERIFY(child<QPushButton>(u"pauseJobButton"_s)->isVisible());
    QCOMPARE(m_page->jobId(), qint64(7));
    QCOMPARE(child<QLabel>(u"rowsLabel"_s)->text(), u"5,000 of 25,750"_s);
    QCOMPARE(child<QLabel>(u"elapsedLabel"_s)->text(), u"0:02"_s);
}

void TestSeedingPage::saysWhyItWasNotPaused()
{
    m_operations->wish = fail(ErrorCode::Conflict, u"Job 7 is done."_s);
    open(runningJob());
    press(u"pauseJobButton"_s);
    QTRY_COMPARE(child<MessageBar>(u"messageBar"_s)->fact(), u"Not paused."_s);
}

void TestSeedingPage::resumesWhatWasInterrupted_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<bool>("orphaned");
    QTest::newRow("failed") << JobState::Failed << false;
    QTest::newRow("cancelled") << JobState::Cancelled << false;
    QTest::newRow("paused") << JobState::Paused << false;
    QTest::newRow("orphaned") << JobState::Running << true;
}

void TestSeedingPage::resumesWhatWasInterrupted()
{
    QFETCH(JobState, state);
    QFETCH(bool, orphaned);
    Job job = endedJob(state);
    job.isOrphaned = orphaned;
    open(job);
    Job next = runningJob();
    next.id = 8;
    m_operations->knownJobs.append(next);
    press(u"resumeButton"_s);
    QTRY_COMPARE(m_operations->resumed, QStringList{u"demo-acme"_s});
    QTRY_COMPARE(m_page->jobId(), qint64(8));
    QTRY_VERIFY(child<QPushButton>(u"cancelJobButton"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"resumeButton"_s)->isVisible());
}

void TestSeedingPage::saysWhyItWasNotResumed()
{
    m_operations->resumption = fail(ErrorCode::Busy, u"Somebody else works on it."_s, u"Wait a moment."_s);
    open(endedJob(JobState::Failed));
    press(u"resumeButton"_s);
    QTRY_VERIFY(child<MessageBar>(u"messageBar"_s)->rest().contains(u"Somebody else works on it."_s));
    QVERIFY(child<QPushButton>(u"resumeButton"_s)->isEnabled());
}

void TestSeedingPage::cleansUpInOneClickAndProvesIt()
{
    open(endedJob(JobState::Failed));
    press(u"cleanUpButton"_s);
    QTRY_COMPARE(m_operations->teardowns.size(), 1);
    QTRY_VERIFY(!child<QPushButton>(u"cleanUpButton"_s)->isVisible());
    Job gone;
    gone.id = 10;
    gone.kind = u"teardown"_s;
    gone.state = JobState::Done;
    gone.outcome = {{u"remainingRows"_s, 0}};
    m_operations->tell(gone);
    QCOMPARE(child<MessageBar>(u"messageBar"_s)->fact(), u"Cleaned up"_s);
    QVERIFY(!child<QPushButton>(u"resumeButton"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"cleanUpButton"_s)->isVisible());
}

void TestSeedingPage::offersNothingForAnEnvironmentThatIsGone()
{
    m_operations->knownJobs = {endedJob(JobState::Failed)};
    m_page->showJob(7, {}, true);
    QTRY_COMPARE(m_page->title(), u"Seeding demo-acme"_s);
    for (const QString &name : {u"resumeButton"_s, u"cleanUpButton"_s, u"exportButton"_s})
        QVERIFY2(!child<QPushButton>(name)->isVisible(), qPrintable(name));
}

void TestSeedingPage::offersTheExportAtTheEnd()
{
    QSignalSpy exported(m_page.get(), &SeedingPage::exportRequested);
    open(runningJob());
    Job done = endedJob(JobState::Done);
    done.outcome = {{u"fingerprint"_s, u"8f3a61c2"_s}};
    m_operations->tell(done);
    QVERIFY(child<QWidget>(u"fingerprintCard"_s)->isVisible());
    press(u"copyFingerprintButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"8f3a61c2"_s);
    press(u"exportButton"_s);
    QCOMPARE(exported.value(0).value(0).toString(), u"demo-acme"_s);
    QVERIFY(!child<QPushButton>(u"cancelJobButton"_s)->isVisible());
}

void TestSeedingPage::readsAJobThatEndedBeforeItWasOpened()
{
    open(endedJob(JobState::Done));
    QVERIFY(child<QPushButton>(u"exportButton"_s)->isVisible());
    QCOMPARE(child<QPushButton>(u"leaveButton"_s)->text(), u"Back to environments"_s);
}

QTEST_MAIN(TestSeedingPage)

#include "tst_seeding_page.moc"
