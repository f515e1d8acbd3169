#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/seeding/seed_plan.h"
#include "database/sql_statement.h"

#include <memory>

namespace showroom::jobs {
class JobContext;
}

namespace showroom::seeding {

/// Where the rows of a seed job go: what an isolation does around the COPY of a step. Every call but prepare() and
/// complete() is made inside the step's transaction.
class RowTarget {
public:
    virtual ~RowTarget() = default;

    /// The steps of the job, parents' tables before children's; the same on every run of it.
    virtual QList<SeedStep> steps() const = 0;

    /// Before the first step of a run.
    virtual Result<void> prepare() = 0;

    /// The COPY FROM STDIN that takes the step's rows in binary form.
    virtual Result<database::SqlStatement> open(const SeedStep &step) = 0;

    /// After the step's rows.
    virtual Result<void> close(const SeedStep &step) = 0;

    /// After the last step of the job.
    virtual Result<void> complete() = 0;

protected:
    RowTarget() = default;
    Q_DISABLE_COPY_MOVE(RowTarget)
};

/// The target of an environment's isolation. The job's parameters "stepRows" (rows of a step; of a chunk in a large
/// table of its own) and "wholeTableRows" (the largest table of its own that is one step) change the steps. `context`
/// and `plan` must outlive it.
std::unique_ptr<RowTarget> makeRowTarget(environments::Isolation isolation, jobs::JobContext &context,
                                         const generation::DatasetPlan &plan);

} // namespace showroom::seeding
