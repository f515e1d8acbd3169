#pragma once

#include "base/result.h"
#include "core/jobs/job_store.h"

#include <QFuture>

namespace showroom::gui {

/// Reads what the console does not keep at hand: older jobs, and the steps of one.
class JobHistory {
public:
    virtual ~JobHistory() = default;

    /// The jobs::pageSize jobs before the one with this id, newest first.
    virtual QFuture<Result<QList<jobs::Job>>> olderJobs(qint64 before) = 0;
    /// What a job finished, in order.
    virtual QFuture<Result<QList<jobs::JobStep>>> steps(qint64 jobId) = 0;

protected:
    JobHistory() = default;
    Q_DISABLE_COPY_MOVE(JobHistory)
};

} // namespace showroom::gui
