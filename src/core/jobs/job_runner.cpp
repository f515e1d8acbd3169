#include "core/jobs/job_runner.h"

#include "core/jobs/job_execution.h"
#include "core/jobs/job_store.h"
#include "database/connection.h"

#include <QMutex>
#include <QPromise>
#include <QThreadPool>

#include <optional>

namespace showroom::jobs {

using namespace Qt::StringLiterals;

namespace {

/// Two jobs at once keep two cores and the server's disk busy; more only slow each other down.
constexpr int jobThreads = 2;

} // namespace

class JobRunner::Private {
public:
    Private(JobRunner *runner, database::ConnectionSettings connectionSettings, QString programName)
        : q(runner)
        , settings(std::move(connectionSettings))
        , program(std::move(programName))
    {
        threads.setMaxThreadCount(jobThreads);
        requests.setMaxThreadCount(1);
    }

    Result<Job> runOne(qint64 jobId, JobWishes wishes)
    {
        auto execution = JobExecution::claim(settings, jobId, program, std::move(wishes),
                                             [this](const Job &job) { emit q->progressChanged(job); });
        if (!execution)
            return execution.error();
        const auto handler = handlers.constFind((*execution)->job().kind);
        if (handler == handlers.constEnd()) {
            return (*execution)->run([](JobContext &context) -> Result<QJsonObject> {
                return fail(ErrorCode::Internal,
                            JobRunner::tr("This program does not know jobs of the kind “%1”.").arg(context.job().kind),
                            JobRunner::tr("Update Showroom and resume the job."));
            });
        }
        return (*execution)->run(*handler);
    }

    /// Asks over a connection of its own, since the job's is at work.
    template <class F>
    QFuture<Result<void>> request(F task)
    {
        auto promise = std::make_shared<QPromise<Result<void>>>();
        promise->start();
        requests.start([this, promise, task = std::move(task)] {
            auto connection = database::Connection::open(settings);
            promise->addResult(connection ? task(*connection) : Result<void>(connection.error()));
            promise->finish();
        });
        return promise->future();
    }

    std::optional<JobWishes> wishesOf(qint64 jobId) const
    {
        const QMutexLocker lock(&mutex);
        const auto own = running.constFind(jobId);
        return own == running.constEnd() ? std::nullopt : std::optional(*own);
    }

    void forget(qint64 jobId)
    {
        const QMutexLocker lock(&mutex);
        running.remove(jobId);
    }

    JobRunner *q;
    database::ConnectionSettings settings;
    QString program;
    QHash<QString, JobHandler> handlers;
    mutable QMutex mutex;
    QHash<qint64, JobWishes> running;
    QThreadPool requests; // must not wait behind the jobs that run here
    QThreadPool threads;  // last: joined before what its tasks use goes away
};

JobRunner::JobRunner(database::ConnectionSettings settings, QString program, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings), std::move(program)))
{
    qRegisterMetaType<Job>();
}

JobRunner::~JobRunner()
{
    {
        const QMutexLocker lock(&d->mutex);
        for (JobWishes &wishes : d->running) {
            if (!wishes.stop.stop_requested())
                *wishes.leave = true;
            wishes.stop.request_stop();
        }
    }
    d->threads.waitForDone();
    d->requests.waitForDone();
}

void JobRunner::setHandler(const QString &kind, JobHandler handler)
{
    d->handlers.insert(kind, std::move(handler));
}

QFuture<Result<Job>> JobRunner::start(qint64 jobId)
{
    auto promise = std::make_shared<QPromise<Result<Job>>>();
    promise->start();
    const JobWishes wishes;
    {
        const QMutexLocker lock(&d->mutex);
        if (d->running.contains(jobId)) {
            promise->addResult(fail(ErrorCode::Busy, tr("This job runs already.")));
            promise->finish();
            return promise->future();
        }
        d->running.insert(jobId, wishes);
    }
    d->threads.start([this, promise, jobId, wishes] {
        Result<Job> result = d->runOne(jobId, wishes);
        d->forget(jobId);
        if (result)
            emit finished(*result);
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> JobRunner::cancel(qint64 jobId)
{
    if (auto own = d->wishesOf(jobId)) {
        own->stop.request_stop();
        return QtFuture::makeReadyFuture(Result<void>());
    }
    return d->request([jobId](database::Connection &connection) { return requestCancel(connection, jobId); });
}

/// The record comes first: a job that paused already must not meet an older wish when it is resumed.
QFuture<Result<void>> JobRunner::pause(qint64 jobId)
{
    return d->request([jobId, own = d->wishesOf(jobId)](database::Connection &connection) {
        const Result<void> asked = requestPause(connection, jobId);
        if (asked && own)
            *own->pause = true;
        return asked;
    });
}

QList<qint64> JobRunner::activeJobs() const
{
    const QMutexLocker lock(&d->mutex);
    return d->running.keys();
}

} // namespace showroom::jobs
