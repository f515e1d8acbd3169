#include "gui/environments/environments_filter.h"

#include "base/clock.h"
#include "gui/environments/environments_decorator.h"
#include "gui/environments/status_presentation.h"
#include "models/environments_model.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using models::EnvironmentsModel;

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

QString wordsOf(const Environment &environment)
{
    return folded(QStringList{environment.name, environment.id, environment.owner, environment.customer,
                              environment.regions.join(u' '), environment.tags.join(u' ')}
                      .join(u' '));
}

/// As people count: "Seat 9" before "Seat 10".
int compareTexts(const QString &left, const QString &right)
{
    thread_local const QCollator collator = [] {
        const QLocale locale;
        QCollator natural(locale == QLocale::c() ? QLocale(QLocale::English) : locale); // C does not count
        natural.setNumericMode(true);
        natural.setCaseSensitivity(Qt::CaseInsensitive);
        return natural;
    }();
    return collator.compare(left, right);
}

/// Negative, 0 or positive, by the raw values of a column.
int compare(const Environment &left, const Environment &right, int column)
{
    const auto difference = [](auto a, auto b) { return a < b ? -1 : int(b < a); };
    switch (column) {
    case EnvironmentsModel::Kind:
        return difference(left.kind, right.kind);
    case EnvironmentsModel::Status:
        return difference(left.status, right.status);
    case EnvironmentsModel::Size:
        return compareTexts(dataText(left), dataText(right));
    case EnvironmentsModel::Regions:
        return compareTexts(left.regions.join(u','), right.regions.join(u','));
    case EnvironmentsModel::Owner:
        return compareTexts(left.owner, right.owner);
    case EnvironmentsModel::Tags:
        return compareTexts(left.tags.join(u','), right.tags.join(u','));
    case EnvironmentsModel::Rows:
        return difference(left.rowsTotal(), right.rowsTotal());
    case EnvironmentsModel::Storage:
        return difference(left.storageBytes.value_or(-1), right.storageBytes.value_or(-1));
    case EnvironmentsModel::Expires:
        return difference(left.expiresAt, right.expiresAt);
    case EnvironmentsModel::Created:
        return difference(left.createdAt, right.createdAt);
    case EnvironmentsModel::LastAccess:
        return difference(left.lastAccessAt, right.lastAccessAt);
    default:
        return compareTexts(left.name, right.name);
    }
}

} // namespace

EnvironmentsFilter::EnvironmentsFilter(EnvironmentsModel &model, const Clock &clock, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_clock(clock)
{
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        for (int row = first.row(); row <= last.row(); ++row)
            m_searchTexts.remove(m_model.at(row).id);
    });
    setDynamicSortFilter(true);
    setSourceModel(new EnvironmentsDecorator(model, clock, this));
}

void EnvironmentsFilter::setView(const EnvironmentsView &view)
{
    if (view == m_view)
        return;
    m_view = view;
    m_words = folded(view.words).split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

const Environment &EnvironmentsFilter::environment(const QModelIndex &index) const
{
    return m_model.at(mapToSource(index).row());
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

bool EnvironmentsFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const Environment &environment = m_model.at(row);
    const bool isOwned = m_view.owner.isEmpty() || environment.owner == m_view.owner;
    const bool isTagged = std::all_of(m_view.tags.begin(), m_view.tags.end(),
                                      [&](const QString &tag) { return environment.tags.contains(tag); });
    if (!isOwned || !isTagged || !belongs(environment, m_view.group, m_clock.now()))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString &text = searchText(environment);
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word); });
}

const QString &EnvironmentsFilter::searchText(const Environment &environment) const
{
    auto known = m_searchTexts.constFind(environment.id);
    if (known == m_searchTexts.cend())
        known = m_searchTexts.insert(environment.id, wordsOf(environment));
    return *known;
}

bool EnvironmentsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return compare(m_model.at(left.row()), m_model.at(right.row()), left.column()) < 0;
}

} // namespace showroom::gui
