#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "generation/dataset_plan.h"

#include <QList>
#include <QSet>

namespace showroom::masking {
class Salt;
}

namespace showroom::seeding {

/// A run of rows of one table that is written in one transaction together with its record.
struct SeedStep {
    int ordinal = 0; ///< from 1, stable for a plan and a step size
    int table = 0;   ///< index into DatasetPlan::tables()
    qint64 first = 0;
    qint64 count = 0;

    bool operator==(const SeedStep &) const = default;
};

/// Rows of a step when the job says nothing else: some forty steps a data set, so that progress moves, of at least
/// 25,000 and at most 100,000 rows, so that a transaction's fixed cost does not matter.
qint64 usualStepRows(qint64 rowsTotal);

/// The steps of a plan, parents' tables before children's.
QList<SeedStep> planSteps(const generation::DatasetPlan &plan, qint64 stepRows);

/// Tables of the environment's own that are at most this large are copied and indexed in one step; larger ones in
/// chunks.
inline constexpr qint64 largestWholeTable = 5'000'000;
inline constexpr qint64 largeTableChunk = 1'000'000;

/// The steps that fill tables of the environment's own: each table a step, also an empty one; those of more than
/// `wholeRows` rows in chunks.
QList<SeedStep> planWholeTables(const generation::DatasetPlan &plan, qint64 wholeRows, qint64 chunkRows);

/// "impact.events", and the columns that are generated for it.
QString nameOf(const generation::PlannedTable &table);
QStringList columnsOf(const generation::PlannedTable &table);

/// The plan that an environment was recorded with. Conflict when this program's blueprint is another version.
Result<generation::DatasetPlanPtr> planOf(const environments::Environment &environment, const masking::Salt &salt);

/// One part a generator, none of them begun.
QList<jobs::PartProgress> partsOf(const generation::DatasetPlan &plan);

/// Counts a finished step into the parts whose rows it covers.
void addStep(const generation::DatasetPlan &plan, const SeedStep &step, jobs::JobProgress &progress);

} // namespace showroom::seeding
