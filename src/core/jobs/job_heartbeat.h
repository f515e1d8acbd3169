#pragma once

#include "core/jobs/job.h"
#include "database/connection_settings.h"

#include <functional>
#include <memory>

namespace showroom::jobs {

/// Tells the database once a second, over a connection of its own, that a job's owner lives and where the job stands,
/// and hears there that somebody wants it to stop or to pause. A lost connection is opened again at the next beat.
class JobHeartbeat final {
public:
    struct Callbacks {
        std::function<JobProgress()> progress; ///< called on the heartbeat's thread
        std::function<void()> stopRequested;   ///< somebody asked the job to stop
        std::function<void()> pauseRequested;  ///< … at its next step
        std::function<void()> ownershipLost;   ///< another owner has the job: nothing may be written any more
    };

    JobHeartbeat(database::ConnectionSettings settings, qint64 jobId, int fencingToken, Callbacks callbacks);
    /// Ends the thread.
    ~JobHeartbeat();
    Q_DISABLE_COPY_MOVE(JobHeartbeat)

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace showroom::jobs
