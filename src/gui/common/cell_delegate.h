#pragma once

#include "gui/common/cell_geometry.h"
#include "gui/common/cell_roles.h"
#include "gui/common/tokens.h"

#include <QStyledItemDelegate>

namespace showroom::gui {

class DataTable;

/// Draws the cells of a DataTable: hover and selection of whole rows, hairlines, two-line names, pills, figures on
/// equal digits.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CellDelegate(DataTable *table);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Context;

    void paintBackground(QPainter &painter, const Context &context) const;
    void paintPending(QPainter &painter, const Context &context) const;
    void paintContent(QPainter &painter, const Context &context) const;
    void paintName(QPainter &painter, const Context &context) const;
    void paintDue(QPainter &painter, const Context &context) const;
    void paintFigure(QPainter &painter, const Context &context, const QColor &color) const;
    void paintText(QPainter &painter, const Context &context, const QFont &font) const;

    DataTable *m_table;
};

} // namespace showroom::gui
