#pragma once

#include "gui/common/cell_roles.h"
#include "gui/common/tokens.h"

#include <QAbstractTableModel>

namespace showroom::gui {

/// A short list of ready texts for a DataTable, such as a preview's sample rows. Data that changes row by row has a
/// model of its own in models/.
class RowsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Value {
        QString text;
        QString subText = {};
        Meaning meaning = Meaning::Neutral;
        QString glyph = {};
        QString toolTip = {};
        bool isProblem = false; ///< the second line says what is wrong
    };
    using Row = QList<Value>;

    struct Heading {
        QString title;
        Cell kind = Cell::Text; ///< decides the alignment
    };

    explicit RowsModel(const QList<Heading> &headings, QObject *parent = nullptr);

    void setRows(const QList<Row> &rows);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<Heading> m_headings;
    QList<Row> m_rows;
};

} // namespace showroom::gui
