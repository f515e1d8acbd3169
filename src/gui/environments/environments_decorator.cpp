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
        return kindText(environment);
    case EnvironmentsModel::Status:
        return statusLook(environment, now).text;
    case EnvironmentsModel::Size:
        return dataText(environment);
    case EnvironmentsModel::Regions:
        return ready(environment.regions.join(u", "_s));
    case EnvironmentsModel::Owner:
        return ready(environment.owner);
    case EnvironmentsModel::Tags:
        return ready(environment.tags.join(u", "_s));
    case EnvironmentsModel::Rows:
        return QLocale().toString(environment.rowsTotal());
    case EnvironmentsModel::Storage:
        return environment.storageBytes ? wording::dataSize(*environment.storageBytes) : u"—"_s;
    case EnvironmentsModel::Expires:
        return wording::dueIn(environment.expiresAt, now);
    case EnvironmentsModel::Created:
        return wording::ago(environment.createdAt, now);
    case EnvironmentsModel::LastAccess:
        return wording::ago(environment.lastAccessAt, now);
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
    case EnvironmentsModel::LastAccess:
        return wording::exact(environment.lastAccessAt);
    case EnvironmentsModel::Tags:
        return environment.tags.join(u", "_s);
    case EnvironmentsModel::Name:
        return environment.id;
    default:
        return {};
    }
}

QVariant exactTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

/// Times and figures as other programs read them, and the id, which the name does not tell.
QVariant copyText(const Environment &environment, int column)
{
    switch (column) {
    case EnvironmentsModel::Name:
        return u"%1 (%2)"_s.arg(environment.name, environment.id);
    case EnvironmentsModel::Rows:
        return QString::number(environment.rowsTotal());
    case EnvironmentsModel::Storage:
        return environment.storageBytes ? QString::number(*environment.storageBytes) : QString();
    case EnvironmentsModel::Expires:
        return exactTime(environment.expiresAt);
    case EnvironmentsModel::Created:
        return exactTime(environment.createdAt);
    case EnvironmentsModel::LastAccess:
        return exactTime(environment.lastAccessAt);
    default:
        return {};
    }
}

bool isFigure(int column)
{
    switch (column) {
    case EnvironmentsModel::Rows:
    case EnvironmentsModel::Storage:
    case EnvironmentsModel::Expires:
    case EnvironmentsModel::Created:
    case EnvironmentsModel::LastAccess:
        return true;
    default:
        return false;
    }
}

} // namespace

EnvironmentsDecorator::EnvironmentsDecorator(EnvironmentsModel &model, const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_model(model)
    , m_clock(clock)
{
    setSourceModel(&model);
}

QVariant EnvironmentsDecorator::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Environment &environment = m_model.at(index.row());
    const int column = index.column();
    const QDateTime now = m_clock.now();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(environment, column, now);
    case Qt::ToolTipRole:
        return tooltipOf(environment, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case CopyRole:
        return copyText(environment, column);
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
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant EnvironmentsDecorator::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QIdentityProxyModel::headerData(section, orientation, role);
}

} // namespace showroom::gui
