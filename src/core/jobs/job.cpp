#include "core/jobs/job.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace showroom::jobs {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array jobWords = {"queued"_L1, "running"_L1, "paused"_L1, "done"_L1, "failed"_L1, "cancelled"_L1};
constexpr std::array partWords = {"waiting"_L1, "running"_L1, "done"_L1, "failed"_L1};

/// Below this, a rate says more about the start than about the work.
constexpr qint64 firstMomentsMs = 200;

QJsonObject toJson(const PartProgress &part)
{
    return {{u"name"_s, part.name},
            {u"label"_s, part.label},
            {u"done"_s, part.done},
            {u"total"_s, part.total},
            {u"state"_s, toWord(part.state)}};
}

PartProgress partFromJson(const QJsonObject &json)
{
    const QString word = json.value(u"state"_s).toString();
    const auto found = std::find(partWords.begin(), partWords.end(), word);
    return {json.value(u"name"_s).toString(), json.value(u"label"_s).toString(), json.value(u"done"_s).toInteger(),
            json.value(u"total"_s).toInteger(),
            found == partWords.end() ? PartState::Waiting : PartState(std::distance(partWords.begin(), found))};
}

} // namespace

double JobProgress::share() const
{
    return total > 0 ? std::min(1.0, double(done) / double(total)) : 0.0;
}

double JobProgress::rate() const
{
    return elapsedMs > firstMomentsMs ? double(done - resumedAt) * 1000.0 / double(elapsedMs) : 0.0;
}

std::optional<qint64> JobProgress::remainingMs() const
{
    const double perSecond = rate();
    if (perSecond <= 0.0 || done >= total)
        return std::nullopt;
    return qint64(double(total - done) * 1000.0 / perSecond);
}

qint64 Job::durationMs(const QDateTime &now) const
{
    if (!startedAt.isValid())
        return 0;
    if (state == JobState::Paused || progress.earlierMs > 0)
        return progress.workedMs();
    return startedAt.msecsTo(finishedAt.isValid() ? finishedAt : now);
}

bool Job::isOlderThan(const Job &other) const
{
    if (id != other.id || run != other.run)
        return id == other.id && run < other.run;
    // That the owner is gone is the last news of it, although its last heartbeat lies behind what it signalled here.
    return isActive() && other.isActive() && !isOrphaned && progress.workedMs() < other.progress.workedMs();
}

bool hasSteps(const Job &job)
{
    return job.kind == u"seed";
}

bool canPause(const Job &job)
{
    return hasSteps(job) && job.isActive() && !job.isOrphaned && !job.isPauseRequested && !job.isCancelRequested;
}

bool canCancel(const Job &job)
{
    return (job.isActive() || job.state == JobState::Paused) && !job.isCancelRequested;
}

bool canResume(const Job &job)
{
    const bool stopped =
        job.state == JobState::Paused || job.state == JobState::Failed || job.state == JobState::Cancelled;
    return job.isOrphaned || (hasSteps(job) && stopped);
}

QString toWord(JobState state)
{
    return jobWords.at(std::size_t(state));
}

QString toWord(PartState state)
{
    return partWords.at(std::size_t(state));
}

std::optional<JobState> jobStateFromWord(QStringView word)
{
    const auto found = std::find(jobWords.begin(), jobWords.end(), word);
    return found == jobWords.end() ? std::nullopt : std::optional(JobState(std::distance(jobWords.begin(), found)));
}

QJsonObject toJson(const JobProgress &progress)
{
    QJsonArray parts;
    for (const PartProgress &part : progress.parts)
        parts.append(toJson(part));
    return {{u"phase"_s, progress.phase},
            {u"done"_s, progress.done},
            {u"total"_s, progress.total},
            {u"elapsedMs"_s, progress.elapsedMs},
            {u"earlierMs"_s, progress.earlierMs},
            {u"resumedAt"_s, progress.resumedAt},
            {u"parts"_s, parts},
            {u"log"_s, QJsonArray::fromStringList(progress.log)}};
}

JobProgress progressFromJson(const QJsonObject &json)
{
    JobProgress progress;
    progress.phase = json.value(u"phase"_s).toString();
    progress.done = json.value(u"done"_s).toInteger();
    progress.total = json.value(u"total"_s).toInteger();
    progress.resumedAt = json.value(u"resumedAt"_s).toInteger();
    progress.elapsedMs = json.value(u"elapsedMs"_s).toInteger();
    progress.earlierMs = json.value(u"earlierMs"_s).toInteger();
    const QJsonArray parts = json.value(u"parts"_s).toArray();
    for (const QJsonValue &part : parts)
        progress.parts.append(partFromJson(part.toObject()));
    const QJsonArray log = json.value(u"log"_s).toArray();
    for (const QJsonValue &line : log)
        progress.log.append(line.toString());
    return progress;
}

} // namespace showroom::jobs
