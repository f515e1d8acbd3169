#include "gui/activity/job_actions.h"

#include "base/when_ready.h"
#include "gui/activity/job_presentation.h"
#include "gui/common/careful.h"
#include "gui/common/standing.h"
#include "gui/operations/operations.h"
#include "gui/seeding/cancel_question.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::JobState;

JobActions::JobActions(Operations &operations, const Standing &standing, QWidget *window)
    : QObject(window)
    , m_operations(operations)
    , m_standing(standing)
    , m_window(window)
{
}

bool JobActions::isOffered(const Job &job, Action action,
                           const std::optional<environments::Environment> &environment) const
{
    // Recorded by a program that ended before it began, or it waits in another one.
    const bool waitsElsewhere = job.state == JobState::Queued && !m_operations.isHere(job.id);
    const bool isUnfinished = environment && environment->jobId == job.id && environments::canResume(*environment);
    switch (action) {
    case Pause:
        return jobs::canPause(job);
    case Resume:
        return (jobs::canResume(job) || waitsElsewhere) && (job.kind != u"seed" || isUnfinished);
    case Cancel:
        return jobs::canCancel(job);
    case Retry:
        return job.kind == u"export" && (job.state == JobState::Failed || job.state == JobState::Cancelled);
    case CleanUp:
        return job.kind == u"seed" && isStopped(job) && isUnfinished;
    }
    return false;
}

QString JobActions::whyNot(const Job &job) const
{
    return m_standing.whyNot(access::rightOfJob(job.kind));
}

QString JobActions::text(Action action)
{
    switch (action) {
    case Pause:
        return tr("Pause");
    case Resume:
        return tr("Resume");
    case Cancel:
        return tr("Cancel…");
    case Retry:
        return tr("Retry");
    case CleanUp:
        break;
    }
    return tr("Clean up");
}

QString JobActions::glyph(Action action)
{
    switch (action) {
    case Pause:
        return u"pause"_s;
    case Resume:
        return u"circle-play"_s;
    case Cancel:
        return u"x"_s;
    case Retry:
        return u"rotate-ccw"_s;
    case CleanUp:
        break;
    }
    return u"trash-2"_s;
}

void JobActions::run(const Job &job, Action action, const QString &title)
{
    switch (action) {
    case Pause:
        whenReady(m_operations.pauseJob(job.id), this, refusal(tr("Not paused.")));
        break;
    case Resume:
        whenReady(m_operations.resumeJob(job.id), this, start(tr("Not resumed.")));
        break;
    case Cancel:
        askCancel(job, title);
        break;
    case Retry:
        whenReady(m_operations.startExport(exporting::exportRequestFromJson(job.parameters)), this,
                  start(tr("Not started anew.")));
        break;
    case CleanUp:
        cleanUp(job);
        break;
    }
}

void JobActions::runAll(const QList<Job> &jobs, Action action)
{
    if (action == Cancel) {
        askCancelAll(jobs);
        return;
    }
    for (const Job &job : jobs)
        run(job, action, {});
}

/// What never became usable goes without typing its name, unless the connection is a careful one: nobody can have
/// relied on it.
void JobActions::cleanUp(const Job &job)
{
    const Deed deed{tr("Clean up “%1”").arg(job.environmentId),
                    tr("Every row that this job wrote is removed. It was never complete."), job.environmentId,
                    tr("Clean up")};
    ifConfirmed(m_standing, deed, m_window,
                [this, id = job.id] { whenReady(m_operations.cleanUp(id), this, start(tr("Not cleaned up."))); });
}

void JobActions::cancel(qint64 jobId)
{
    whenReady(m_operations.cancelJob(jobId), this, refusal(tr("Not cancelled.")));
}

void JobActions::askCancel(const Job &job, const QString &title)
{
    if (m_standing.isCareful()) {
        ifConfirmed(m_standing,
                    {tr("Cancel “%1”").arg(title), cancelConsequence(job), job.environmentId, tr("Cancel the job")},
                    m_window, [this, id = job.id] { cancel(id); });
        return;
    }
    auto *question = new CancelQuestion(title, m_window);
    question->setSentence(cancelConsequence(job));
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this, id = job.id] { cancel(id); });
    question->open();
}

void JobActions::askCancelAll(const QList<Job> &jobs)
{
    const auto act = [this, jobs] {
        for (const Job &job : jobs)
            cancel(job.id);
    };
    const QString what = tr("%n job(s)", nullptr, int(jobs.size()));
    const QString consequence = tr("What each of them did so far is kept or taken back as if it were cancelled alone.");
    if (m_standing.isCareful()) {
        ifConfirmed(m_standing, {tr("Cancel “%1”").arg(what), consequence, m_standing.place(), tr("Cancel the jobs")},
                    m_window, act);
        return;
    }
    auto *question = new CancelQuestion(what, m_window);
    question->setSentence(consequence);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, act);
    question->open();
}

std::function<void(const Result<void> &)> JobActions::refusal(const QString &fact)
{
    return [this, fact](const Result<void> &asked) {
        if (!asked)
            emit refused(fact, asked.error());
    };
}

std::function<void(const Result<qint64> &)> JobActions::start(const QString &fact)
{
    return [this, fact](const Result<qint64> &job) {
        if (job)
            emit started(*job);
        else
            emit refused(fact, job.error());
    };
}

} // namespace showroom::gui
