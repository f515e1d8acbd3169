#include "models/exports_model.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace showroom::models {

using exporting::ExportRecord;

namespace {

QVariant figure(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariant rawValue(const ExportRecord &record, int column)
{
    switch (column) {
    case ExportsModel::Environment:
        return record.environmentName;
    case ExportsModel::File:
        return record.request.path;
    case ExportsModel::Format:
        return exporting::toWord(record.request.format);
    case ExportsModel::State:
        return record.state;
    case ExportsModel::Rows:
        return figure(record.rows);
    case ExportsModel::Size:
        return figure(record.bytes);
    case ExportsModel::Who:
        return record.requestedBy;
    case ExportsModel::Why:
        return record.request.reason;
    case ExportsModel::Checksum:
        return record.sha256;
    case ExportsModel::Created:
        return record.createdAt;
    default:
        return {};
    }
}

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "Environment"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "File"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "Format"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "State"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "Rows"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "Size"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "Who"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "Why"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "SHA-256"),
    QT_TRANSLATE_NOOP("showroom::models::ExportsModel", "When"),
};
static_assert(headings.size() == ExportsModel::ColumnCount);

} // namespace

ExportsModel::ExportsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ExportsModel::setRecords(const QList<ExportRecord> &records, bool hasMore)
{
    m_hasMore = false; // a view that lays itself out in between must not ask yet
    m_isAsking = false;
    QSet<QString> wanted;
    for (const ExportRecord &record : records)
        wanted.insert(record.id);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (wanted.contains(m_rows[row].id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < int(records.size()); ++row) {
        if (row >= rowCount() || m_rows[row].id != records[row].id) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, records[row]);
            endInsertRows();
        } else if (!(m_rows[row] == records[row])) {
            m_rows[row] = records[row];
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    m_hasMore = hasMore;
}

void ExportsModel::append(const QList<ExportRecord> &records, bool hasMore)
{
    m_hasMore = false;
    m_isAsking = false;
    QList<ExportRecord> fresh = records;
    fresh.removeIf([this](const ExportRecord &record) { return contains(record.id); });
    if (!fresh.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
        m_rows.append(fresh);
        endInsertRows();
    }
    m_hasMore = hasMore;
}

bool ExportsModel::contains(const QString &id) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&id](const ExportRecord &row) { return row.id == id; });
}

int ExportsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ExportsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ExportsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ExportRecord &record = m_rows[index.row()];
    if (role == RecordRole)
        return QVariant::fromValue(record);
    return role == Qt::DisplayRole ? rawValue(record, index.column()) : QVariant();
}

QVariant ExportsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return tr(headings[size_t(section)]);
}

bool ExportsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isAsking;
}

void ExportsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isAsking = true;
    emit moreWanted();
}

} // namespace showroom::models
