#include "models/environments_model.h"

#include "models/keyed_rows.h"

#include <array>

namespace showroom::models {

using environments::Environment;

namespace {

QVariant rawValue(const Environment &environment, int column)
{
    switch (column) {
    case EnvironmentsModel::Name:
        return environment.name;
    case EnvironmentsModel::Kind:
        return environments::toWord(environment.kind);
    case EnvironmentsModel::Status:
        return environments::toWord(environment.status);
    case EnvironmentsModel::Size:
        return environment.size;
    case EnvironmentsModel::Regions:
        return environment.regions;
    case EnvironmentsModel::Owner:
        return environment.owner;
    case EnvironmentsModel::Tags:
        return environment.tags;
    case EnvironmentsModel::Rows:
        return environment.rowsTotal();
    case EnvironmentsModel::Storage:
        return environment.storageBytes ? QVariant(*environment.storageBytes) : QVariant();
    case EnvironmentsModel::Expires:
        return environment.expiresAt;
    case EnvironmentsModel::Created:
        return environment.createdAt;
    case EnvironmentsModel::LastAccess:
        return environment.lastAccessAt;
    default:
        return {};
    }
}

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Name"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Type"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Status"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Data"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Regions"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Owner"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Tags"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Rows"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Storage"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Expires in"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Created"),
    QT_TRANSLATE_NOOP("showroom::models::EnvironmentsModel", "Last access"),
};
static_assert(headings.size() == EnvironmentsModel::ColumnCount);

} // namespace

EnvironmentsModel::EnvironmentsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EnvironmentsModel::setEnvironments(const QList<Environment> &environments)
{
    const auto changes = keyedChanges(m_rows, environments, [](const Environment &row) { return row.id; });
    for (const int row : changes.removed) {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (const auto &[row, environment] : changes.changed) {
        m_rows[row] = environment;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (changes.added.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(changes.added.size()) - 1);
    m_rows.append(changes.added);
    endInsertRows();
}

void EnvironmentsModel::setEnvironment(const Environment &environment)
{
    const int row = rowOf(environment.id);
    if (row < 0) {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.append(environment);
        endInsertRows();
    } else if (!(m_rows[row] == environment)) {
        m_rows[row] = environment;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

std::optional<Environment> EnvironmentsModel::find(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? std::nullopt : std::optional(m_rows[row]);
}

int EnvironmentsModel::rowOf(const QString &id) const
{
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (m_rows[row].id == id)
            return row;
    return -1;
}

int EnvironmentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EnvironmentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EnvironmentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Environment &environment = m_rows[index.row()];
    if (role == EnvironmentRole)
        return QVariant::fromValue(environment);
    return role == Qt::DisplayRole ? rawValue(environment, index.column()) : QVariant();
}

QVariant EnvironmentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return tr(headings[size_t(section)]);
}

} // namespace showroom::models
