#include "gui/activity/jobs_filter.h"

#include "gui/activity/jobs_decorator.h"
#include "models/jobs_model.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::JobState;
using models::JobsModel;

JobsFilter::JobsFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(JobsDecorator::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void JobsFilter::setGroup(Group group)
{
    m_group = group;
    invalidateFilter();
}

void JobsFilter::setKinds(const QSet<QString> &kinds)
{
    m_kinds = kinds;
    invalidateFilter();
}

void JobsFilter::setWords(const QString &words)
{
    m_words = words.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool JobsFilter::belongs(const Job &job, Group group)
{
    switch (group) {
    case Group::Running:
        return job.isActive() && !job.isOrphaned;
    case Group::Paused:
        return job.state == JobState::Paused;
    case Group::Failed:
        return job.isOrphaned || job.state == JobState::Failed || job.state == JobState::Cancelled;
    case Group::Done:
        return job.state == JobState::Done;
    case Group::All:
        break;
    }
    return true;
}

bool JobsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto text = [&](int column) { return sourceModel()->index(row, column, parent).data().toString(); };
    const auto job = sourceModel()->index(row, 0, parent).data(JobsModel::JobRole).value<Job>();
    if (!belongs(job, m_group) || (!m_kinds.isEmpty() && !m_kinds.contains(job.kind)))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString searched = QStringList{u"#%1"_s.arg(job.id), text(JobsModel::Kind),  text(JobsModel::Environment),
                                         job.environmentId,    text(JobsModel::State), job.actor,
                                         job.program}
                                 .join(u' ')
                                 .toCaseFolded();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&searched](const QString &word) { return searched.contains(word); });
}

} // namespace showroom::gui
