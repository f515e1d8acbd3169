#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QSettings;

namespace showroom::gui {

class DataTable;

/// Lets the person choose a table's columns, drag them into another order and set their widths, and keeps all of that
/// and the sorting across starts. The chooser is a menu: of the header's context menu, and for a button.
class TableColumns final : public QObject {
    Q_OBJECT

public:
    /// `keys`: one stable word a column of the model, in its order; the settings know columns by them. The first one
    /// stays first and visible. `name` is the table's in the settings. Call it when model, columns and the default
    /// sorting are set.
    TableColumns(DataTable *table, const QStringList &keys, QSettings &settings, const QString &name);

    /// The chooser; belongs to this.
    QMenu *menu() const { return m_menu; }
    /// Writes the present state into the settings.
    void save();
    /// Order, widths, choices and sorting as they were at first.
    void reset();

private:
    void restore();
    void fillMenu();
    void toggle(int column, bool shown);
    void setOrder(const QStringList &keys);

    DataTable *m_table;
    QStringList m_keys;
    QSettings &m_settings;
    QString m_group;
    QMenu *m_menu;
    int m_firstSort;
    Qt::SortOrder m_firstOrder;
};

} // namespace showroom::gui
