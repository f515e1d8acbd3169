#pragma once

#include "base/result.h"
#include "core/jobs/job.h"

#include <QString>

#include <functional>

namespace showroom::database {
class Connection;
}

namespace showroom::jobs {

/// What a running job may use: its record, its connection, its progress and the wish to stop. Lives on the job's
/// thread.
class JobContext {
public:
    virtual ~JobContext() = default;

    virtual const Job &job() const = 0;

    /// The job's own connection; statements on it end with Cancelled when the job is asked to stop.
    virtual database::Connection &connection() = 0;

    /// Rises with every owner of the job; every effect transaction proves it by `jobs/confirm_ownership` or a step
    /// record.
    virtual int fencingToken() const = 0;

    virtual bool isStopRequested() const = 0;

    /// Cancelled when the person asked to stop, Busy when somebody else took the job over; for loops without
    /// statements.
    virtual Result<void> checkpoint() const = 0;

    /// A checkpoint between two steps, where everything is recorded: also Paused when the person asked for that.
    virtual Result<void> stepBoundary() const = 0;

    /// Changes the progress under its lock; signalled and persisted at a bounded rate.
    virtual void updateProgress(const std::function<void(JobProgress &)> &change) = 0;

    /// Adds a line to the job's log.
    virtual void log(const QString &line) = 0;

protected:
    JobContext() = default;
    Q_DISABLE_COPY_MOVE(JobContext)
};

} // namespace showroom::jobs
