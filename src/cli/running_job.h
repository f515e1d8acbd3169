#pragma once

#include "base/result.h"
#include "core/jobs/job.h"

#include <QThread>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace showroom::jobs {
class JobRunner;
}

namespace showroom::cli {

class Backend;

/// A job that runs while the calling thread waits: its runner has a thread with an event loop of its own, so that no
/// loop is needed here.
class RunningJob final {
public:
    RunningJob(Backend &backend, qint64 jobId);
    ~RunningJob();
    Q_DISABLE_COPY_MOVE(RunningJob)

    /// Waits for news, at most `timeout`. True when the job has ended.
    bool waitFor(std::chrono::milliseconds timeout);
    jobs::JobProgress progress() const;
    void cancel();
    /// The finished job, or why it could not be run; after waitFor() said so.
    Result<jobs::Job> result() const;

private:
    void start(Backend &backend);
    void noteProgress(const jobs::Job &job);
    void noteEnd(const Result<jobs::Job> &result);

    const qint64 m_jobId;
    QThread m_thread;
    std::unique_ptr<QObject> m_anchor; ///< lives in m_thread
    std::unique_ptr<jobs::JobRunner> m_runner;

    mutable std::mutex m_mutex;
    std::condition_variable m_news;
    jobs::JobProgress m_progress;
    bool m_hasNews = false;
    std::optional<Result<jobs::Job>> m_result;
};

} // namespace showroom::cli
