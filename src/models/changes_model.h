#pragma once

#include "core/sessions/changes.h"

#include <QAbstractItemModel>

namespace showroom::models {

/// Changed rows with their fields below: a tree of two levels, read page by page. Whoever shows its end says so; a tree
/// view would fetch every page by itself, each time that it lays itself out.
class ChangesModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Field, Before, After, ColumnCount };
    enum Role {
        RowRole = Qt::UserRole, ///< the sessions::RowChange, of a field's row as well
        IsFieldRole,            ///< bool: the row of a field
    };

    explicit ChangesModel(QObject *parent = nullptr);

    /// Shows these from now on; `hasMore` says whether others follow.
    void setRows(const QList<sessions::RowChange> &rows, bool hasMore);
    /// Adds the next page.
    void append(const QList<sessions::RowChange> &rows, bool hasMore);

    /// The last rows are seen: asks for those behind them, once.
    void reachEnd();

    const QList<sessions::RowChange> &rows() const { return m_rows; }
    bool hasMore() const { return m_hasMore; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole of a changed row is its label, its key and its operation's word; of a field its name and its
    /// values, invalid for none.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// Somebody wants the rows after the last one; answer with append().
    void moreWanted();

private:
    QVariant rowValue(const sessions::RowChange &row, int column) const;
    QVariant fieldValue(const sessions::RowChange &row, int field, int column) const;

    QList<sessions::RowChange> m_rows;
    bool m_hasMore = false;
    bool m_isAsking = false;
};

} // namespace showroom::models
