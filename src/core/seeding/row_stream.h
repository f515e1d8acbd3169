#pragma once

#include "base/result.h"
#include "core/seeding/seed_plan.h"
#include "generation/copy_buffer.h"
#include "generation/dataset_plan.h"

#include <functional>
#include <memory>

namespace showroom::seeding {

/// How rows are generated: what it decides is speed, never a byte of the result.
struct StreamOptions {
    int threads = 1;         ///< that generate beside the one that sends
    qint64 sliceRows = 2000; ///< rows of a buffer; some 600 kB for events
    int slicesAhead = 4;     ///< made before they are asked for, at most
};

/// The rows of steps, one after the other, generated on threads of its own: also those of the next step while the
/// server still takes in the one before. Memory: `slicesAhead` buffers.
class RowStream final {
public:
    using Send = std::function<Result<void>(const generation::CopyBuffer &, qint64 rows)>;

    /// `plan` must outlive the stream.
    RowStream(const generation::DatasetPlan &plan, const QList<SeedStep> &steps, const StreamOptions &options);
    ~RowStream();
    Q_DISABLE_COPY_MOVE(RowStream)

    /// Passes the next step on as one binary COPY stream (header and trailer included), buffer by buffer and in order,
    /// each with its number of rows. Ends with the first error of `send`; the stream is of no use after it. Internal
    /// when `step` is not the next one.
    Result<void> sendStep(const SeedStep &step, const Send &send);

private:
    class Slices;
    std::unique_ptr<Slices> m_slices;
};

} // namespace showroom::seeding
