#pragma once

#include "core/browsing/browsed_table.h"

#include <QObject>

class QMenu;
class QSettings;

namespace showroom::gui {

class DataTable;

/// Which columns of an environment's rows are shown and how wide: chosen from a menu, remembered by table and column.
class EnvironmentColumns final : public QObject {
    Q_OBJECT

public:
    /// Fills `menu`. All of them must outlive it.
    EnvironmentColumns(DataTable &table, QMenu &menu, QSettings &store, QObject *parent = nullptr);

    /// The table shows rows of `table` now. Columns that say nothing (the environment's) are hidden until asked for.
    void setTable(const browsing::BrowsedTable &table);
    /// Keeps the widths; choices are kept as they are made.
    void save() const;

private:
    void fillMenu();
    void setShown(int column, bool isShown);
    bool isOnlyOne(int column) const;
    QString group() const;

    DataTable &m_table;
    QMenu &m_menu;
    QSettings &m_store;
    browsing::BrowsedTable m_shown;
};

} // namespace showroom::gui
