#pragma once

#include "core/environments/environment.h"
#include "models/keyed_table_model.h"

namespace showroom::models {

/// The environments as raw values: names, words, numbers and times, without formats or colours.
class EnvironmentsModel final : public KeyedTableModel<environments::Environment, QString> {
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

    const QList<environments::Environment> &environments() const { return rows(); }
    const environments::Environment &at(int row) const { return rows().at(row); }

private:
    QString keyOf(const environments::Environment &environment) const override { return environment.id; }
    /// A string, QStringList, qint64 or QDateTime.
    QVariant rawValue(const environments::Environment &environment, int column) const override;
    QString heading(int column) const override;
};

} // namespace showroom::models
