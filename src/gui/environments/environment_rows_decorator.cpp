#include "gui/environments/environment_rows_decorator.h"

#include "core/browsing/overview_columns.h"
#include "generation/blueprint.h"
#include "gui/common/cell_roles.h"
#include "gui/common/glyph.h"
#include "gui/environments/environment_values.h"
#include "models/paged_rows_model.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using browsing::ValueKind;
using models::PagedRowsModel;

EnvironmentRowsDecorator::EnvironmentRowsDecorator(QObject *parent)
    : QIdentityProxyModel(parent)
{
}

void EnvironmentRowsDecorator::setTable(const QString &blueprint, const browsing::BrowsedTable &table)
{
    m_looks.clear();
    const auto known = generation::loadBuiltIn(blueprint);
    for (const browsing::BrowsedColumn &column : table.columns) {
        m_looks.append({column, known && browsing::isPersonal(**known, table.name, column.name),
                        table.keyNames.contains(column.name)});
    }
}

QVariant EnvironmentRowsDecorator::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.column() >= m_looks.size())
        return QIdentityProxyModel::data(index, role);
    const auto value = [&] { return QIdentityProxyModel::data(index, Qt::DisplayRole); };
    const auto isPending = [&] { return QIdentityProxyModel::data(index, PagedRowsModel::PendingRole).toBool(); };
    const ValueKind kind = m_looks.at(index.column()).column.kind;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return isPending() ? QVariant() : QVariant(shownValue(value().toString(), kind));
    case PendingCellRole:
        return isPending();
    case FaintRole:
        return !value().isValid();
    case CopyRole: // an empty cell is what spreadsheets take for no value
        return value().isValid() ? shownValue(value().toString(), kind) : QString();
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant EnvironmentRowsDecorator::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_looks.size())
        return QIdentityProxyModel::headerData(section, orientation, role);
    const Look &look = m_looks.at(section);
    switch (role) {
    case Qt::DisplayRole:
        return columnLabel(look.column.name);
    case Qt::TextAlignmentRole:
        return int((isEndAligned(cellOf(look.column.kind)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        return look.isPersonal ? QVariant(icon(u"venetian-mask"_s, Ink::Muted)) : QVariant();
    case Qt::ToolTipRole:
        return headerTip(look);
    default:
        return QIdentityProxyModel::headerData(section, orientation, role);
    }
}

QString EnvironmentRowsDecorator::headerTip(const Look &look) const
{
    QStringList lines{look.column.name + u" · "_s + look.column.type};
    if (look.isKey)
        lines << tr("The rows stand in the order of this key.");
    if (look.isPersonal)
        lines << tr("Part of a made-up person: nobody real is behind it.");
    if (look.column.kind == ValueKind::Time)
        lines << tr("Times in %1.").arg(shownZone());
    if (look.column.isUnique)
        lines << tr("Unique: Find a row looks here.");
    return lines.join(u'\n');
}

} // namespace showroom::gui
