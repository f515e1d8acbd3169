#pragma once

#include "gui/activity/job_history.h"

namespace showroom::gui {

/// The tour's job whose steps are shown.
constexpr qint64 tourTeardown = 37;

/// The steps of the tour's teardown; there are no older jobs.
class TourJobHistory final : public JobHistory {
public:
    TourJobHistory() = default;

    QFuture<Result<QList<jobs::Job>>> olderJobs(qint64 before) override;
    QFuture<Result<QList<jobs::JobStep>>> steps(qint64 jobId) override;
};

} // namespace showroom::gui
