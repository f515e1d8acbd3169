#pragma once

#include "core/masking_jobs/leak_report.h"
#include "core/masking_jobs/sighting_sorter.h"

namespace showroom::masking_jobs {

/// Tells leaks from common words among what was met: adds to the report's counts and hits. Both sorters are finished;
/// `columns` names the written columns.
Result<void> mergeSightings(SightingSorter &originals, SightingSorter &written, const std::vector<std::string> &columns,
                            LeakReport &report);

} // namespace showroom::masking_jobs
