#include "gui/common/rows_model.h"

namespace showroom::gui {

RowsModel::RowsModel(const QList<Heading> &headings, QObject *parent)
    : QAbstractTableModel(parent)
    , m_headings(headings)
{
}

void RowsModel::setRows(const QList<Row> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headings.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Value value = m_rows.at(index.row()).value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return value.text;
    case SubTextRole:
        return value.subText;
    case ProblemRole:
        return value.isProblem;
    case MeaningRole:
        return int(value.meaning);
    case GlyphRole:
        return value.glyph;
    case Qt::ToolTipRole:
        return value.toolTip.isEmpty() ? QVariant() : value.toolTip;
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_headings.size())
        return {};
    const Heading &heading = m_headings.at(section);
    if (role == Qt::DisplayRole)
        return heading.title;
    if (role == Qt::TextAlignmentRole)
        return int((isEndAligned(heading.kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace showroom::gui
