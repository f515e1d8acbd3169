#include "models/environments_model.h"

#include <array>

namespace showroom::models {

using environments::Environment;

namespace {

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
    : KeyedTableModel(ColumnCount, parent)
{
}

void EnvironmentsModel::setEnvironments(const QList<Environment> &environments)
{
    replaceRows(environments);
}

void EnvironmentsModel::setEnvironment(const Environment &environment)
{
    putRow(environment);
}

QVariant EnvironmentsModel::rawValue(const environments::Environment &environment, int column) const
{
    switch (column) {
    case Name:
        return environment.name;
    case Kind:
        return environments::toWord(environment.kind);
    case Status:
        return environments::toWord(environment.status);
    case Size:
        return environment.size;
    case Regions:
        return environment.regions;
    case Owner:
        return environment.owner;
    case Tags:
        return environment.tags;
    case Rows:
        return environment.rowsTotal();
    case Storage:
        return environment.storageBytes ? QVariant(*environment.storageBytes) : QVariant();
    case Expires:
        return environment.expiresAt;
    case Created:
        return environment.createdAt;
    case LastAccess:
        return environment.lastAccessAt;
    default:
        return {};
    }
}

QString EnvironmentsModel::heading(int column) const
{
    return tr(headings[size_t(column)]);
}

} // namespace showroom::models
