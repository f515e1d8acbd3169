#include "gui/environments/environments_decorator.h"

#include "base/clock.h"
#include "gui/common/cell_roles.h"
#include "gui/common/wording.h"
#include "gui/environments/status_presentation.h"
#include "models/environments_model.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using models::EnvironmentsModel;

namespace {

QString ready(const QString &text)
{
    return text.isEmpty() ? u"—"_s : text;
}

QString textOf(const Environment &environment, int column, const QDateTime &now)
{
    switch (column) {
    case EnvironmentsModel::Name:
        return environment.name;
    case EnvironmentsModel::Kind:
        return kindText(environment.kind);
    case EnvironmentsModel::Status:
        return statusLook(environment, now).text;
    case EnvironmentsModel::Size:
        return dataText(environment);
    case EnvironmentsModel::Regions:
        return ready(environment.regions.join(u", "_s));
    case EnvironmentsModel::Owner:
        return ready(environment.owner);
    case EnvironmentsModel::Rows:
        return QLocale().toString(environment.rowsTotal());
    case EnvironmentsModel::Expires:
        return wording::dueIn(environment.expiresAt, now);
    case EnvironmentsModel::Created:
        return wording::ago(environment.createdAt, now);
    default:
        return {};
    }
}

QString tooltipOf(const Environment &environment, int column)
{
    switch (column) {
    case EnvironmentsModel::Expires:
        return wording::exact(environment.expiresAt);
    case EnvironmentsModel::Created:
        return wording::exact(environment.createdAt);
    case EnvironmentsModel::Name:
        return environment.id;
    default:
        return {};
    }
}

QVariant sortValue(const Environment &environment, int column, const QVariant &raw)
{
    if (column == EnvironmentsModel::Status)
        return int(environment.status);
    if (column == EnvironmentsModel::Regions)
        return environment.regions.join(u',');
    return column == EnvironmentsModel::Size ? QVariant(dataText(environment)) : raw;
}

bool isFigure(int column)
{
    return column == EnvironmentsModel::Rows || column == EnvironmentsModel::Expires ||
           column == EnvironmentsModel::Created;
}

} // namespace

EnvironmentsDecorator::EnvironmentsDecorator(const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
{
}

QVariant EnvironmentsDecorator::data(const QModelIndex &index, int role) const
{
    const auto raw = [&](int which) { return QIdentityProxyModel::data(index, which); };
    if (!index.isValid())
        return {};
    const auto environment = raw(EnvironmentsModel::EnvironmentRole).value<Environment>();
    const int column = index.column();
    const QDateTime now = m_clock.now();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(environment, column, now);
    case Qt::ToolTipRole:
        return tooltipOf(environment, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case SortRole:
        return sortValue(environment, column, raw(Qt::DisplayRole));
    case SubTextRole:
        return column == EnvironmentsModel::Name ? environment.id : QVariant();
    case GlyphRole:
        if (column == EnvironmentsModel::Name)
            return kindGlyph(environment.kind);
        return column == EnvironmentsModel::Status ? statusLook(environment, now).glyph : QVariant();
    case MeaningRole:
        if (column == EnvironmentsModel::Expires)
            return int(dueMeaning(environment, now));
        return int(statusLook(environment, now).meaning);
    default:
        return raw(role);
    }
}

QVariant EnvironmentsDecorator::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QIdentityProxyModel::headerData(section, orientation, role);
}

} // namespace showroom::gui
