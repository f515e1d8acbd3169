#include "core/access/work_checks.h"

#include "core/environments/environment_store.h"
#include "core/jobs/job_store.h"

namespace showroom::access {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 waitingTooLongSeconds = 300;

QString wayOut(const jobs::Job &orphan)
{
    if (orphan.kind == u"seed"_s)
        return CheckTexts::tr("Run: showroomctl jobs resume %1, or: showroomctl jobs clean %1").arg(orphan.id);
    if (orphan.kind == u"teardown"_s)
        return CheckTexts::tr("Run: showroomctl teardown --tenant %1 --confirm %1").arg(orphan.environmentId);
    return CheckTexts::tr("Run: showroomctl jobs resume %1, or: showroomctl jobs cancel %1").arg(orphan.id);
}

bool isUnderWay(environments::Status status)
{
    using environments::Status;
    return status == Status::Queued || status == Status::Seeding || status == Status::Refreshing ||
           status == Status::Deleting;
}

Result<bool> isStuck(database::Connection &connection, const environments::Environment &environment,
                     const QDateTime &now)
{
    if (!isUnderWay(environment.status))
        return false;
    if (!environment.jobId)
        return true;
    const auto job = jobs::find(connection, *environment.jobId);
    if (!job)
        return job.error();
    const bool waits = job->state == jobs::JobState::Queued && job->createdAt.secsTo(now) > waitingTooLongSeconds;
    return !job->isActive() || job->isOrphaned || waits;
}

} // namespace

Check checkJobs(database::Connection &connection)
{
    const QString name = u"jobs"_s;
    const QString label = CheckTexts::tr("Jobs");
    const auto list = jobs::list(connection);
    if (!list)
        return failedCheck(name, label, list.error());
    QStringList orphans;
    const jobs::Job *firstOrphan = nullptr;
    for (const jobs::Job &job : *list) {
        if (!job.isOrphaned)
            continue;
        orphans.append(QString::number(job.id));
        firstOrphan = firstOrphan ? firstOrphan : &job;
    }
    if (!orphans.isEmpty())
        return {name, label, CheckState::Failed,
                CheckTexts::tr("Running by their record, but nobody works on them: %1.").arg(orphans.join(u", "_s)),
                wayOut(*firstOrphan)};
    return passedCheck(name, label, CheckTexts::tr("Every running job has its program."));
}

Check checkEnvironments(database::Connection &connection, const QDateTime &now)
{
    const QString name = u"environments"_s;
    const QString label = CheckTexts::tr("Environments");
    const auto list = environments::list(connection);
    if (!list)
        return failedCheck(name, label, list.error());
    QStringList stuck;
    QStringList incomplete;
    for (const environments::Environment &environment : *list) {
        const auto verdict = isStuck(connection, environment, now);
        if (!verdict)
            return failedCheck(name, label, verdict.error());
        if (*verdict)
            stuck.append(environment.id);
        else if (environment.status == environments::Status::Failed ||
                 environment.status == environments::Status::Cancelled)
            incomplete.append(environment.id);
    }
    if (!stuck.isEmpty())
        return {name, label, CheckState::Failed, CheckTexts::tr("Nobody finishes %1.").arg(stuck.join(u", "_s)),
                CheckTexts::tr("Run: showroomctl jobs --tenant %1, then resume or clean the latest one.")
                    .arg(stuck.constFirst())};
    if (!incomplete.isEmpty())
        return {name, label, CheckState::Warning,
                CheckTexts::tr("Filling %1 was not completed.").arg(incomplete.join(u", "_s)),
                CheckTexts::tr("Run: showroomctl jobs --tenant %1, then resume or clean the latest one.")
                    .arg(incomplete.constFirst())};
    return passedCheck(name, label, CheckTexts::tr("Environments: %1, none of them stuck.").arg(list->size()));
}

} // namespace showroom::access
