#pragma once

#include "core/environments/environment.h"

#include <QAbstractTableModel>

#include <optional>

namespace showroom::models {

/// The environments as raw values: names, words, numbers and times, without formats or colours. A refresh changes,
/// inserts and removes rows by id and never resets, so that selection and scroll position stay.
class EnvironmentsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        Kind,
        Status,
        Size,
        Regions,
        Owner,
        Tags,
        Rows,
        Storage,
        Expires,
        Created,
        LastAccess,
        ColumnCount
    };
    enum Role {
        EnvironmentRole = Qt::UserRole, ///< the whole environments::Environment
    };

    explicit EnvironmentsModel(QObject *parent = nullptr);

    /// Makes the rows those of `environments`.
    void setEnvironments(const QList<environments::Environment> &environments);
    /// Changes one row or adds it.
    void setEnvironment(const environments::Environment &environment);

    std::optional<environments::Environment> find(const QString &id) const;
    const QList<environments::Environment> &environments() const { return m_rows; }
    const environments::Environment &at(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole is the raw value: a string, QStringList, qint64 or QDateTime.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int rowOf(const QString &id) const;

    QList<environments::Environment> m_rows;
};

} // namespace showroom::models
