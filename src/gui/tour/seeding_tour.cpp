#include "gui/tour/seeding_tour.h"

#include "gui/seeding/cancel_question.h"
#include "gui/seeding/seeding_page.h"
#include "gui/tour/tour_stage.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::JobState;
using jobs::PartState;

namespace {

constexpr int readings = 40;

/// The job when `done` of its rows were written: generators come one after the other.
Job jobAt(Job job, qint64 done)
{
    job.progress.elapsedMs = job.progress.elapsedMs * done / std::max<qint64>(1, job.progress.done);
    job.progress.done = done;
    for (jobs::PartProgress &part : job.progress.parts) {
        part.done = std::min(done, part.total);
        part.state = done <= 0 ? PartState::Waiting : done < part.total ? PartState::Running : PartState::Done;
        done = std::max<qint64>(0, done - part.total);
    }
    return job;
}

/// The fleet at the job's first rows, so that the page sees it grow and rates have a course.
TourFixture fleetAtStart()
{
    TourFixture fixture = tourFleet();
    Job &job = fixture.jobs.first();
    job = jobAt(job, job.progress.done / readings);
    return fixture;
}

Job runningJob()
{
    const Job job = tourFleet().jobs.constFirst();
    return jobAt(job, job.progress.done);
}

void open(TourStage &stage, const Job &last)
{
    auto *page = new SeedingPage(&stage.operations(), stage.data().standing());
    stage.window().openPage(page);
    page->showJob(last.id, stage.environment(last.environmentId).name);
    Job running = last;
    running.state = JobState::Running;
    running.isOrphaned = false;
    for (int i = 2; i < readings; ++i)
        stage.operations().tell(jobAt(running, last.progress.done * i / readings));
    stage.operations().tell(last);
}

void openFinished(TourStage &stage)
{
    Job job = runningJob();
    job.progress.elapsedMs = job.progress.elapsedMs * job.progress.total / job.progress.done;
    job.progress.done = job.progress.total;
    job = jobAt(job, job.progress.total);
    job.state = JobState::Done;
    job.progress.log += {u"14:10:02 Learning: 600,000"_s, u"14:10:03 Enrolments: 158,000"_s,
                         u"14:10:03 Buddies: 20,000"_s, u"14:10:03 Taking the data's fingerprint"_s};
    job.outcome = {{u"fingerprint"_s, stage.environment(u"demo-acme-robotics"_s).fingerprint}};
    open(stage, job);
}

void openFailed(TourStage &stage)
{
    Job job = runningJob();
    job.state = JobState::Failed;
    job.error = Error{ErrorCode::StorageFull,
                      u"The database server's disk is full."_s,
                      u"Make room on it, then resume: what is written so far is kept."_s,
                      {},
                      {}};
    open(stage, job);
}

void openInterrupted(TourStage &stage)
{
    Job job = runningJob();
    job.isOrphaned = true;
    open(stage, job);
}

void openPaused(TourStage &stage)
{
    Job job = runningJob();
    job.state = JobState::Paused;
    open(stage, job);
}

void openRunning(TourStage &stage)
{
    open(stage, runningJob());
}

} // namespace

QList<TourScreen> seedingTour()
{
    return {
        {.name = u"seeding"_s, .fixture = fleetAtStart, .prepare = openRunning},
        {.name = u"seeding-done"_s, .fixture = fleetAtStart, .prepare = openFinished},
        {.name = u"seeding-failed"_s, .fixture = fleetAtStart, .prepare = openFailed},
        {.name = u"seeding-paused"_s, .fixture = fleetAtStart, .prepare = openPaused},
        {.name = u"seeding-interrupted"_s, .fixture = fleetAtStart, .prepare = openInterrupted},
        {.name = u"seeding-cancel"_s,
         .fixture = fleetAtStart,
         .prepare = openRunning,
         .dialog = [](TourStage &) { return std::make_unique<CancelQuestion>(u"Seeding Globex Industries"_s); },
         .dialogSize = {480, 0}},
    };
}

} // namespace showroom::gui
