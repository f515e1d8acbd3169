#include "core/jobs/job_runner.h"

#include "core/jobs/job_execution.h"
#include "core/jobs/job_store.h"
#include "database/connection.h"

#include <QMutex>
#include <QPromise>
#include <QThreadPool>

#include <stop_token>

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

    Result<Job> runOne(qint64 jobId, std::stop_source stop)
    {
        auto execution = JobExecution::claim(settings, jobId, program, std::move(stop),
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
    QHash<qint64, std::stop_source> running;
    QThreadPool requests; // for jobs that run elsewhere; must not wait behind those that run here
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
        for (std::stop_source &stop : d->running)
            stop.request_stop();
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
    std::stop_source stop;
    {
        const QMutexLocker lock(&d->mutex);
        if (d->running.contains(jobId)) {
            promise->addResult(fail(ErrorCode::Busy, tr("This job runs already.")));
            promise->finish();
            return promise->future();
        }
        d->running.insert(jobId, stop);
    }
    d->threads.start([this, promise, jobId, stop] {
        Result<Job> result = d->runOne(jobId, stop);
        d->forget(jobId);
        if (result)
            emit finished(*result);
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

void JobRunner::cancel(qint64 jobId)
{
    {
        const QMutexLocker lock(&d->mutex);
        if (const auto own = d->running.find(jobId); own != d->running.end()) {
            own->request_stop();
            return;
        }
    }
    d->requests.start([this, jobId] {
        auto connection = database::Connection::open(d->settings);
        const Result<void> asked = connection ? requestCancel(*connection, jobId) : Result<void>(connection.error());
        if (!asked)
            emit cancelFailed(jobId, asked.error());
    });
}

QList<qint64> JobRunner::activeJobs() const
{
    const QMutexLocker lock(&d->mutex);
    return d->running.keys();
}

} // namespace showroom::jobs
