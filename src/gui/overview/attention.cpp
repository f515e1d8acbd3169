#include "gui/overview/attention.h"

#include "base/day_count.h"
#include "gui/common/wording.h"
#include "gui/environments/status_presentation.h"
#include "gui/shell/job_wording.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::Status;
using jobs::Job;
using jobs::JobState;

namespace {

constexpr int failureDays = 7;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

/// With the place that it takes among the others: what is broken, what is running out, what is left over.
struct Ranked {
    int rank;
    QDateTime time; ///< within a rank, the earliest first
    Attention item;
};

QString sentence(const QString &text, const QDateTime &time, const QDateTime &now)
{
    const QString when = wording::ago(time, now);
    return text.isEmpty() ? when : u"%1 %2."_s.arg(text, when);
}

/// "Disk full at donations. 12 min ago."
QString whyFailed(const Job *job, const Environment &environment, const QDateTime &now)
{
    const QDateTime when = job && job->finishedAt.isValid() ? job->finishedAt : environment.createdAt;
    return sentence(job && job->error ? job->error->message : QString(), when, now);
}

Attention about(const Environment &environment, Meaning meaning, const QString &glyph, const QString &title,
                const QString &why, Remedy remedy)
{
    return {meaning, glyph, title, why, remedy, environment.id, 0};
}

Remedy resumeOrCleanUp(const Environment &environment)
{
    return environments::canResume(environment) ? Remedy::Resume : Remedy::CleanUp;
}

Remedy cleanUpOrOpen(const Environment &environment)
{
    return environments::canTearDown(environment) ? Remedy::CleanUp : Remedy::Open;
}

Attention interrupted(const Environment &environment)
{
    if (environment.status == Status::Deleting)
        return about(environment, Meaning::Danger, u"triangle-alert"_s,
                     Texts::tr("Tearing down %1 was interrupted").arg(environment.name),
                     Texts::tr("A part of its rows is left."), Remedy::CleanUp);
    return about(environment, Meaning::Warning, u"triangle-alert"_s,
                 Texts::tr("Seeding %1 was interrupted").arg(environment.name),
                 Texts::tr("The program that filled it is gone. What it wrote is kept."), resumeOrCleanUp(environment));
}

Attention expiring(const Environment &environment, const QDateTime &now)
{
    const QString title =
        daysUntil(environment.expiresAt, now) <= 1
            ? Texts::tr("%1 expires within a day").arg(environment.name)
            : Texts::tr("%1 expires in %2").arg(environment.name, wording::dueIn(environment.expiresAt, now));
    return about(environment, Meaning::Warning, u"clock"_s, title,
                 Texts::tr("%1. Owner %2.").arg(wording::exact(environment.expiresAt), environment.owner),
                 environment.status == Status::Deleting ? Remedy::Open : Remedy::Extend);
}

std::optional<Ranked> ofEnvironment(const Environment &environment, const Job *job, const QDateTime &now)
{
    if (environment.isInterrupted)
        return Ranked{0, environment.createdAt, interrupted(environment)};
    if (environment.isPaused)
        return Ranked{3, environment.createdAt,
                      about(environment, Meaning::Neutral, u"circle-pause"_s,
                            Texts::tr("Seeding %1 is paused").arg(environment.name),
                            Texts::tr("It goes on where it stopped, on any console."), resumeOrCleanUp(environment))};
    switch (environment.status) {
    case Status::Failed:
        return Ranked{0, environment.createdAt,
                      about(environment, Meaning::Danger, u"circle-x"_s,
                            Texts::tr("Seeding %1 failed").arg(environment.name), whyFailed(job, environment, now),
                            resumeOrCleanUp(environment))};
    case Status::Cancelled:
        return Ranked{3, environment.createdAt,
                      about(environment, Meaning::Neutral, u"circle-pause"_s,
                            Texts::tr("Seeding %1 was cancelled").arg(environment.name),
                            Texts::tr("What it wrote is hidden until it is resumed or cleaned up."),
                            cleanUpOrOpen(environment))};
    case Status::Expired:
        return Ranked{2, environment.expiresAt,
                      about(environment, Meaning::Neutral, u"circle-pause"_s,
                            Texts::tr("%1 has expired").arg(environment.name),
                            Texts::tr("%1. Owner %2.").arg(wording::ago(environment.expiresAt, now), environment.owner),
                            cleanUpOrOpen(environment))};
    default:
        if (isExpiringSoon(environment, now))
            return Ranked{1, environment.expiresAt, expiring(environment, now)};
        return std::nullopt;
    }
}

/// Seeding shows as its environment's state.
bool isFailedWork(const Job &job, const QDateTime &now)
{
    if (job.kind == u"seed")
        return false;
    if (job.isOrphaned)
        return job.kind != u"teardown";
    return job.state == JobState::Failed && job.finishedAt.daysTo(now) < failureDays;
}

Ranked ofJob(const Job &job, const Environment &environment, const QDateTime &now)
{
    const QString what = wording::jobTitle(job, environment.name);
    Attention item{Meaning::Danger, u"circle-x"_s, Texts::tr("%1 failed").arg(what), {}, Remedy::ShowJob,
                   environment.id,  job.id};
    if (job.isOrphaned) {
        item.meaning = Meaning::Warning;
        item.glyph = u"triangle-alert"_s;
        item.title = Texts::tr("%1 was interrupted").arg(what);
        item.why = Texts::tr("The program that worked on it is gone.");
    } else {
        item.why = sentence(job.error ? job.error->message : QString(), job.finishedAt, now);
    }
    return {0, job.createdAt, item};
}

} // namespace

QList<Attention> attentionOf(const QList<Environment> &environments, const QList<Job> &jobs, const QDateTime &now)
{
    QHash<qint64, const Job *> jobOf;
    QHash<QString, const Job *> latest; // of its kind on its environment
    for (const Job &job : jobs) {
        jobOf.insert(job.id, &job);
        const Job *&known = latest[job.kind + u' ' + job.environmentId];
        if (!known || known->id < job.id)
            known = &job;
    }
    QList<Ranked> found;
    QHash<QString, const Environment *> environmentOf;
    for (const Environment &environment : environments) {
        environmentOf.insert(environment.id, &environment);
        if (const auto item = ofEnvironment(environment, jobOf.value(environment.jobId.value_or(0)), now))
            found.append(*item);
    }
    for (const Job *job : std::as_const(latest))
        if (const Environment *environment = environmentOf.value(job->environmentId);
            environment && isFailedWork(*job, now))
            found.append(ofJob(*job, *environment, now));
    std::sort(found.begin(), found.end(), [](const Ranked &a, const Ranked &b) {
        return std::tie(a.rank, a.time, a.item.title) < std::tie(b.rank, b.time, b.item.title);
    });
    QList<Attention> items;
    for (const Ranked &one : found)
        items.append(one.item);
    return items;
}

QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::Resume:
        return Texts::tr("Resume");
    case Remedy::CleanUp:
        return Texts::tr("Clean up…");
    case Remedy::Extend:
        return Texts::tr("Extend…");
    case Remedy::ShowJob:
        return Texts::tr("Show progress");
    case Remedy::Open:
        break;
    }
    return Texts::tr("Open");
}

} // namespace showroom::gui
