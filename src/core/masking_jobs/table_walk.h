#pragma once

#include "core/masking_jobs/block_reader.h"
#include "core/masking_jobs/record_parser.h"

#include <functional>

namespace showroom::masking_jobs {

/// Calls `visit` for each row of a file that has values, with its number from 1 and the names of the columns met so
/// far. `between` is called after each block with the bytes read so far.
Result<void>
walkTable(const SourceText &source, const Dialect &dialect,
          const std::function<Result<void>(const Record &, qint64, const std::vector<std::string> &)> &visit,
          const std::function<Result<void>(qint64)> &between = {});

} // namespace showroom::masking_jobs
