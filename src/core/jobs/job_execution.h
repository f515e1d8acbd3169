#pragma once

#include "core/jobs/job_context.h"
#include "core/jobs/job_heartbeat.h"
#include "database/connection.h"

#include <QElapsedTimer>

#include <atomic>
#include <memory>
#include <mutex>
#include <stop_token>

namespace showroom::jobs {

/// What is wanted of a job by those who may ask, in any thread. Copies speak of the same job.
struct JobWishes {
    std::stop_source stop;
    std::shared_ptr<std::atomic_bool> pause = std::make_shared<std::atomic_bool>(false);
    /// The program ends: what stops now was not cancelled by anybody, and whoever wants goes on with it.
    std::shared_ptr<std::atomic_bool> leave = std::make_shared<std::atomic_bool>(false);
};

/// One claimed job on the thread that runs it: its connection, heartbeat, progress and the record of its end.
class JobExecution final : public JobContext {
public:
    using Listener = std::function<void(const Job &)>;

    /// Claims the job for this program. Busy when somebody alive works on it, Conflict when it is finished.
    static Result<std::unique_ptr<JobExecution>> claim(const database::ConnectionSettings &settings, qint64 jobId,
                                                       const QString &program, JobWishes wishes, Listener listener);

    /// Runs what the job does, records how it ended and returns the finished job.
    Result<Job> run(const std::function<Result<QJsonObject>(JobContext &)> &handler);

    const Job &job() const override { return m_job; }
    database::Connection &connection() override { return m_connection; }
    int fencingToken() const override { return m_fencingToken; }
    bool isStopRequested() const override { return m_wishes.stop.stop_requested(); }
    Result<void> checkpoint() const override;
    Result<void> stepBoundary() const override;
    void updateProgress(const std::function<void(JobProgress &)> &change) override;
    void log(const QString &line) override;

private:
    JobExecution(database::Connection connection, Job job, int fencingToken, JobWishes wishes, Listener listener);
    Result<Job> recordEnd(const Result<QJsonObject> &outcome);
    bool isLeft(const Error &error) const;
    void stampTime(JobProgress &progress) const;
    JobProgress progressNow() const;

    database::Connection m_connection;
    Job m_job;
    int m_fencingToken;
    JobWishes m_wishes;
    std::atomic_bool m_ownershipLost = false;
    Listener m_listener;
    QElapsedTimer m_elapsed;
    qint64 m_earlierMs; ///< what earlier owners worked
    mutable std::mutex m_progressMutex;
    JobProgress m_progress;
    qint64 m_lastSignalMs = -1;
};

} // namespace showroom::jobs
