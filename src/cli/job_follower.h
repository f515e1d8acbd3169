#pragma once

#include "base/result.h"
#include "core/jobs/job.h"

namespace showroom::cli {

struct CommandContext;

/// Runs a recorded job to its end while drawing its progress; an interrupt from the keyboard cancels it.
class JobFollower final {
public:
    explicit JobFollower(CommandContext &context);

    /// Blocks until the job ended. The finished job; its error when it failed, Cancelled when it was stopped, with the
    /// way to go on as the hint.
    Result<jobs::Job> follow(qint64 jobId);

private:
    CommandContext &m_context;
};

/// What can be done about a job that did not end well.
QString wayOut(const jobs::Job &job);

} // namespace showroom::cli
