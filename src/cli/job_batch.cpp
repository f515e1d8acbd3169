#include "cli/job_batch.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/interrupt_signal.h"
#include "cli/running_job.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr std::size_t atOnce = 2;
constexpr std::chrono::milliseconds pollInterval{50};

struct Running {
    qint64 id;
    std::unique_ptr<RunningJob> job;
};

void note(BatchOutcome &outcome, const Running &ended)
{
    const Result<jobs::Job> result = ended.job->result();
    if (result && result->state == jobs::JobState::Done) {
        outcome.done.append(ended.id);
        return;
    }
    outcome.failed.append(ended.id);
    if (!outcome.why)
        outcome.why =
            result ? result->error.value_or(fail(ErrorCode::Paused, u"Somebody paused it."_s)) : result.error();
}

} // namespace

BatchOutcome runJobs(CommandContext &context, QList<qint64> jobs, const QString &ended)
{
    const InterruptSignal interrupt;
    const qsizetype total = jobs.size();
    BatchOutcome outcome;
    std::vector<Running> running;
    bool isCancelling = false;
    while (!running.empty() || (!jobs.isEmpty() && !isCancelling)) {
        while (running.size() < atOnce && !jobs.isEmpty() && !isCancelling) {
            const qint64 id = jobs.takeFirst();
            running.push_back({id, std::make_unique<RunningJob>(context.backend, id)});
        }
        for (auto job = running.begin(); job != running.end();) {
            if (!job->job->waitFor(pollInterval)) {
                ++job;
                continue;
            }
            note(outcome, *job);
            job = running.erase(job);
            context.terminal.remark(u"%1 of %2 %3"_s.arg(number(outcome.done.size()), number(total), ended));
        }
        if (interrupt.wasReceived() && !isCancelling) {
            isCancelling = true;
            context.terminal.remark(u"Cancelling; interrupt again to leave at once."_s);
            for (const Running &job : running)
                job.job->cancel();
        }
    }
    outcome.waiting = jobs;
    return outcome;
}

} // namespace showroom::cli
