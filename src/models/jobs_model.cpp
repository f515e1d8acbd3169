#include "models/jobs_model.h"

#include "models/keyed_rows.h"

#include <algorithm>
#include <array>

namespace showroom::models {

using jobs::Job;

namespace {

QVariant rawValue(const Job &job, int column)
{
    switch (column) {
    case JobsModel::Kind:
        return job.kind;
    case JobsModel::Environment:
        return job.environmentId;
    case JobsModel::State:
        return jobs::toWord(job.state);
    case JobsModel::Progress:
        return job.progress.share();
    case JobsModel::Actor:
        return job.actor;
    case JobsModel::Started:
        return job.startedAt;
    case JobsModel::Finished:
        return job.finishedAt;
    default:
        return {};
    }
}

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Job"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Environment"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "State"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Progress"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Who"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Started"),
    QT_TRANSLATE_NOOP("showroom::models::JobsModel", "Finished"),
};
static_assert(headings.size() == JobsModel::ColumnCount);

} // namespace

JobsModel::JobsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void JobsModel::setJobs(const QList<Job> &jobs)
{
    QList<Job> fresh = jobs;
    for (Job &job : fresh)
        if (const auto known = find(job.id); known && job.isOlderThan(*known))
            job = *known;
    const auto changes = keyedChanges(m_rows, fresh, [](const Job &row) { return row.id; });
    for (const int row : changes.removed) {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (const auto &[row, job] : changes.changed) {
        m_rows[row] = job;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (changes.added.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(changes.added.size()) - 1);
    m_rows.append(changes.added);
    endInsertRows();
}

void JobsModel::setJob(const Job &job)
{
    const int row = rowOf(job.id);
    if (row < 0) {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.append(job);
        endInsertRows();
    } else if (!(m_rows[row] == job) && !job.isOlderThan(m_rows[row])) {
        m_rows[row] = job;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

std::optional<Job> JobsModel::find(qint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? std::nullopt : std::optional(m_rows[row]);
}

QList<Job> JobsModel::activeJobs() const
{
    QList<Job> active;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(active),
                 [](const Job &job) { return job.isActive() && !job.isOrphaned; });
    std::sort(active.begin(), active.end(), [](const Job &a, const Job &b) { return a.id < b.id; });
    return active;
}

int JobsModel::rowOf(qint64 id) const
{
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (m_rows[row].id == id)
            return row;
    return -1;
}

int JobsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int JobsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant JobsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Job &job = m_rows[index.row()];
    if (role == JobRole)
        return QVariant::fromValue(job);
    return role == Qt::DisplayRole ? rawValue(job, index.column()) : QVariant();
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return tr(headings[size_t(section)]);
}

} // namespace showroom::models
