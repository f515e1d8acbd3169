#include "gui/common/table_columns.h"

#include "gui/common/data_table.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;

TableColumns::TableColumns(DataTable *table, const QStringList &keys, QSettings &settings, const QString &name)
    : QObject(table)
    , m_table(table)
    , m_keys(keys)
    , m_settings(settings)
    , m_group(u"tables/"_s + name)
    , m_menu(new QMenu(table))
    , m_firstSort(table->horizontalHeader()->sortIndicatorSection())
    , m_firstOrder(table->horizontalHeader()->sortIndicatorOrder())
{
    m_menu->setObjectName(u"columnsMenu"_s);
    m_menu->setAccessibleName(tr("Columns"));
    QHeaderView *header = table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &at) { m_menu->popup(header->mapToGlobal(at)); });
    connect(m_menu, &QMenu::aboutToShow, this, &TableColumns::fillMenu);
    fillMenu();
    restore();
}

void TableColumns::fillMenu()
{
    m_menu->clear();
    const QHeaderView *header = m_table->horizontalHeader();
    for (int visual = 1; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *action = m_menu->addAction(m_table->model()->headerData(column, Qt::Horizontal).toString());
        action->setObjectName(u"actionShow"_s + m_keys.value(column));
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { toggle(column, shown); });
    }
    m_menu->addSeparator();
    QAction *defaults = m_menu->addAction(tr("Reset to default"), this, &TableColumns::reset);
    defaults->setObjectName(u"actionResetColumns"_s);
}

void TableColumns::toggle(int column, bool shown)
{
    m_table->setColumnChoice(column, shown ? ColumnChoice::Shown : ColumnChoice::Hidden);
    save();
}

void TableColumns::setOrder(const QStringList &keys)
{
    QHeaderView *header = m_table->horizontalHeader();
    int place = 0;
    for (const QString &key : keys)
        if (const int column = int(m_keys.indexOf(key)); column >= 0)
            header->moveSection(header->visualIndex(column), place++);
}

void TableColumns::reset()
{
    setOrder(m_keys);
    for (int column = 0; column < m_keys.size(); ++column)
        m_table->setColumnChoice(column, ColumnChoice::Automatic);
    m_table->resetColumnWidths();
    m_table->sortByColumn(m_firstSort, m_firstOrder);
    save();
}

void TableColumns::save()
{
    const QHeaderView *header = m_table->horizontalHeader();
    QStringList order;
    QStringList shown;
    QStringList hidden;
    QStringList widths;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QString key = m_keys.value(column);
        order << key;
        if (const ColumnChoice choice = m_table->columnChoice(column); choice != ColumnChoice::Automatic)
            (choice == ColumnChoice::Shown ? shown : hidden) << key;
        const bool isOwnWidth = header->sectionResizeMode(column) == QHeaderView::Interactive;
        if (isOwnWidth && !header->isSectionHidden(column))
            widths << key + u':' + QString::number(header->sectionSize(column));
    }
    m_settings.setValue(m_group + u"/order"_s, order.join(u' '));
    m_settings.setValue(m_group + u"/shown"_s, shown.join(u' '));
    m_settings.setValue(m_group + u"/hidden"_s, hidden.join(u' '));
    m_settings.setValue(m_group + u"/columnWidths"_s, widths.join(u' '));
    m_settings.setValue(m_group + u"/sortedBy"_s, m_keys.value(header->sortIndicatorSection()));
    m_settings.setValue(m_group + u"/descending"_s, header->sortIndicatorOrder() == Qt::DescendingOrder);
}

void TableColumns::restore()
{
    const auto words = [this](const QString &key) {
        return m_settings.value(m_group + key).toString().split(u' ', Qt::SkipEmptyParts);
    };
    setOrder(words(u"/order"_s));
    for (const QString &key : words(u"/shown"_s))
        if (const int column = int(m_keys.indexOf(key)); column >= 0)
            m_table->setColumnChoice(column, ColumnChoice::Shown);
    for (const QString &key : words(u"/hidden"_s))
        if (const int column = int(m_keys.indexOf(key)); column > 0)
            m_table->setColumnChoice(column, ColumnChoice::Hidden);
    QHeaderView *header = m_table->horizontalHeader();
    for (const QString &word : words(u"/columnWidths"_s)) {
        const int column = int(m_keys.indexOf(word.section(u':', 0, 0)));
        const int width = word.section(u':', 1).toInt();
        if (column >= 0 && width > 0 && header->sectionResizeMode(column) == QHeaderView::Interactive)
            header->resizeSection(column, width);
    }
    const int sorted = int(m_keys.indexOf(m_settings.value(m_group + u"/sortedBy"_s).toString()));
    if (sorted >= 0)
        m_table->sortByColumn(sorted, m_settings.value(m_group + u"/descending"_s).toBool() ? Qt::DescendingOrder
                                                                                            : Qt::AscendingOrder);
}

} // namespace showroom::gui
