#pragma once

#include "gui/activity/job_history.h"

namespace showroom::gui {

class DatabaseLink;

/// The history of jobs in the open database.
class DatabaseJobHistory final : public JobHistory {
public:
    /// `link` must outlive it.
    explicit DatabaseJobHistory(DatabaseLink &link);

    QFuture<Result<QList<jobs::Job>>> olderJobs(qint64 before) override;
    QFuture<Result<QList<jobs::JobStep>>> steps(qint64 jobId) override;

private:
    DatabaseLink &m_link;
};

} // namespace showroom::gui
