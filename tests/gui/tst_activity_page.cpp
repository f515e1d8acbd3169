#include "base/clock.h"
#include "fake_operations.h"
#include "gui/activity/activity_page.h"
#include "gui/activity/job_details_page.h"
#include "gui/activity/job_history.h"
#include "gui/common/data_table.h"
#include "gui/common/fact_list.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"

#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::JobState;
using models::JobsModel;

namespace {

const QDateTime now({2026, 11, 20}, {14, 10}, Qt::UTC);

class FakeHistory final : public JobHistory {
public:
    FakeHistory() = default;

    QFuture<Result<QList<Job>>> olderJobs(qint64 before) override
    {
        asked.append(before);
        return QtFuture::makeReadyFuture(older);
    }
    QFuture<Result<QList<jobs::JobStep>>> steps(qint64) override
    {
        return QtFuture::makeReadyFuture(
            Result<QList<jobs::JobStep>>(QList<jobs::JobStep>{{1, u"delete"_s, 25'750, now}}));
    }

    Result<QList<Job>> older = QList<Job>();
    QList<qint64> asked;
};

Job job(qint64 id, const QString &kind, JobState state, bool isOrphaned = false)
{
    Job made;
    made.id = id;
    made.kind = kind;
    made.environmentId = u"demo-acme"_s;
    made.state = state;
    made.isOrphaned = isOrphaned;
    made.actor = u"marcus.bell"_s;
    made.program = u"showroom"_s;
    made.createdAt = made.startedAt = now.addSecs(-60);
    made.progress.done = 100;
    made.progress.total = 200;
    made.progress.elapsedMs = 900;
    if (!made.isActive() && state != JobState::Paused)
        made.finishedAt = made.startedAt.addMSecs(900);
    return made;
}

QList<Job> someJobs()
{
    return {job(6, u"seed"_s, JobState::Running),         job(5, u"export"_s, JobState::Failed),
            job(4, u"seed"_s, JobState::Paused),          job(3, u"teardown"_s, JobState::Done),
            job(2, u"export"_s, JobState::Running, true), job(1, u"seed"_s, JobState::Done)};
}

} // namespace

/// Every job with what may be done about it.
class TestActivityPage final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsJobsNewestFirst();
    void chipsNarrowTheList_data();
    void chipsNarrowTheList();
    void kindsNarrowTheList();
    void findsByWords_data();
    void findsByWords();
    void offersWhatAJobAllows_data();
    void offersWhatAJobAllows();
    void offersToBeginWhatNobodyBegan_data();
    void offersToBeginWhatNobodyBegan();
    void anEarlierFillingTouchesNothing();
    void doesWhatIsPressed_data();
    void doesWhatIsPressed();
    void asksBeforeCancelling();
    void actsOnSeveralAtOnce();
    void saysWhyItWasRefused();
    void enterOpensTheJob();
    void readsOlderJobsWhenAsked();
    void saysWhatBelongsHere();
    void detailsTellTheErrorAndTheSteps();
    void detailsFollowARetriedExport();
    void detailsTellWhatAnExportWrote();

private:
    void build(const QList<Job> &jobs);
    template <class T>
    T *child(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    QStringList shownIds();
    void press(const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
    FixedClock m_clock{now};
    Theme m_theme;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<FakeHistory> m_history;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<ActivityPage> m_page;
};

void TestActivityPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_operations = std::make_unique<FakeOperations>();
    m_history = std::make_unique<FakeHistory>();
    m_settings = std::make_unique<WindowSettings>(m_folder->filePath(u"settings.ini"_s));
    m_data = std::make_unique<ConsoleData>(*m_operations);
}

void TestActivityPage::cleanup()
{
    m_page.reset();
    m_data.reset();
    m_settings.reset();
}

void TestActivityPage::build(const QList<Job> &jobs)
{
    m_operations->knownJobs = jobs;
    environments::Environment environment;
    environment.id = u"demo-acme"_s;
    environment.name = u"Acme"_s;
    environment.status = environments::Status::Seeding;
    environment.jobId = 4;
    m_operations->environmentsToCome = QtFuture::makeReadyFuture(
        Result<QList<environments::Environment>>(QList<environments::Environment>{environment}));
    m_page = std::make_unique<ActivityPage>(
        ActivityPage::Collaborators{*m_data, *m_operations, *m_history, m_clock, *m_settings});
    m_page->resize(1200, 800);
    m_page->show();
    m_data->refresh();
    QTRY_VERIFY(m_data->isLoaded());
}

QStringList TestActivityPage::shownIds()
{
    QStringList ids;
    const QAbstractItemModel *model = child<DataTable>(u"jobsTable"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        ids.append(QString::number(model->index(row, 0).data(JobsModel::JobRole).value<Job>().id));
    return ids;
}

void TestActivityPage::press(const QString &name)
{
    auto *button = child<QPushButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
    button->click();
}

void TestActivityPage::listsJobsNewestFirst()
{
    build(someJobs());
    QCOMPARE(shownIds().join(u' '), u"6 5 4 3 2 1"_s);
    const QAbstractItemModel *model = child<DataTable>(u"jobsTable"_s)->model();
    const auto text = [model](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(text(0, JobsModel::Kind), u"Seeding"_s);
    QCOMPARE(text(0, JobsModel::State), u"Running"_s);
    QVERIFY(text(0, JobsModel::Progress).startsWith(u"50 %"_s));
    QCOMPARE(text(1, JobsModel::State), u"Failed"_s);
    QCOMPARE(text(1, JobsModel::Worked), u"0.9 s"_s);
    QCOMPARE(text(2, JobsModel::State), u"Paused"_s);
    QCOMPARE(text(4, JobsModel::State), u"Interrupted"_s);
    QCOMPARE(text(0, JobsModel::Actor), u"marcus.bell"_s);
}

void TestActivityPage::chipsNarrowTheList_data()
{
    QTest::addColumn<QString>("chip");
    QTest::addColumn<QString>("shown");
    QTest::newRow("all") << u"allChipButton"_s << u"6 5 4 3 2 1"_s;
    QTest::newRow("running") << u"runningChipButton"_s << u"6"_s;
    QTest::newRow("paused") << u"pausedChipButton"_s << u"4"_s;
    QTest::newRow("stopped") << u"failedChipButton"_s << u"5 2"_s;
    QTest::newRow("done") << u"doneChipButton"_s << u"3 1"_s;
}

void TestActivityPage::chipsNarrowTheList()
{
    QFETCH(QString, chip);
    QFETCH(QString, shown);
    build(someJobs());
    press(chip);
    QCOMPARE(shownIds().join(u' '), shown);
    QVERIFY(child<QPushButton>(chip)->text().endsWith(QString::number(shown.split(u' ').size())));
}

void TestActivityPage::kindsNarrowTheList()
{
    build(someJobs());
    press(u"exportChipButton"_s);
    QCOMPARE(shownIds().join(u' '), u"5 2"_s);
    press(u"teardownChipButton"_s);
    QCOMPARE(shownIds().join(u' '), u"5 3 2"_s);
    press(u"exportChipButton"_s);
    press(u"teardownChipButton"_s);
    QCOMPARE(shownIds().size(), 6);
}

void TestActivityPage::findsByWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("shown");
    QTest::newRow("number") << u"#4"_s << u"4"_s;
    QTest::newRow("kind and state") << u"export FAILED"_s << u"5"_s;
    QTest::newRow("environment") << u"demo-acme"_s << u"6 5 4 3 2 1"_s;
    QTest::newRow("nobody") << u"zanzibar"_s << QString();
}

void TestActivityPage::findsByWords()
{
    QFETCH(QString, words);
    QFETCH(QString, shown);
    build(someJobs());
    child<QLineEdit>(u"searchLineEdit"_s)->setText(words);
    QCOMPARE(shownIds().join(u' '), shown);
    if (!shown.isEmpty())
        return;
    press(u"clearFilterButton"_s);
    QCOMPARE(shownIds().size(), 6);
}

void TestActivityPage::offersWhatAJobAllows_data()
{
    QTest::addColumn<qint64>("id");
    QTest::addColumn<QString>("offered");
    QTest::newRow("running seed") << 6LL << u"pause cancel"_s;
    QTest::newRow("failed export") << 5LL << u"retry"_s;
    QTest::newRow("paused seed") << 4LL << u"resume cancel cleanUp"_s;
    QTest::newRow("finished teardown") << 3LL << QString();
    QTest::newRow("interrupted export") << 2LL << u"resume cancel"_s;
}

void TestActivityPage::offersWhatAJobAllows()
{
    QFETCH(qint64, id);
    QFETCH(QString, offered);
    build(someJobs());
    m_page->select(id);
    QStringList found;
    for (const QString &action : {u"resume"_s, u"pause"_s, u"retry"_s, u"cancel"_s, u"cleanUp"_s})
        if (child<QPushButton>(action + u"JobButton"_s)->isVisible())
            found.append(action);
    QCOMPARE(found.join(u' '), offered);
    QVERIFY(child<QPushButton>(u"openButton"_s)->isVisible());
}

void TestActivityPage::offersToBeginWhatNobodyBegan_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isHere");
    QTest::newRow("an export that waits here") << u"export"_s << true;
    QTest::newRow("an export of a program that ended") << u"export"_s << false;
    QTest::newRow("a teardown of a program that ended") << u"teardown"_s << false;
}

/// Recorded by a program that ended before it began; what waits here for its turn begins by itself.
void TestActivityPage::offersToBeginWhatNobodyBegan()
{
    QFETCH(QString, kind);
    QFETCH(bool, isHere);
    build({job(7, kind, JobState::Queued)});
    m_operations->runsJobs = isHere;
    m_page->select(7);
    QCOMPARE(child<QPushButton>(u"resumeJobButton"_s)->isVisible(), !isHere);
    if (isHere)
        return;
    press(u"resumeJobButton"_s);
    QCOMPARE(m_operations->resumedJobs, QList<qint64>{7});
}

/// Its id was taken again since: what is there today belongs to somebody else.
void TestActivityPage::anEarlierFillingTouchesNothing()
{
    QList<Job> jobs = someJobs();
    jobs.append(job(7, u"seed"_s, JobState::Failed));
    build(jobs);
    m_page->select(7);
    for (const QString &action : {u"resume"_s, u"retry"_s, u"cancel"_s, u"cleanUp"_s})
        QVERIFY2(!child<QPushButton>(action + u"JobButton"_s)->isVisible(), qPrintable(action));
}

void TestActivityPage::doesWhatIsPressed_data()
{
    QTest::addColumn<qint64>("id");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("done");
    QTest::newRow("pause") << 6LL << u"pauseJobButton"_s << u"paused 6"_s;
    QTest::newRow("resume") << 4LL << u"resumeJobButton"_s << u"resumed 4"_s;
    QTest::newRow("take over") << 2LL << u"resumeJobButton"_s << u"resumed 2"_s;
    QTest::newRow("retry") << 5LL << u"retryJobButton"_s << u"exported demo-acme"_s;
    QTest::newRow("clean up") << 4LL << u"cleanUpJobButton"_s << u"torn down demo-acme"_s;
}

void TestActivityPage::doesWhatIsPressed()
{
    QFETCH(qint64, id);
    QFETCH(QString, button);
    QFETCH(QString, done);
    QList<Job> jobs = someJobs();
    jobs[1].parameters = {{u"tenant"_s, u"demo-acme"_s}};
    build(jobs);
    m_page->select(id);
    press(button);
    QStringList happened;
    for (const qint64 paused : std::as_const(m_operations->paused))
        happened.append(u"paused %1"_s.arg(paused));
    for (const qint64 resumed : std::as_const(m_operations->resumedJobs))
        happened.append(u"resumed %1"_s.arg(resumed));
    for (const auto &request : std::as_const(m_operations->exports))
        happened.append(u"exported "_s + request.environmentId);
    for (const auto &[environment, confirmation] : std::as_const(m_operations->teardowns))
        happened.append(u"torn down "_s + environment);
    QCOMPARE(happened, QStringList{done});
}

void TestActivityPage::asksBeforeCancelling()
{
    build(someJobs());
    m_page->select(6);
    press(u"cancelJobButton"_s);
    auto *question = child<QDialog>(u"cancelQuestion"_s);
    QVERIFY(question && question->isVisible());
    QVERIFY(m_operations->cancelled.isEmpty());
    question->findChild<QPushButton *>(u"confirmCancelButton"_s)->click();
    QCOMPARE(m_operations->cancelled, QList<qint64>{6});
}

void TestActivityPage::actsOnSeveralAtOnce()
{
    build({job(11, u"export"_s, JobState::Running), job(12, u"export"_s, JobState::Running),
           job(13, u"export"_s, JobState::Failed), job(14, u"export"_s, JobState::Cancelled)});
    child<DataTable>(u"jobsTable"_s)->selectAll();
    QCOMPARE(child<QLabel>(u"selectedLabel"_s)->text(), u"4 selected"_s);
    QVERIFY(!child<QPushButton>(u"openButton"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"cleanUpJobButton"_s)->isVisible());
    QCOMPARE(child<QPushButton>(u"retryJobButton"_s)->text(), u"Retry (2)"_s);
    press(u"retryJobButton"_s);
    QCOMPARE(m_operations->exports.size(), 2);
    press(u"cancelJobButton"_s);
    QVERIFY(m_operations->cancelled.isEmpty()); // asked once for both
    child<QDialog>(u"cancelQuestion"_s)->findChild<QPushButton *>(u"confirmCancelButton"_s)->click();
    std::sort(m_operations->cancelled.begin(), m_operations->cancelled.end());
    QCOMPARE(m_operations->cancelled, (QList<qint64>{11, 12}));
}

void TestActivityPage::saysWhyItWasRefused()
{
    m_operations->wish = fail(ErrorCode::Conflict, u"Nobody works on job 6 any more."_s, u"Resume it."_s);
    build(someJobs());
    m_page->select(6);
    press(u"pauseJobButton"_s);
    QCOMPARE(child<MessageBar>(u"noticeBar"_s)->fact(), u"Not paused."_s);
    QVERIFY(child<MessageBar>(u"noticeBar"_s)->rest().contains(u"Resume it."_s));
}

void TestActivityPage::enterOpensTheJob()
{
    build(someJobs());
    QSignalSpy opened(m_page.get(), &ActivityPage::openRequested);
    m_page->select(3);
    QTest::keyClick(child<DataTable>(u"jobsTable"_s), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<Job>().id, qint64(3));
}

void TestActivityPage::readsOlderJobsWhenAsked()
{
    QList<Job> latest;
    for (qint64 id = 300; id > 100; --id)
        latest.append(job(id, u"export"_s, JobState::Done));
    latest.append(job(7, u"seed"_s, JobState::Paused)); // old, but not over
    m_history->older = QList<Job>{job(100, u"export"_s, JobState::Done), job(7, u"seed"_s, JobState::Paused)};
    build(latest);
    QCOMPARE(shownIds().size(), 201);
    press(u"olderButton"_s);
    QCOMPARE(m_history->asked, QList<qint64>{101});
    QCOMPARE(shownIds().size(), 202);
    QVERIFY(!child<QPushButton>(u"olderButton"_s)->isVisible());
    m_data->refresh();
    QTRY_COMPARE(shownIds().size(), 202); // a later read of the latest keeps them
}

void TestActivityPage::saysWhatBelongsHere()
{
    build({});
    QCOMPARE(child<QStackedWidget>(u"statesStackedWidget"_s)->currentWidget()->objectName(), u"nothingYetPage"_s);
}

void TestActivityPage::detailsTellTheErrorAndTheSteps()
{
    Job failed = job(5, u"teardown"_s, JobState::Failed);
    failed.error = fail(ErrorCode::Conflict, u"Rows were written meanwhile."_s, u"Tear it down again."_s);
    m_operations->knownJobs = {failed};
    JobDetailsPage page({*m_operations, *m_history, m_clock, m_data->standing()}, u"Acme"_s);
    page.showJob(failed);
    page.show();
    QCOMPARE(page.title(), u"Tearing down Acme"_s);
    QVERIFY(page.findChild<MessageBar *>(u"messageBar"_s)->rest().contains(u"Tear it down again."_s));
    QCOMPARE(page.findChild<DataTable *>(u"stepsTable"_s)->model()->rowCount(), 1);
    QVERIFY(page.findChild<FactList *>(u"jobFactList"_s)->accessibleDescription().contains(u"marcus.bell"_s));
}

void TestActivityPage::detailsFollowARetriedExport()
{
    const Job failed = job(5, u"export"_s, JobState::Failed);
    Job again = job(9, u"export"_s, JobState::Running);
    m_operations->knownJobs = {failed, again};
    m_operations->exportJob = qint64(9);
    JobDetailsPage page({*m_operations, *m_history, m_clock, m_data->standing()}, u"Acme"_s);
    page.showJob(failed);
    page.show();
    auto *retry = page.findChild<QPushButton *>(u"job%1Button"_s.arg(int(JobActions::Retry)));
    QVERIFY(retry && retry->isVisible());
    retry->click();
    QTRY_VERIFY(!retry->isVisible());
    QVERIFY(page.findChild<QPushButton *>(u"job%1Button"_s.arg(int(JobActions::Cancel)))->isVisible());
}

void TestActivityPage::detailsTellWhatAnExportWrote()
{
    Job done = job(5, u"export"_s, JobState::Done);
    done.outcome = {{u"rows"_s, 25'750}, {u"bytes"_s, 8'400'000}, {u"sha256"_s, QString(64, u'a')}};
    m_operations->knownJobs = {done};
    JobDetailsPage page({*m_operations, *m_history, m_clock, m_data->standing()}, u"Acme"_s);
    page.showJob(done);
    const QString told = page.findChild<FactList *>(u"outcomeFactList"_s)->accessibleDescription();
    QVERIFY2(told.contains(u"8.4 MB"_s), qPrintable(told));
    QVERIFY2(told.contains(u"aaaa…"_s), qPrintable(told));
}

QTEST_MAIN(TestActivityPage)
#include "tst_activity_page.moc"
