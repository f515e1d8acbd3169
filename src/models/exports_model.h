#pragma once

#include "core/exporting/export_record.h"

#include <QAbstractTableModel>

namespace showroom::models {

/// Past exports as raw values, newest first. It holds the pages that were read so far; a view that reaches the end
/// makes it ask for more. A refresh changes, inserts and removes rows by id and never resets.
class ExportsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Environment, File, Format, State, Rows, Size, Who, Why, Checksum, Created, ColumnCount };
    enum Role {
        RecordRole = Qt::UserRole, ///< the whole exporting::ExportRecord
    };

    explicit ExportsModel(QObject *parent = nullptr);

    /// Makes the rows those of `records`; `hasMore` says whether older ones follow.
    void setRecords(const QList<exporting::ExportRecord> &records, bool hasMore);
    /// Adds the next page.
    void append(const QList<exporting::ExportRecord> &records, bool hasMore);

    const QList<exporting::ExportRecord> &records() const { return m_rows; }
    bool hasMore() const { return m_hasMore; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole is the raw value: a string, qint64 or QDateTime.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    /// Somebody wants the rows after the last one; answer with append().
    void moreWanted();

private:
    bool contains(const QString &id) const;

    QList<exporting::ExportRecord> m_rows;
    bool m_hasMore = false;
    bool m_isAsking = false;
};

} // namespace showroom::models
