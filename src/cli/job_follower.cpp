#include "cli/job_follower.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/interrupt_signal.h"
#include "cli/progress_line.h"
#include "cli/running_job.h"
#include "cli/terminal.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr std::chrono::milliseconds redrawInterval{100};

Result<jobs::Job> verdictOn(const jobs::Job &job)
{
    if (job.state == jobs::JobState::Done)
        return job;
    if (job.state == jobs::JobState::Cancelled)
        return fail(ErrorCode::Cancelled, u"Job %1 was cancelled."_s.arg(job.id), wayOut(job));
    if (job.state == jobs::JobState::Paused)
        return fail(ErrorCode::Paused, u"Job %1 was paused."_s.arg(job.id), wayOut(job));
    Error error = job.error.value_or(fail(ErrorCode::Internal, u"Job %1 ended without a word."_s.arg(job.id)));
    error.hint = QStringList{error.hint, wayOut(job)}.join(u' ').trimmed();
    return error;
}

/// Nobody could record how the job ended, as when the server went away.
Error unseenEnd(Error error, qint64 jobId)
{
    const QString look = u"“showroomctl jobs” shows what became of job %1."_s.arg(jobId);
    error.hint = QStringList{error.hint, look}.join(u' ').trimmed();
    return error;
}

} // namespace

QString wayOut(const jobs::Job &job)
{
    if (job.kind == "seed"_L1)
        return u"“showroomctl jobs resume %1” goes on after its last finished step, “showroomctl jobs clean %1” "
               u"removes "
               "what it wrote."_s.arg(job.id);
    if (job.kind == "teardown"_L1)
        return u"Either all rows are gone or none: “showroomctl teardown --tenant %1 --confirm %1” tries again."_s.arg(
            job.environmentId);
    return u"No partial file was left behind; run the export again."_s;
}

JobFollower::JobFollower(CommandContext &context)
    : m_context(context)
{
}

Result<jobs::Job> JobFollower::follow(qint64 jobId)
{
    const InterruptSignal interrupt;
    RunningJob job(m_context.backend, jobId);
    {
        ProgressLine line(m_context.terminal.err(), m_context.terminal.errorWidth());
        bool isCancelling = false;
        while (!job.waitFor(redrawInterval)) {
            if (m_context.terminal.showsProgress())
                line.draw(job.progress());
            if (interrupt.wasReceived() && !isCancelling) {
                isCancelling = true;
                line.clear();
                m_context.terminal.remark(u"Cancelling; interrupt again to leave at once."_s);
                job.cancel();
            }
        }
    }
    const Result<jobs::Job> ended = job.result();
    return ended ? verdictOn(*ended) : unseenEnd(ended.error(), jobId);
}

} // namespace showroom::cli
