#include "gui/masking/table_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/masking/masking_source.h"
#include "ui_table_panel.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{520, 520};

}

TableDialog::TableDialog(MaskingSource &source, QWidget *parent)
    : PlainDialog(u"database"_s, Meaning::Accent, parent)
    , m_ui(std::make_unique<Ui::TablePanel>())
    , m_source(source)
    , m_rows({{tr("Table"), Cell::Mono}})
{
    setObjectName(u"tableDialog"_s);
    setHeading(tr("Open a database table"));
    setSentence(tr("A table is read with your own right: these are the tables and views of the open database that your "
                   "login may read. Showroom’s roles never get a right on a product’s tables."));
    auto *panel = new QWidget;
    m_ui->setupUi(panel);
    body()->addWidget(panel, 1);
    m_ui->tablesBar->setClosable(false);
    m_ui->tablesBar->hide();
    m_open = button(tr("Open table"), u"openChosenTableButton"_s, Variant::Primary, u"table-2"_s);
    m_open->setDefault(true);
    addCancelButton();
    addButton(m_open);
    arrangeTable();
    connect(m_open, &QPushButton::clicked, this, &TableDialog::choose);
    connect(m_ui->tableFilterLineEdit, &QLineEdit::textChanged, this, &TableDialog::showTables);
    resize(em(usualSize.width()), em(usualSize.height()));
    m_ui->tableFilterLineEdit->setFocus();
    showTables();
    ask();
}

TableDialog::~TableDialog() = default;

void TableDialog::arrangeTable()
{
    DataTable *table = m_ui->tablesTable;
    table->setModel(&m_rows);
    table->setRowHeight(px::rowCompact);
    table->setColumns({{Cell::Mono, 300, true, 0}});
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(table, &QAbstractItemView::activated, this, &TableDialog::choose);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this, table] { m_open->setEnabled(table->selectionModel()->hasSelection()); });
}

void TableDialog::ask()
{
    whenReady(m_source.tables(), this, [this](const Result<QStringList> &tables) {
        m_isAsked = true;
        m_ui->tablesBar->setVisible(!tables);
        if (!tables)
            m_ui->tablesBar->say(tables.error());
        m_tables = tables.value_or(QStringList());
        showTables();
    });
}

void TableDialog::showTables()
{
    QList<RowsModel::Row> rows;
    for (const QString &name : m_tables.filter(m_ui->tableFilterLineEdit->text().trimmed(), Qt::CaseInsensitive))
        rows.append({{name}});
    m_rows.setRows(rows);
    m_ui->tablesStackedWidget->setCurrentWidget(rows.isEmpty() ? m_ui->noTablesPage : m_ui->tablesPage);
    m_ui->noTablesLabel->setText(!m_isAsked           ? tr("Looking …")
                                 : m_tables.isEmpty() ? tr("Your login may read no table here. Connect with a login "
                                                           "that has SELECT on the table, or ask its owner for it.")
                                                      : tr("No table has this in its name."));
    m_open->setEnabled(false);
    if (!rows.isEmpty())
        m_ui->tablesTable->selectRow(0);
}

void TableDialog::choose()
{
    const QModelIndexList chosen = m_ui->tablesTable->selectionModel()->selectedRows();
    if (chosen.isEmpty())
        return;
    emit tableChosen(chosen.constFirst().data().toString());
    accept();
}

} // namespace showroom::gui
