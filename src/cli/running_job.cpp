#include "cli/running_job.h"

#include "cli/backend.h"
#include "core/jobs/job_runner.h"

#include <QFutureWatcher>

using namespace Qt::StringLiterals;

namespace showroom::cli {

RunningJob::RunningJob(Backend &backend, qint64 jobId)
    : m_jobId(jobId)
    , m_anchor(std::make_unique<QObject>())
{
    m_thread.setObjectName(u"runner"_s);
    m_anchor->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_anchor.get(), [this, &backend] { start(backend); }, Qt::BlockingQueuedConnection);
}

RunningJob::~RunningJob()
{
    QMetaObject::invokeMethod(
        m_anchor.get(),
        [this] {
            qDeleteAll(m_anchor->children());
            m_runner.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void RunningJob::start(Backend &backend)
{
    Result<std::unique_ptr<jobs::JobRunner>> runner = backend.makeRunner();
    if (!runner) {
        noteEnd(runner.error());
        return;
    }
    m_runner = std::move(*runner);
    QObject::connect(m_runner.get(), &jobs::JobRunner::progressChanged, m_anchor.get(),
                     [this](const jobs::Job &job) { noteProgress(job); });
    auto *watcher = new QFutureWatcher<Result<jobs::Job>>(m_anchor.get());
    QObject::connect(watcher, &QFutureWatcher<Result<jobs::Job>>::finished, m_anchor.get(), [this, watcher] {
        const bool hasResult = watcher->future().resultCount() > 0;
        noteEnd(hasResult ? watcher->result()
                          : Result<jobs::Job>(fail(ErrorCode::Cancelled, u"Job %1 was cancelled."_s.arg(m_jobId))));
    });
    watcher->setFuture(m_runner->start(m_jobId));
}

void RunningJob::noteProgress(const jobs::Job &job)
{
    if (job.id != m_jobId)
        return;
    const std::lock_guard lock(m_mutex);
    m_progress = job.progress;
    m_hasNews = true;
    m_news.notify_one();
}

void RunningJob::noteEnd(const Result<jobs::Job> &result)
{
    const std::lock_guard lock(m_mutex);
    m_result = result;
    m_news.notify_one();
}

bool RunningJob::waitFor(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_news.wait_for(lock, timeout, [this] { return m_hasNews || m_result.has_value(); });
    m_hasNews = false;
    return m_result.has_value();
}

jobs::JobProgress RunningJob::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

void RunningJob::cancel()
{
    QMetaObject::invokeMethod(m_anchor.get(), [this] {
        if (m_runner)
            m_runner->cancel(m_jobId);
    });
}

Result<jobs::Job> RunningJob::result() const
{
    const std::lock_guard lock(m_mutex);
    return *m_result;
}

} // namespace showroom::cli
