#include "models/jobs_model.h"

#include "core/jobs/job_store.h"

#include <algorithm>
#include <array>

namespace showroom::models {

using jobs::Job;

namespace {

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Job"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Environment"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "State"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Progress"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Rows"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Took"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Who"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Started"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Finished"),
};
static_assert(headings.size() == JobsModel::ColumnCount);

/// The number from which on a read of the latest jobs is complete; those before it are only the unfinished ones.
qint64 completeFrom(const QList<Job> &latest)
{
    return latest.size() < jobs::pageSize ? 0 : latest[jobs::pageSize - 1].id;
}

} // namespace

JobsModel::JobsModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{
}

void JobsModel::setJobs(const QList<Job> &jobs)
{
    QList<Job> fresh = jobs;
    for (Job &job : fresh)
        if (const auto known = find(job.id); known && job.isOlderThan(*known))
            job = *known;
    const qint64 from = models::completeFrom(jobs);
    if (m_hasOlder) {
        QSet<qint64> read;
        for (const Job &job : std::as_const(fresh))
            read.insert(job.id);
        for (const Job &job : rows())
            if (job.id < from && !read.contains(job.id))
                fresh.append(job);
    } else {
        m_completeFrom = from;
    }
    replaceRows(fresh);
}

void JobsModel::addOlder(const QList<Job> &jobs)
{
    m_hasOlder = true;
    m_completeFrom = jobs.size() < jobs::pageSize ? 0 : jobs.constLast().id;
    QSet<qint64> known;
    for (const Job &job : rows())
        known.insert(job.id);
    QList<Job> added;
    std::copy_if(jobs.begin(), jobs.end(), std::back_inserter(added),
                 [&known](const Job &job) { return !known.contains(job.id); });
    appendRows(added);
}

void JobsModel::setJob(const Job &job)
{
    if (const auto known = find(job.id); !known || !job.isOlderThan(*known))
        putRow(job);
}

QList<Job> JobsModel::activeJobs() const
{
    QList<Job> active;
    std::copy_if(rows().begin(), rows().end(), std::back_inserter(active),
                 [](const Job &job) { return job.isActive() && !job.isOrphaned; });
    std::sort(active.begin(), active.end(), [](const Job &a, const Job &b) { return a.id < b.id; });
    return active;
}

QVariant JobsModel::rawValue(const Job &job, int column) const
{
    switch (column) {
    case Kind:
        return job.kind;
    case Environment:
        return job.environmentId;
    case State:
        return jobs::toWord(job.state);
    case Progress:
        return job.progress.share();
    case Actor:
        return job.actor;
    case Started:
        return job.startedAt;
    case Finished:
        return job.finishedAt;
    case Rows:
        return job.progress.done;
    case Worked:
        return job.durationMs(job.startedAt.addMSecs(job.progress.elapsedMs));
    default:
        return {};
    }
}

QString JobsModel::heading(int column) const
{
    return tr(headings[size_t(column)]);
}

} // namespace showroom::models
