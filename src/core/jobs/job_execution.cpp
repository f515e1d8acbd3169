#include "core/jobs/job_execution.h"

#include "core/jobs/job_rows.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSysInfo>

namespace showroom::jobs {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

/// People can't follow more than some ten changes a second, and a window should not have to.
constexpr qint64 signalIntervalMs = 80;
constexpr qsizetype keptLogLines = 200;

QString stateOf(const Result<QJsonObject> &outcome)
{
    if (outcome)
        return toWord(JobState::Done);
    switch (outcome.error().code) {
    case ErrorCode::Cancelled:
        return toWord(JobState::Cancelled);
    case ErrorCode::Paused:
        return toWord(JobState::Paused);
    default:
        return toWord(JobState::Failed);
    }
}

/// A pause is no error to show.
QVariant errorOf(const Result<QJsonObject> &outcome)
{
    if (outcome || outcome.error().code == ErrorCode::Paused)
        return {};
    return errorToJson(outcome.error());
}

} // namespace

Result<std::unique_ptr<JobExecution>> JobExecution::claim(const database::ConnectionSettings &settings, qint64 jobId,
                                                          const QString &program, JobWishes wishes, Listener listener)
{
    auto connection = database::Connection::open(settings);
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(connection->execute("jobs/prepare_owner"_sql));
    const auto claimed = connection->queryOne("jobs/claim"_sql, {{"id", jobId},
                                                                 {"program", program},
                                                                 {"host", QSysInfo::machineHostName()},
                                                                 {"pid", QCoreApplication::applicationPid()}});
    if (!claimed)
        return claimed.error();
    const int token = int(claimed->integer("fencing_token"));
    return std::unique_ptr<JobExecution>(
        new JobExecution(std::move(*connection), jobFromRow(*claimed), token, std::move(wishes), std::move(listener)));
}

JobExecution::JobExecution(database::Connection connection, Job job, int fencingToken, JobWishes wishes,
                           Listener listener)
    : m_connection(std::move(connection))
    , m_job(std::move(job))
    , m_fencingToken(fencingToken)
    , m_wishes(std::move(wishes))
    , m_listener(std::move(listener))
    , m_earlierMs(m_job.progress.workedMs())
    , m_progress(m_job.progress)
{
    m_progress.resumedAt = m_progress.done;
    m_elapsed.start();
}

Result<Job> JobExecution::run(const std::function<Result<QJsonObject>(JobContext &)> &handler)
{
    m_connection.setStopToken(m_wishes.stop.get_token());
    Result<QJsonObject> outcome = [&] {
        const JobHeartbeat heartbeat(m_connection.settings(), m_job.id, m_fencingToken,
                                     {[this] { return progressNow(); }, [this] { m_wishes.stop.request_stop(); },
                                      [this] { *m_wishes.pause = true; },
                                      [this] {
                                          m_ownershipLost = true;
                                          m_wishes.stop.request_stop();
                                      }});
        return handler(*this);
    }();
    m_connection.setStopToken({});
    if (!outcome && isLeft(outcome.error()))
        outcome = fail(ErrorCode::Paused, QCoreApplication::translate("showroom::jobs", "The program ended."));
    return recordEnd(outcome);
}

/// Its last unfinished step is gone, the others are kept: as if it had paused before that step.
bool JobExecution::isLeft(const Error &error) const
{
    return error.code == ErrorCode::Cancelled && *m_wishes.leave && hasSteps(m_job);
}

Result<void> JobExecution::checkpoint() const
{
    if (m_ownershipLost) {
        return fail(ErrorCode::Busy,
                    QCoreApplication::translate("showroom::jobs", "Somebody else has taken over this job."),
                    QCoreApplication::translate("showroom::jobs", "Watch it in the list of jobs."));
    }
    if (m_wishes.stop.stop_requested())
        return fail(ErrorCode::Cancelled, QCoreApplication::translate("showroom::jobs", "The job was cancelled."));
    return {};
}

Result<void> JobExecution::stepBoundary() const
{
    SHOWROOM_TRY(checkpoint());
    if (*m_wishes.pause)
        return fail(ErrorCode::Paused, QCoreApplication::translate("showroom::jobs", "The job was paused."));
    return {};
}

/// Handlers may begin their progress anew; the time goes on.
void JobExecution::stampTime(JobProgress &progress) const
{
    progress.elapsedMs = m_elapsed.elapsed();
    progress.earlierMs = m_earlierMs;
}

JobProgress JobExecution::progressNow() const
{
    const std::lock_guard lock(m_progressMutex);
    JobProgress progress = m_progress;
    stampTime(progress);
    return progress;
}

void JobExecution::updateProgress(const std::function<void(JobProgress &)> &change)
{
    Job snapshot;
    {
        const std::lock_guard lock(m_progressMutex);
        change(m_progress);
        stampTime(m_progress);
        if (m_lastSignalMs >= 0 && m_progress.elapsedMs - m_lastSignalMs < signalIntervalMs)
            return;
        m_lastSignalMs = m_progress.elapsedMs;
        snapshot = m_job;
        snapshot.progress = m_progress;
    }
    m_listener(snapshot);
}

void JobExecution::log(const QString &line)
{
    const QString stamped = QDateTime::currentDateTimeUtc().toString(u"hh:mm:ss "_s) + line;
    updateProgress([&stamped](JobProgress &progress) {
        progress.log.append(stamped);
        if (progress.log.size() > keptLogLines)
            progress.log.removeFirst();
    });
}

Result<Job> JobExecution::recordEnd(const Result<QJsonObject> &outcome)
{
    if (const auto owned = checkpoint(); m_ownershipLost && !owned)
        return owned.error();
    // The handler's connection may be the very thing that broke; the record then goes over a new one.
    if (!m_connection.isUsable()) {
        auto again = database::Connection::open(m_connection.settings());
        if (!again)
            return outcome ? again.error() : outcome.error();
        m_connection = std::move(*again);
    }
    const auto row = m_connection.queryOne("jobs/finish"_sql, {{"id", m_job.id},
                                                               {"token", m_fencingToken},
                                                               {"state", stateOf(outcome)},
                                                               {"outcome", outcome ? *outcome : QJsonObject()},
                                                               {"error", errorOf(outcome)},
                                                               {"progress", toJson(progressNow())}});
    if (!row)
        return row.error();
    return jobFromRow(*row);
}

} // namespace showroom::jobs
