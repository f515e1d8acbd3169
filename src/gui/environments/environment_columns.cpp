#include "gui/environments/environment_columns.h"

#include "gui/common/data_table.h"
#include "gui/environments/environment_values.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;

EnvironmentColumns::EnvironmentColumns(DataTable &table, QMenu &menu, QSettings &store, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_menu(menu)
    , m_store(store)
{
}

QString EnvironmentColumns::group() const
{
    return u"environment/columns/"_s + m_shown.name;
}

void EnvironmentColumns::setTable(const browsing::BrowsedTable &table)
{
    if (!m_shown.name.isEmpty())
        save();
    m_shown = table;
    QList<Column> columns;
    for (const browsing::BrowsedColumn &column : table.columns)
        columns.append({cellOf(column.kind), usualWidth(column)});
    m_table.setColumns(columns);
    const QStringList hidden =
        m_store.value(group() + u"/hidden"_s, QStringList{table.environmentColumn}).toStringList();
    const QVariantMap widths = m_store.value(group() + u"/widths"_s).toMap();
    for (int i = 0; i < int(table.columns.size()); ++i) {
        const QString &name = table.columns.at(i).name;
        m_table.setColumnHidden(i, hidden.contains(name));
        if (const int width = widths.value(name).toInt(); width > 0)
            m_table.setColumnWidth(i, width);
    }
    fillMenu();
}

void EnvironmentColumns::save() const
{
    QVariantMap widths;
    for (int i = 0; i < int(m_shown.columns.size()) && i < m_table.horizontalHeader()->count(); ++i)
        if (!m_table.isColumnHidden(i))
            widths.insert(m_shown.columns.at(i).name, m_table.columnWidth(i));
    m_store.setValue(group() + u"/widths"_s, widths);
}

void EnvironmentColumns::fillMenu()
{
    m_menu.clear();
    for (int i = 0; i < int(m_shown.columns.size()); ++i) {
        QAction *action = m_menu.addAction(columnLabel(m_shown.columns.at(i).name));
        action->setCheckable(true);
        action->setChecked(!m_table.isColumnHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool isShown) { setShown(i, isShown); });
    }
}

bool EnvironmentColumns::isOnlyOne(int column) const
{
    for (int i = 0; i < int(m_shown.columns.size()); ++i)
        if (i != column && !m_table.isColumnHidden(i))
            return false;
    return true;
}

/// The last column stays: a table without any could not be brought back by its header.
void EnvironmentColumns::setShown(int column, bool isShown)
{
    if (!isShown && isOnlyOne(column)) {
        m_menu.actions().at(column)->setChecked(true);
        return;
    }
    m_table.setColumnHidden(column, !isShown);
    QStringList hidden;
    for (int i = 0; i < int(m_shown.columns.size()); ++i)
        if (m_table.isColumnHidden(i))
            hidden << m_shown.columns.at(i).name;
    m_store.setValue(group() + u"/hidden"_s, hidden);
}

} // namespace showroom::gui
