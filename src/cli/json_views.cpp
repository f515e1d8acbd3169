#include "cli/json_views.h"

#include "cli/error_report.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <class T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

} // namespace

QJsonValue toJson(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject toJson(const QMap<QString, qint64> &counts)
{
    QJsonObject object;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QJsonObject toJson(const environments::Environment &environment)
{
    return {
        {u"id"_s, environment.id},
        {u"name"_s, environment.name},
        {u"kind"_s, environments::toWord(environment.kind)},
        {u"status"_s, environments::toWord(environment.status)},
        {u"interrupted"_s, environment.isInterrupted},
        {u"paused"_s, environment.isPaused},
        {u"isolation"_s, environments::toWord(environment.isolation)},
        {u"blueprint"_s, environment.blueprint},
        {u"blueprintVersion"_s, environment.blueprintVersion},
        {u"size"_s, environment.size},
        {u"regions"_s, QJsonArray::fromStringList(environment.regions)},
        {u"vertical"_s, environment.vertical},
        {u"months"_s, environment.months},
        {u"seasonality"_s, environment.seasonality},
        {u"seed"_s, qint64(environment.seed)},
        {u"referenceDate"_s, environment.referenceDate.toString(Qt::ISODate)},
        {u"saltVersion"_s, environment.saltVersion},
        {u"fingerprint"_s, orNull(environment.fingerprint)},
        {u"owner"_s, environment.owner},
        {u"admin"_s, orNull(environment.adminEmail)},
        {u"description"_s, environment.description},
        {u"customer"_s, environment.customer},
        {u"notes"_s, environment.notes},
        {u"tags"_s, QJsonArray::fromStringList(environment.tags)},
        {u"protected"_s, environment.isProtected},
        {u"createdAt"_s, toJson(environment.createdAt)},
        {u"expiresAt"_s, toJson(environment.expiresAt)},
        {u"lastAccessAt"_s, toJson(environment.lastAccessAt)},
        {u"counts"_s, toJson(environment.counts)},
        {u"eventsByKind"_s, toJson(environment.eventsByKind)},
        {u"eventsTotal"_s, environment.eventsTotal},
        {u"rowsTotal"_s, environment.rowsTotal()},
        {u"countsArePlanned"_s, environments::hasPlannedCounts(environment)},
        {u"storageBytes"_s, orNull(environment.storageBytes)},
        {u"jobId"_s, orNull(environment.jobId)},
        {u"durationMs"_s, environment.durationMs},
    };
}

QJsonObject toJson(const jobs::Job &job, const QDateTime &now)
{
    QJsonObject progress = jobs::toJson(job.progress);
    progress.insert(u"share"_s, job.state == jobs::JobState::Done ? 1.0 : job.progress.share());
    return {
        {u"id"_s, job.id},
        {u"kind"_s, job.kind},
        {u"environment"_s, job.environmentId},
        {u"state"_s, jobs::toWord(job.state)},
        {u"orphaned"_s, job.isOrphaned},
        {u"cancelRequested"_s, job.isCancelRequested},
        {u"pauseRequested"_s, job.isPauseRequested},
        {u"progress"_s, progress},
        {u"actor"_s, job.actor},
        {u"program"_s, job.program},
        {u"createdAt"_s, toJson(job.createdAt)},
        {u"startedAt"_s, toJson(job.startedAt)},
        {u"finishedAt"_s, toJson(job.finishedAt)},
        {u"durationMs"_s, job.durationMs(now)},
        {u"outcome"_s, job.outcome},
        {u"error"_s, job.error ? errorJson(*job.error).value(u"error"_s) : QJsonValue()},
    };
}

} // namespace showroom::cli
