#include "gui/tour/activity_tour.h"

#include "gui/activity/activity_page.h"
#include "gui/activity/job_details_page.h"
#include "gui/tour/tour_stage.h"

#include <QLineEdit>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::JobState;

namespace {

struct Past {
    const char *kind;
    const char *environment;
    const char *actor;
    JobState state;
    qint64 rows;
    qint64 minutesAgo;
    qint64 tookMs;
};

constexpr qint64 newestPast = 40;

const QList<Past> &pastJobs()
{
    static const QList<Past> past{
        {"export", "demo-acme-robotics", "elena.ruiz", JobState::Failed, 12'288, 26, 240},
        {"seed", "demo-fabrikam-care", "marcus.bell", JobState::Paused, 9'000, 48, 310},
        {"export", "demo-acme-robotics", "elena.ruiz", JobState::Done, 25'750, 95, 480},
        {"teardown", "demo-initech-spring", "demo_ops", JobState::Done, 25'750, 180, 190},
        {"seed", "demo-acme-robotics", "marcus.bell", JobState::Done, 25'750, 26 * 60, 910},
        {"seed", "demo-initech-spring", "demo_ops", JobState::Done, 25'750, 31 * 60, 890},
        {"seed", "demo-solstice-bank", "marcus.bell", JobState::Cancelled, 60'000, 52 * 60, 1'900},
        {"export", "demo-northwind-health", "elena.ruiz", JobState::Done, 128'000, 73 * 60, 1'640},
    };
    return past;
}

Job fromPast(const Past &past, qint64 id)
{
    Job job;
    job.id = id;
    job.kind = QString::fromLatin1(past.kind);
    job.environmentId = QString::fromLatin1(past.environment);
    job.actor = QString::fromLatin1(past.actor);
    job.program = job.actor == u"demo_ops" ? u"showroomctl"_s : u"showroom"_s;
    job.state = past.state;
    job.createdAt = job.startedAt = tourTime().addSecs(-past.minutesAgo * 60);
    job.progress.done = past.rows;
    job.progress.total = past.state == JobState::Done ? past.rows : qMax<qint64>(25'750, past.rows * 2);
    job.progress.elapsedMs = past.tookMs;
    if (past.state != JobState::Paused)
        job.finishedAt = job.startedAt.addMSecs(past.tookMs);
    if (past.state == JobState::Failed)
        job.error = Error{ErrorCode::FileFailure,
                          u"“/home/elena/Exports/acme.jsonl” could not be written: the disk is full."_s,
                          u"Make room or choose another folder, then retry; no partial file was left behind."_s,
                          {},
                          {}};
    return job;
}

TourFixture busyFleet()
{
    TourFixture fixture = tourFleet();
    environments::Environment paused = fixture.environments.constFirst();
    paused.id = u"demo-fabrikam-care"_s;
    paused.name = u"Fabrikam Care"_s;
    paused.status = environments::Status::Seeding;
    paused.createdAt = tourTime().addSecs(-48 * 60);
    paused.jobId = newestPast - 1;
    paused.isPaused = true;
    fixture.environments.append(paused);
    qint64 id = newestPast;
    for (const Past &past : pastJobs())
        fixture.jobs.append(fromPast(past, id--));
    return fixture;
}

void showActivity(TourStage &stage)
{
    stage.window().showPage(u"activity"_s);
    stage.activityPage().select(newestPast - 1);
}

void search(TourStage &stage)
{
    stage.window().showPage(u"activity"_s);
    stage.activityPage().findChild<QLineEdit *>(u"searchLineEdit"_s)->setText(u"zanzibar"_s);
}

void openPage(TourStage &stage, const Job &job)
{
    stage.window().showPage(u"activity"_s);
    auto *page = new JobDetailsPage({stage.operations(), stage.jobHistory(), stage.clock(), stage.data().standing()},
                                    stage.environment(job.environmentId).name);
    stage.window().openPage(page);
    page->showJob(job);
}

void openFailedExport(TourStage &stage)
{
    Job job = fromPast(pastJobs().constFirst(), newestPast);
    job.progress.parts = {{u"impact.users"_s, u"People"_s, 500, 500, jobs::PartState::Done},
                          {u"impact.events"_s, u"Events"_s, 11'788, 25'250, jobs::PartState::Failed}};
    job.progress.log = {u"13:44:00 impact.users: 500 rows"_s};
    stage.operations().tell(job);
    openPage(stage, job);
}

void openTeardown(TourStage &stage)
{
    Job job = fromPast(pastJobs().at(3), tourTeardown);
    job.progress.parts = {{u"impact.events"_s, u"impact.events"_s, 25'250, 25'250, jobs::PartState::Done},
                          {u"impact.users"_s, u"impact.users"_s, 500, 500, jobs::PartState::Done}};
    job.outcome = {{u"removedRows"_s, 25'750}, {u"remainingRows"_s, 0}};
    stage.operations().tell(job);
    openPage(stage, job);
}

TourFixture nothing()
{
    return {};
}

} // namespace

QList<TourScreen> activityTour()
{
    return {
        {.name = u"activity"_s, .fixture = busyFleet, .prepare = showActivity, .isMain = true},
        {.name = u"activity-no-match"_s, .fixture = busyFleet, .prepare = search},
        {.name = u"activity-empty"_s, .fixture = nothing, .prepare = showActivity},
        {.name = u"job-failed-export"_s, .fixture = busyFleet, .prepare = openFailedExport},
        {.name = u"job-teardown"_s, .fixture = busyFleet, .prepare = openTeardown},
    };
}

} // namespace showroom::gui
