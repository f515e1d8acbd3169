#include "gui/operations/database_operations.h"

#include "base/clock.h"
#include "core/access/salt_source.h"
#include "core/environments/create_tenant.h"
#include "core/job_handlers.h"
#include "core/jobs/job_store.h"

#include <QProcessEnvironment>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using database::Connection;

namespace {

constexpr auto programName = "showroom"_L1;

Error notConnected()
{
    return fail(ErrorCode::DatabaseUnreachable, DatabaseOperations::tr("There is no connection to a database yet."),
                DatabaseOperations::tr("Choose one on the start page, or wait until the private server has started."));
}

} // namespace

/// What belongs to one database; replaced as a whole by another connection.
struct DatabaseOperations::Session {
    Session(const database::ConnectionSettings &settings, QString salt)
        : saltFile(std::move(salt))
        , pool(settings, u"console"_s)
        , runner(settings, QString(programName))
        , watcher(settings)
    {
        addJobHandlers(runner, [file = saltFile] {
            return access::readMasterSalts(QProcessEnvironment::systemEnvironment(), file);
        });
    }

    QString saltFile;
    database::WorkerPool pool;
    jobs::JobRunner runner;
    database::ChangeWatcher watcher;
};

DatabaseOperations::DatabaseOperations(const Clock &clock, QObject *parent)
    : Operations(parent)
    , m_clock(clock)
{
}

DatabaseOperations::~DatabaseOperations() = default;

void DatabaseOperations::connectTo(const database::ConnectionSettings &settings, const QString &saltFile)
{
    if (m_session && m_session->pool.settings() == settings) {
        emit changed();
        return;
    }
    m_session = std::make_unique<Session>(settings, saltFile);
    connect(&m_session->runner, &jobs::JobRunner::progressChanged, this, &Operations::jobChanged);
    connect(&m_session->runner, &jobs::JobRunner::finished, this, &Operations::jobChanged);
    watch();
    emit changed();
}

int DatabaseOperations::runningJobs() const
{
    return m_session ? int(m_session->runner.activeJobs().size()) : 0;
}

void DatabaseOperations::watch()
{
    connect(&m_session->watcher, &database::ChangeWatcher::changed, this, [this](const QString &topic) {
        const QString job = u"job:"_s;
        if (topic.startsWith(job))
            readJob(topic.sliced(job.size()).toLongLong());
        else
            emit changed();
    });
    connect(&m_session->watcher, &database::ChangeWatcher::connectionLost, this, &Operations::connectionLost);
    connect(&m_session->watcher, &database::ChangeWatcher::connectionRestored, this, &Operations::connectionRestored);
    m_session->watcher.start();
}

/// Runs `task(Connection &)` on the pool.
template <class F>
auto DatabaseOperations::ask(F task)
{
    using Answer = std::invoke_result_t<F &, Connection &>;
    if (!m_session)
        return QtFuture::makeReadyFuture(Answer(notConnected()));
    return m_session->pool.run(std::move(task));
}

/// Runs a task that records a job, and starts the job here.
template <class F>
auto DatabaseOperations::askForJob(F task)
{
    return ask(std::move(task)).then(this, [this](const Result<qint64> &jobId) {
        if (jobId)
            startJob(*jobId);
        return jobId;
    });
}

QFuture<Result<QList<environments::Environment>>> DatabaseOperations::listEnvironments()
{
    return ask([](Connection &connection) { return environments::list(connection); });
}

QFuture<Result<QList<jobs::Job>>> DatabaseOperations::listJobs()
{
    return ask([](Connection &connection) { return jobs::list(connection); });
}

QFuture<Result<jobs::Job>> DatabaseOperations::findJob(qint64 jobId)
{
    return ask([jobId](Connection &connection) { return jobs::find(connection, jobId); });
}

QFuture<Result<bool>> DatabaseOperations::isIdAvailable(const QString &environmentId)
{
    return ask(
        [environmentId](Connection &connection) { return environments::isIdAvailable(connection, environmentId); });
}

QFuture<Result<seeding::SeedEstimate>> DatabaseOperations::estimateSeed(qint64 rows)
{
    return ask([rows](Connection &connection) { return seeding::estimate(connection, rows); });
}

QFuture<Result<environments::Created>> DatabaseOperations::create(const environments::CreateTenant &request)
{
    const QString saltFile = m_session ? m_session->saltFile : QString();
    return ask([request, saltFile, &clock = m_clock](Connection &connection) -> Result<environments::Created> {
               const auto salts = access::readMasterSalts(QProcessEnvironment::systemEnvironment(), saltFile);
               if (!salts)
                   return salts.error();
               return environments::create(connection, request, salts->last(), clock);
           })
        .then(this, [this](const Result<environments::Created> &created) {
            if (created)
                startJob(created->jobId);
            return created;
        });
}

QFuture<Result<qint64>> DatabaseOperations::resume(const QString &environmentId)
{
    return askForJob(
        [environmentId](Connection &connection) { return environments::prepareResume(connection, environmentId); });
}

QFuture<Result<exporting::ExportEstimate>> DatabaseOperations::estimateExport(const exporting::ExportRequest &request)
{
    return ask([request](Connection &connection) { return exporting::estimate(connection, request); });
}

QFuture<Result<qint64>> DatabaseOperations::startExport(const exporting::ExportRequest &request)
{
    return askForJob([request](Connection &connection) { return exporting::startExport(connection, request); });
}

QFuture<Result<environments::TeardownPreview>> DatabaseOperations::previewTeardown(const QString &environmentId)
{
    return ask(
        [environmentId](Connection &connection) { return environments::previewTeardown(connection, environmentId); });
}

QFuture<Result<qint64>> DatabaseOperations::tearDown(const QString &environmentId, const QString &confirmation)
{
    return askForJob([environmentId, confirmation](Connection &connection) {
        return environments::startTeardown(connection, environmentId, confirmation);
    });
}

QFuture<Result<Operations::RowCounts>> DatabaseOperations::remainingRows(const QString &environmentId)
{
    return ask(
        [environmentId](Connection &connection) { return environments::remainingRows(connection, environmentId); });
}

void DatabaseOperations::cancelJob(qint64 jobId)
{
    if (m_session)
        m_session->runner.cancel(jobId);
}

void DatabaseOperations::reconnect()
{
    if (!m_session)
        return;
    ask([](Connection &connection) {
        return environments::list(connection);
    }).then(this, [this](const Result<QList<environments::Environment>> &answer) {
        if (answer)
            emit connectionRestored();
        else
            emit connectionLost(answer.error());
    });
}

/// A job that somebody else claimed meanwhile is theirs: its progress comes by notifications.
void DatabaseOperations::startJob(qint64 jobId)
{
    m_session->runner.start(jobId).then(this, [this, jobId](const Result<jobs::Job> &) { readJob(jobId); });
    readJob(jobId);
}

void DatabaseOperations::readJob(qint64 jobId)
{
    findJob(jobId).then(this, [this](const Result<jobs::Job> &job) {
        if (job)
            emit jobChanged(*job);
    });
}

} // namespace showroom::gui
