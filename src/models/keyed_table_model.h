#pragma once

#include "models/keyed_rows.h"

#include <QAbstractTableModel>

#include <optional>

namespace showroom::models {

/// A table over a list of values with a key: changes, inserts and removes rows by key and never resets, so that
/// selection and scroll position stay. Qt::UserRole is the whole value.
template <class Row, class Key>
class KeyedTableModel : public QAbstractTableModel {
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_columns; }

    /// Qt::DisplayRole is the raw value.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Row &row = m_rows[index.row()];
        if (role == Qt::UserRole)
            return QVariant::fromValue(row);
        return role == Qt::DisplayRole ? rawValue(row, index.column()) : QVariant();
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_columns)
            return {};
        return heading(section);
    }

    std::optional<Row> find(const Key &key) const
    {
        const int row = rowOf(key);
        return row < 0 ? std::nullopt : std::optional(m_rows[row]);
    }

protected:
    KeyedTableModel(int columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {
    }

    virtual Key keyOf(const Row &row) const = 0;
    virtual QVariant rawValue(const Row &row, int column) const = 0;
    virtual QString heading(int column) const = 0;

    const QList<Row> &rows() const { return m_rows; }

    /// Makes the rows those of `fresh`; those that stay keep their place.
    void replaceRows(const QList<Row> &fresh)
    {
        const auto changes = keyedChanges(m_rows, fresh, [this](const Row &row) { return keyOf(row); });
        for (const int row : changes.removed) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            m_places.clear();
            endRemoveRows();
        }
        for (const auto &[row, value] : changes.changed)
            changeRow(row, value);
        appendRows(changes.added);
    }

    /// Changes one row or adds it.
    void putRow(const Row &value)
    {
        const int row = rowOf(keyOf(value));
        if (row < 0)
            appendRows({value});
        else if (!(m_rows[row] == value))
            changeRow(row, value);
    }

    void appendRows(const QList<Row> &added)
    {
        if (added.isEmpty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
        m_rows.append(added);
        m_places.clear();
        endInsertRows();
    }

private:
    int rowOf(const Key &key) const
    {
        if (m_places.isEmpty()) {
            for (int row = 0; row < int(m_rows.size()); ++row)
                m_places.insert(keyOf(m_rows[row]), row);
        }
        return m_places.value(key, -1);
    }

    void changeRow(int row, const Row &value)
    {
        m_rows[row] = value;
        emit dataChanged(index(row, 0), index(row, m_columns - 1));
    }

    QList<Row> m_rows;
    mutable QHash<Key, int> m_places; ///< of the keys; empty when rows came or went since somebody asked
    int m_columns;
};

} // namespace showroom::models
