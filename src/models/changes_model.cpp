#include "models/changes_model.h"

#include <array>

namespace showroom::models {

using sessions::FieldChange;
using sessions::RowChange;

namespace {

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::ChangesModel", "Field"),
    QT_TRANSLATE_NOOP("showroom::models::ChangesModel", "Before"),
    QT_TRANSLATE_NOOP("showroom::models::ChangesModel", "After"),
};
static_assert(headings.size() == ChangesModel::ColumnCount);

constexpr quintptr topLevel = 0; ///< internal id of a changed row; a field's is its row's position plus one

bool isField(const QModelIndex &index)
{
    return index.internalId() != topLevel;
}

int rowOf(const QModelIndex &index)
{
    return isField(index) ? int(index.internalId() - 1) : index.row();
}

QVariant orNothing(const QString &text)
{
    return text.isNull() ? QVariant() : QVariant(text);
}

} // namespace

ChangesModel::ChangesModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ChangesModel::setRows(const QList<RowChange> &rows, bool hasMore)
{
    m_isAsking = false;
    if (rows == m_rows) {
        m_hasMore = hasMore;
        return;
    }
    beginResetModel();
    m_rows = rows;
    m_hasMore = hasMore;
    endResetModel();
}

void ChangesModel::append(const QList<RowChange> &rows, bool hasMore)
{
    m_isAsking = false;
    m_hasMore = false; // a view that lays itself out in between must not ask yet
    if (!rows.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows.append(rows);
        endInsertRows();
    }
    m_hasMore = hasMore;
}

QModelIndex ChangesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : topLevel);
}

QModelIndex ChangesModel::parent(const QModelIndex &child) const
{
    return child.isValid() && isField(child) ? createIndex(rowOf(child), 0, topLevel) : QModelIndex();
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    return isField(parent) || parent.column() > 0 ? 0 : int(m_rows[parent.row()].fields.size());
}

int ChangesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RowChange &row = m_rows[rowOf(index)];
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case IsFieldRole:
        return isField(index);
    case Qt::DisplayRole:
        return isField(index) ? fieldValue(row, index.row(), index.column()) : rowValue(row, index.column());
    default:
        return {};
    }
}

QVariant ChangesModel::rowValue(const RowChange &row, int column) const
{
    switch (column) {
    case Field:
        return row.label;
    case Before:
        return row.key;
    default:
        return toWord(row.operation);
    }
}

QVariant ChangesModel::fieldValue(const RowChange &row, int field, int column) const
{
    const FieldChange &change = row.fields[field];
    switch (column) {
    case Field:
        return change.field;
    case Before:
        return orNothing(change.before);
    default:
        return orNothing(change.after);
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return tr(headings[size_t(section)]);
}

void ChangesModel::reachEnd()
{
    if (!m_hasMore || m_isAsking)
        return;
    m_isAsking = true;
    emit moreWanted();
}

} // namespace showroom::models
