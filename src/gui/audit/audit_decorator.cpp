#include "gui/audit/audit_decorator.h"

#include "base/clock.h"
#include "gui/audit/audit_wording.h"
#include "gui/common/cell_roles.h"
#include "gui/common/wording.h"
#include "models/audit_model.h"
#include "models/environments_model.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using audit::Entry;
using models::AuditModel;

namespace {

const auto nothing = u"—"_s;

QString filled(const QString &text)
{
    return text.isEmpty() ? nothing : text;
}

Entry entryOf(const QModelIndex &index)
{
    return index.data(AuditModel::EntryRole).value<Entry>();
}

QString textOf(const Entry &entry, int column, const QString &environmentName, const QDateTime &now)
{
    switch (column) {
    case AuditModel::Action:
        return deedText(entry.action);
    case AuditModel::Environment:
        return filled(environmentName.isEmpty() ? entry.environment : environmentName);
    case AuditModel::Who:
        return entry.actor;
    case AuditModel::Reason:
        return filled(entry.reason.simplified());
    case AuditModel::Rows:
        return filled(rowsText(entry));
    case AuditModel::Number:
        return entry.sequence ? QLocale().toString(*entry.sequence) : nothing;
    case AuditModel::When:
        return wording::ago(entry.occurredAt, now);
    default:
        return {};
    }
}

QString subTextOf(const Entry &entry, int column, const QString &environmentName)
{
    switch (column) {
    case AuditModel::Action:
        return entry.action;
    case AuditModel::Environment:
        return environmentName.isEmpty() ? QString() : entry.environment;
    case AuditModel::Who:
        return originText(entry);
    default:
        return {};
    }
}

QString tooltipOf(const Entry &entry, int column)
{
    switch (column) {
    case AuditModel::Environment:
        return entry.environment;
    case AuditModel::Who:
        return entry.actor + u'\n' + originText(entry);
    case AuditModel::Reason:
        return entry.reason;
    case AuditModel::When:
        return wording::exact(entry.occurredAt);
    case AuditModel::Number:
        return entry.sequence ? entry.hash : QString();
    default:
        return {};
    }
}

bool isFigure(int column)
{
    return column == AuditModel::Rows || column == AuditModel::Number || column == AuditModel::When;
}

} // namespace

AuditDecorator::AuditDecorator(const Clock &clock, const models::EnvironmentsModel &environments, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_clock(clock)
    , m_environments(environments)
{
    setDynamicSortFilter(true);
    sort(AuditModel::Action, Qt::DescendingOrder);
}

bool AuditDecorator::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return entryOf(left).id < entryOf(right).id;
}

QVariant AuditDecorator::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    const bool isKnown = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == SubTextRole ||
                         role == GlyphRole || role == FaintRole;
    if (!isKnown)
        return QSortFilterProxyModel::data(index, role);
    const auto entry = QSortFilterProxyModel::data(index, AuditModel::EntryRole).value<Entry>();
    const int column = index.column();
    const auto known = m_environments.find(entry.environment);
    const QString name = known ? known->name : QString();
    switch (role) {
    case Qt::ToolTipRole:
        return tooltipOf(entry, column);
    case SubTextRole:
        return subTextOf(entry, column, name);
    case GlyphRole:
        return column == AuditModel::Action ? QVariant(deedGlyph(entry.action)) : QVariant();
    case FaintRole:
        return textOf(entry, column, name, m_clock.now()) == nothing;
    default:
        return textOf(entry, column, name, m_clock.now());
    }
}

QVariant AuditDecorator::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

} // namespace showroom::gui
