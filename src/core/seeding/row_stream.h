#pragma once

#include "base/result.h"
#include "generation/copy_buffer.h"
#include "generation/dataset_plan.h"

#include <functional>

namespace showroom::seeding {

/// How rows are generated: what it decides is speed, never a byte of the result.
struct StreamOptions {
    int threads = 1;         ///< that generate beside the one that sends
    qint64 sliceRows = 2000; ///< rows of a buffer; some 600 kB for events
};

/// Generates rows `first` … `first + count - 1` of a table as one binary COPY stream (header and trailer included) on
/// threads of its own while `send` passes the buffers before it on, in order, each with its number of rows. Memory:
/// threads + 1 buffers. Ends with the first error of `send`.
Result<void> streamRows(const generation::DatasetPlan &plan, int table, qint64 first, qint64 count,
                        const StreamOptions &options,
                        const std::function<Result<void>(const generation::CopyBuffer &, qint64 rows)> &send);

} // namespace showroom::seeding
