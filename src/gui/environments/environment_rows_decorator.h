#pragma once

#include "core/browsing/browsed_table.h"

#include <QIdentityProxyModel>

namespace showroom::gui {

/// A PagedRowsModel for the eye: values in the person's zone, NULL as a dash, what is made up marked in the headings.
class EnvironmentRowsDecorator final : public QIdentityProxyModel {
    Q_OBJECT

public:
    explicit EnvironmentRowsDecorator(QObject *parent = nullptr);

    /// Names the columns of the rows to come; `blueprint` tells which are parts of made-up people.
    void setTable(const QString &blueprint, const browsing::BrowsedTable &table);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Look {
        browsing::BrowsedColumn column;
        bool isPersonal = false;
        bool isKey = false;
    };

    QString headerTip(const Look &look) const;

    QList<Look> m_looks;
};

} // namespace showroom::gui
