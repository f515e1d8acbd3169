#pragma once

#include "core/jobs/job_context.h"
#include "database/connection.h"

#include <functional>

namespace showroom::test {

/// A job that runs in the test's thread: keeps its progress and log, and stops when the test says so.
class TestJobContext final : public jobs::JobContext {
public:
    TestJobContext(database::Connection &connection, jobs::Job job)
        : m_connection(connection)
        , m_job(std::move(job))
    {
    }

    const jobs::Job &job() const override { return m_job; }
    database::Connection &connection() override { return m_connection; }
    int fencingToken() const override { return 1; }
    bool isStopRequested() const override { return m_isStopped; }

    Result<void> checkpoint() const override
    {
        if (m_isStopped)
            return fail(ErrorCode::Cancelled, QStringLiteral("Stopped by the test."));
        return {};
    }

    Result<void> stepBoundary() const override { return checkpoint(); }

    void updateProgress(const std::function<void(jobs::JobProgress &)> &change) override
    {
        change(m_job.progress);
        if (onProgress)
            onProgress(m_job.progress);
    }

    void log(const QString &line) override { m_job.progress.log.append(line); }

    void stop() { m_isStopped = true; }

    /// Called after every change of the progress.
    std::function<void(const jobs::JobProgress &)> onProgress;

private:
    database::Connection &m_connection;
    jobs::Job m_job;
    bool m_isStopped = false;
};

} // namespace showroom::test
