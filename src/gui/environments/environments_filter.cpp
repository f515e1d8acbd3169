#include "gui/environments/environments_filter.h"

#include "base/clock.h"
#include "gui/environments/environments_decorator.h"
#include "gui/environments/status_presentation.h"
#include "models/environments_model.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

namespace {

/// Lower case without accents: "Sofía" is found by "sofia".
QString folded(const QString &text)
{
    QString plain;
    for (const QChar character : text.normalized(QString::NormalizationForm_KD))
        if (character.category() != QChar::Mark_NonSpacing)
            plain += character;
    return plain.toCaseFolded();
}

QString searchText(const Environment &environment)
{
    return folded(QStringList{environment.name, environment.id, environment.owner, environment.customer,
                              environment.regions.join(u' '), environment.tags.join(u' ')}
                      .join(u' '));
}

} // namespace

EnvironmentsFilter::EnvironmentsFilter(const Clock &clock, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_clock(clock)
{
    setSortRole(EnvironmentsDecorator::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void EnvironmentsFilter::setGroup(Group group)
{
    m_group = group;
    invalidateFilter();
}

void EnvironmentsFilter::setWords(const QString &words)
{
    m_words = folded(words).split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool EnvironmentsFilter::belongs(const Environment &environment, Group group, const QDateTime &now)
{
    switch (group) {
    case Group::Ready:
        return environment.status == environments::Status::Ready;
    case Group::InProgress:
        return isInProgress(environment);
    case Group::Expiring:
        return isExpiringSoon(environment, now);
    case Group::Failed:
        return hasFailed(environment);
    case Group::All:
        break;
    }
    return true;
}

bool EnvironmentsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto environment = index.data(models::EnvironmentsModel::EnvironmentRole).value<Environment>();
    if (!belongs(environment, m_group, m_clock.now()))
        return false;
    const QString text = searchText(environment);
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word); });
}

} // namespace showroom::gui
