#include "gui/operations/database_operations.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "core/access/salt_source.h"
#include "core/environments/bulk_creation.h"
#include "core/job_handlers.h"
#include "core/jobs/job_store.h"
#include "core/sandboxes/bulk_sandboxes.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"
#include "gui/operations/database_link.h"

#include <QProcessEnvironment>

#include <utility>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using database::Connection;

namespace {

constexpr auto programName = "showroom"_L1;

/// Answers as the link does while no database is open.
Result<void> nothing(Connection &)
{
    return {};
}

} // namespace

DatabaseOperations::DatabaseOperations(DatabaseLink &link, const Clock &clock, SaltSource salts, QObject *parent)
    : Operations(parent)
    , m_link(link)
    , m_clock(clock)
    , m_salts(std::move(salts))
{
    connect(&link, &DatabaseLink::changed, this, &DatabaseOperations::hear);
    connect(&link, &DatabaseLink::connectionLost, this, &Operations::connectionLost);
    connect(&link, &DatabaseLink::connectionRestored, this, &Operations::connectionRestored);
    connect(&link, &DatabaseLink::connectionRestored, this, &DatabaseOperations::startStranded);
}

DatabaseOperations::~DatabaseOperations() = default;

Result<QList<masking::Salt>> DatabaseOperations::readSalts(const QString &file)
{
    return access::readMasterSalts(QProcessEnvironment::systemEnvironment(), file);
}

void DatabaseOperations::connectTo(const database::ConnectionSettings &settings, const QString &saltFile)
{
    const bool hasOtherSalt = saltFile != m_saltFile && runningJobs() == 0;
    if (m_link.open(settings) || hasOtherSalt) {
        m_saltFile = saltFile;
        retireRunner();
        m_stranded.clear();
        m_runner = std::make_unique<jobs::JobRunner>(settings, QString(programName));
        addJobHandlers(*m_runner, [saltFile, salts = m_salts] { return salts(saltFile); });
        connect(m_runner.get(), &jobs::JobRunner::progressChanged, this, &Operations::jobChanged);
        connect(m_runner.get(), &jobs::JobRunner::finished, this, &Operations::jobChanged);
    }
    emit changed();
}

/// What it runs is stopped and waited for elsewhere: the window goes on meanwhile.
void DatabaseOperations::retireRunner()
{
    if (!m_runner)
        return;
    m_runner->disconnect(this);
    m_retiring.start([runner = m_runner.release()] { delete runner; });
}

int DatabaseOperations::runningJobs() const
{
    return m_runner ? int(m_runner->activeJobs().size()) : 0;
}

bool DatabaseOperations::isHere(qint64 jobId) const
{
    return m_runner && m_runner->activeJobs().contains(jobId);
}

void DatabaseOperations::hear(const QString &topic)
{
    const QString job = u"job:"_s;
    if (topic.startsWith(job))
        readJob(topic.sliced(job.size()).toLongLong());
    else if (!topic.startsWith(u"audit:"_s)) // what an entry tells of has its own change
        emit changed();
}

/// Runs a task that records a job, and starts the job here.
template <class F>
auto DatabaseOperations::askForJob(F task)
{
    return passOn(m_link.ask(std::move(task)), this, [this](const Result<qint64> &jobId) {
        if (jobId)
            startJob(*jobId);
    });
}

QFuture<Result<QList<environments::Environment>>> DatabaseOperations::listEnvironments()
{
    return m_link.ask([](Connection &connection) { return environments::list(connection); });
}

QFuture<Result<QList<jobs::Job>>> DatabaseOperations::listJobs()
{
    return m_link.ask([](Connection &connection) { return jobs::latest(connection); });
}

QFuture<Result<jobs::Job>> DatabaseOperations::findJob(qint64 jobId)
{
    return m_link.ask([jobId](Connection &connection) { return jobs::find(connection, jobId); });
}

QFuture<Result<bool>> DatabaseOperations::isIdAvailable(const QString &environmentId)
{
    return m_link.ask(
        [environmentId](Connection &connection) { return environments::isIdAvailable(connection, environmentId); });
}

QFuture<Result<seeding::SeedEstimate>> DatabaseOperations::estimateSeed(qint64 rows)
{
    return m_link.ask([rows](Connection &connection) { return seeding::estimate(connection, rows); });
}

QFuture<Result<environments::Created>> DatabaseOperations::create(const environments::CreateTenant &request)
{
    const auto record = [request, saltsOf = m_salts, saltFile = m_saltFile,
                         &clock = m_clock](Connection &connection) -> Result<environments::Created> {
        const auto salts = saltsOf(saltFile);
        if (!salts)
            return salts.error();
        return environments::create(connection, request, salts->last(), clock);
    };
    return passOn(m_link.ask(record), this, [this](const Result<environments::Created> &created) {
        if (created)
            startJob(created->jobId);
    });
}

QFuture<Result<environments::Created>> DatabaseOperations::createSandbox(const sandboxes::CreateSandbox &request)
{
    const auto record = [request, saltsOf = m_salts, saltFile = m_saltFile,
                         &clock = m_clock](Connection &connection) -> Result<environments::Created> {
        const auto salts = saltsOf(saltFile);
        if (!salts)
            return salts.error();
        return sandboxes::create(connection, request, salts->last(), clock);
    };
    return passOn(m_link.ask(record), this, [this](const Result<environments::Created> &created) {
        if (created)
            startJob(created->jobId);
    });
}

template <class Request, class Record>
QFuture<Result<QList<environments::Created>>> DatabaseOperations::recordMany(const QList<Request> &requests,
                                                                             Record recordAll)
{
    const auto record = [requests, recordAll, saltsOf = m_salts, saltFile = m_saltFile,
                         &clock = m_clock](Connection &connection) -> Result<QList<environments::Created>> {
        const auto salts = saltsOf(saltFile);
        if (!salts)
            return salts.error();
        return recordAll(connection, requests, salts->last(), clock);
    };
    return passOn(m_link.ask(record), this, [this](const Result<QList<environments::Created>> &created) {
        for (const environments::Created &one : created.value_or(QList<environments::Created>()))
            startJob(one.jobId);
    });
}

QFuture<Result<QList<environments::Created>>>
DatabaseOperations::createMany(const QList<environments::CreateTenant> &requests)
{
    return recordMany(requests, &environments::createMany);
}

QFuture<Result<QList<environments::Created>>>
DatabaseOperations::createSandboxes(const QList<sandboxes::CreateSandbox> &requests)
{
    return recordMany(requests, &sandboxes::createMany);
}

QFuture<Result<qint64>> DatabaseOperations::resume(const QString &environmentId)
{
    return askForJob(
        [environmentId](Connection &connection) { return environments::prepareResume(connection, environmentId); });
}

QFuture<Result<exporting::ExportEstimate>> DatabaseOperations::estimateExport(const exporting::ExportRequest &request)
{
    return m_link.ask([request](Connection &connection) { return exporting::estimate(connection, request); });
}

QFuture<Result<qint64>> DatabaseOperations::startExport(const exporting::ExportRequest &request)
{
    return askForJob([request](Connection &connection) { return exporting::startExport(connection, request); });
}

QFuture<Result<environments::TeardownPreview>> DatabaseOperations::previewTeardown(const QString &environmentId)
{
    return m_link.ask(
        [environmentId](Connection &connection) { return environments::previewTeardown(connection, environmentId); });
}

QFuture<Result<qint64>> DatabaseOperations::tearDown(const QString &environmentId, const QString &confirmation,
                                                     const QString &reason)
{
    return askForJob([environmentId, confirmation, reason](Connection &connection) {
        return environments::startTeardown(connection, environmentId, confirmation, reason);
    });
}

QFuture<Result<qint64>> DatabaseOperations::cleanUp(qint64 seedJob)
{
    return askForJob([seedJob](Connection &connection) { return environments::startCleanUp(connection, seedJob); });
}

QFuture<Result<Operations::RowCounts>> DatabaseOperations::remainingRows(const QString &environmentId)
{
    return m_link.ask(
        [environmentId](Connection &connection) { return environments::remainingRows(connection, environmentId); });
}

QFuture<Result<void>> DatabaseOperations::cancelJob(qint64 jobId)
{
    return m_runner ? tell(jobId, m_runner->cancel(jobId)) : m_link.ask(&nothing);
}

QFuture<Result<void>> DatabaseOperations::pauseJob(qint64 jobId)
{
    return m_runner ? tell(jobId, m_runner->pause(jobId)) : m_link.ask(&nothing);
}

QFuture<Result<qint64>> DatabaseOperations::resumeJob(qint64 jobId)
{
    return askForJob([jobId](Connection &connection) { return jobs::prepareResume(connection, jobId); });
}

/// What a job was asked shows in its record at once.
QFuture<Result<void>> DatabaseOperations::tell(qint64 jobId, const QFuture<Result<void>> &asked)
{
    return passOn(asked, this, [this, jobId](const Result<void> &) { readJob(jobId); });
}

void DatabaseOperations::reconnect()
{
    m_link.probe();
}

/// A job that somebody else claimed meanwhile is theirs: its progress comes by notifications.
void DatabaseOperations::startJob(qint64 jobId)
{
    const auto end = [this, jobId, runner = m_runner.get()](const Result<jobs::Job> &job) {
        if (!job && job.error().code == ErrorCode::DatabaseUnreachable && runner == m_runner.get())
            m_stranded.append(jobId);
        readJob(jobId);
    };
    whenReady(m_runner->start(jobId), this, end);
    readJob(jobId);
}

/// Jobs whose turn came while the server was away begin now. What had begun before is told as interrupted: the person
/// decides about that.
void DatabaseOperations::startStranded()
{
    const QList<qint64> jobs = std::exchange(m_stranded, {});
    for (const qint64 jobId : jobs) {
        whenReady(findJob(jobId), this, [this, jobId](const Result<jobs::Job> &job) {
            if (job && job->state == jobs::JobState::Queued && !isHere(jobId))
                startJob(jobId);
            else if (!job && job.error().code == ErrorCode::DatabaseUnreachable)
                m_stranded.append(jobId);
        });
    }
}

void DatabaseOperations::readJob(qint64 jobId)
{
    whenReady(findJob(jobId), this, [this](const Result<jobs::Job> &job) {
        if (job)
            emit jobChanged(*job);
    });
}

} // namespace showroom::gui
