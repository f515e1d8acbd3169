#pragma once

#include <QtGlobal>

#include <functional>

namespace showroom::masking_jobs {

/// What a run is doing.
enum class RunPhase { Masking, Searching };

struct RunProgress {
    RunPhase phase = RunPhase::Masking;
    qint64 done = 0;  ///< bytes of the phase
    qint64 total = 0; ///< bytes of the phase; the search reads a file up to three times
    qint64 rows = 0;
};

/// How a run is watched and stopped. Both functions are called in the run's own thread, some times a second.
struct RunControl {
    std::function<bool()> isStopped;
    std::function<void(const RunProgress &)> onProgress;
};

} // namespace showroom::masking_jobs
