#include "models/jobs_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using jobs::Job;
using jobs::JobState;
using models::JobsModel;

namespace {

Job job(qint64 id, JobState state, qint64 elapsedMs = 0)
{
    Job made;
    made.id = id;
    made.kind = u"seed"_s;
    made.environmentId = u"demo-acme"_s;
    made.state = state;
    made.progress.total = 100;
    made.progress.done = elapsedMs / 10;
    made.progress.elapsedMs = elapsedMs;
    return made;
}

} // namespace

class JobsModelTest : public QObject {
    Q_OBJECT

private slots:
    void keepsTheRulesOfModels();
    void updatesARunningJobInPlace();
    void doesNotFallBackBehindSignals();
    void hearsThatTheOwnerIsGone();
    void takesAResumedJob();
    void listsActiveJobs();
};

void JobsModelTest::keepsTheRulesOfModels()
{
    JobsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setJobs({job(1, JobState::Done), job(2, JobState::Running)});
    model.setJobs({job(2, JobState::Done), job(3, JobState::Queued)});
    model.setJob(job(4, JobState::Queued));
    QCOMPARE(model.rowCount(), 3);
}

void JobsModelTest::updatesARunningJobInPlace()
{
    JobsModel model;
    model.setJobs({job(1, JobState::Running, 100)});
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setJob(job(1, JobState::Running, 600));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.index(0, JobsModel::Progress).data().toDouble(), 0.6);
}

void JobsModelTest::doesNotFallBackBehindSignals()
{
    JobsModel model;
    model.setJob(job(1, JobState::Running, 600));
    model.setJobs({job(1, JobState::Running, 200)});
    QCOMPARE(model.find(1)->progress.elapsedMs, 600);
}

/// The record of an owner that died is a heartbeat behind what it signalled in its own program.
void JobsModelTest::hearsThatTheOwnerIsGone()
{
    JobsModel model;
    model.setJobs({job(1, JobState::Running, 100)});
    model.setJob(job(1, JobState::Running, 900));
    Job orphan = job(1, JobState::Running, 500);
    orphan.isOrphaned = true;
    model.setJobs({orphan});
    QVERIFY(model.find(1)->isOrphaned);
    QVERIFY(model.activeJobs().isEmpty());
}

void JobsModelTest::takesAResumedJob()
{
    JobsModel model;
    model.setJob(job(1, JobState::Failed, 600));
    model.setJobs({job(1, JobState::Running, 10)});
    QCOMPARE(model.find(1)->state, JobState::Running);
}

void JobsModelTest::listsActiveJobs()
{
    JobsModel model;
    Job orphan = job(4, JobState::Running);
    orphan.isOrphaned = true;
    model.setJobs({job(3, JobState::Queued), job(2, JobState::Running), job(1, JobState::Done), orphan});
    const QList<Job> active = model.activeJobs();
    QCOMPARE(active.size(), 2);
    QCOMPARE(active.first().id, 2);
}

QTEST_GUILESS_MAIN(JobsModelTest)
#include "tst_jobs_model.moc"
