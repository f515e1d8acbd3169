#pragma once

#include "gui/common/cell_roles.h"
#include "gui/common/density.h"
#include "gui/common/metrics.h"

#include <QHash>
#include <QKeySequence>
#include <QTableView>

namespace showroom::gui {

/// How a DataTable shows one column of its model. Widths are in pixels at a 13 px font.
struct Column {
    Cell kind = Cell::Text;
    int width = 100;
    bool stretch = false;  ///< takes what room is left; never narrower than its width
    int giveWay = 0;       ///< 1 is hidden first when room is short; 0 stays
    bool optional = false; ///< shown only when the person chooses it
};

/// What the person wants of a column: as the room allows, always, or never.
enum class ColumnChoice { Automatic, Shown, Hidden };

/// A table without a grid: whole-row hover and selection, hairlines between rows, figures on equal digits, columns that
/// give way in order when room is short. Ctrl+C copies the selected rows as tab-separated text with their headings.
class DataTable final : public QTableView {
    Q_OBJECT

public:
    explicit DataTable(QWidget *parent = nullptr);

    /// One description a column of the model, in the model's order; call it after setModel().
    void setColumns(const QList<Column> &columns);
    Cell cellKind(int column) const;

    /// Automatic unless the person chose; columns chosen to be shown do not give way.
    ColumnChoice columnChoice(int column) const { return m_choices.value(column, ColumnChoice::Automatic); }
    void setColumnChoice(int column, ColumnChoice choice);
    /// The widths that setColumns() gave, for the whole table.
    void resetColumnWidths();

    /// The selected rows in the order in which they stand, only the columns that show; safe to paste into a
    /// spreadsheet. Empty without a selection.
    QString selectedText() const;

    /// Height of a row in the comfortable density; the compact one is 32. The density is the theme's.
    void setRowHeight(int pixels);

    int hoveredRow() const { return m_hovered; }
    void setHoveredRow(int row);
    bool isFirstVisible(int column) const;

    /// A key that every table obeys, and what it does.
    struct Key {
        QKeySequence keys;
        QString what;
    };
    static QList<Key> keys();

    /// Makes the table exactly as high as its rows.
    void fitHeight();

    QSize minimumSizeHint() const override;

signals:
    /// Enter or a double click on a row.
    void rowOpened(const QModelIndex &index);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyRowHeight();
    void hideWhatGivesWay();
    bool isWanted(int column) const;
    bool mayGiveWay(int column, int turn) const;
    void copySelection() const;

    QList<Column> m_columns;
    QHash<int, ColumnChoice> m_choices;
    int m_rowHeight = px::row;
    int m_hovered = -1;
};

} // namespace showroom::gui
