#include "gui/environments/environment_data.h"

#include "base/when_ready.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/rows_model.h"
#include "gui/environments/environment_columns.h"
#include "gui/environments/environment_finder.h"
#include "gui/environments/environment_row_panel.h"
#include "gui/environments/environment_rows_decorator.h"
#include "gui/environments/environment_source.h"
#include "gui/environments/environment_values.h"
#include "gui/shell/window_settings.h"
#include "models/paged_rows_model.h"
#include "ui_environment_data.h"

#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using browsing::BrowsedRow;
using browsing::BrowsedTable;
using browsing::FoundRow;
using environments::Status;
using models::PagedRowsModel;

namespace {

const auto splitterKey = u"environment/splitter"_s;
const auto tableKey = u"environment/table"_s;

bool isComplete(Status status)
{
    return status == Status::Ready || status == Status::Expired || status == Status::Refreshing;
}

} // namespace

EnvironmentData::EnvironmentData(EnvironmentSource &source, WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::EnvironmentData>())
    , m_source(source)
    , m_settings(settings)
    , m_tableList(new RowsModel({{tr("Table"), Cell::Name}, {tr("Rows"), Cell::Number}}, this))
    , m_rows(new PagedRowsModel(this))
    , m_decorator(new EnvironmentRowsDecorator(this))
    , m_panel(new EnvironmentRowPanel)
    , m_columnMenu(new QMenu(this))
{
    setObjectName(u"environmentData"_s);
    m_ui->setupUi(this);
    m_columns = new EnvironmentColumns(*m_ui->rowsTable, *m_columnMenu, m_settings.store(), this);
    m_finder = new EnvironmentFinder(*m_ui->findLineEdit, m_source, this);
    arrangeTables();
    arrangeRows();
    connectTools();
    showState();
}

EnvironmentData::~EnvironmentData()
{
    m_columns->save();
    m_settings.store().setValue(splitterKey, m_ui->dataSplitter->saveState());
    m_rows->close();
}

QWidget *EnvironmentData::rowsView() const
{
    return m_ui->rowsTable;
}

std::optional<PrintWish> EnvironmentData::shownRows() const
{
    if (m_rows->table().name.isEmpty() || m_rows->rowCount() == 0)
        return std::nullopt;
    PrintWish wish{m_environment, m_rows->table(), m_rows->range(), {}, m_rows->rowCount()};
    const QHeaderView *header = m_ui->rowsTable->horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            wish.columns.append(column);
    }
    return wish;
}

void EnvironmentData::arrangeTables()
{
    DataTable *list = m_ui->tablesTable;
    list->setModel(m_tableList);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setRowHeight(px::rowTall);
    list->setColumns({{Cell::Name, 136, true, 0}, {Cell::Number, 88, false, 0}});
    connect(list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (current.isValid() && current.row() < m_tables.size())
            openTable(m_tables.at(current.row()));
    });
}

void EnvironmentData::arrangeRows()
{
    m_decorator->setSourceModel(m_rows);
    DataTable *table = m_ui->rowsTable;
    table->setModel(m_decorator);
    table->setRowHeight(px::rowCompact);
    table->setMinimumWidth(em(320)); // scrolls sideways below what its columns take
    table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_ui->dataSplitter->addWidget(m_panel);
    m_panel->hide();
    m_ui->dataSplitter->setStretchFactor(1, 1);
    m_ui->dataSplitter->setSizes({em(256), em(800), em(300)});
    m_ui->dataSplitter->restoreState(m_settings.store().value(splitterKey).toByteArray());
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EnvironmentData::showCurrentRow);
    connect(table, &DataTable::rowOpened, this, &EnvironmentData::showCurrentRow);
    connect(m_rows, &PagedRowsModel::counted, this, &EnvironmentData::showCount);
    connect(m_rows, &PagedRowsModel::rowsInserted, this, &EnvironmentData::showCount);
    connect(m_rows, &PagedRowsModel::pageRead, this, &EnvironmentData::selectKey);
    connect(m_rows, &PagedRowsModel::counted, this, &EnvironmentData::selectKey);
    connect(m_rows, &PagedRowsModel::failed, this, &EnvironmentData::sayFailed);
    connect(m_panel, &EnvironmentRowPanel::closeRequested, this, &EnvironmentData::closeRow);
    connect(m_panel, &EnvironmentRowPanel::parentRequested, this, &EnvironmentData::openParent);
    connect(m_panel, &EnvironmentRowPanel::childrenRequested, this, &EnvironmentData::openChildren);
}

void EnvironmentData::connectTools()
{
    m_ui->columnsButton->setMenu(m_columnMenu);
    m_columnMenu->setObjectName(u"columnsMenu"_s);
    m_again = m_ui->dataBar->addButton(tr("Try again"), u"retryDataButton"_s, u"refresh-cw"_s);
    QPushButton *progress = button(tr("Show progress"), u"showSeedingButton"_s, Variant::Secondary, u"activity"_s);
    m_ui->incompleteState->addActionWidget(progress);
    connect(m_again, &QPushButton::clicked, this, &EnvironmentData::retry);
    connect(progress, &QPushButton::clicked, this, &EnvironmentData::progressRequested);
    connect(m_ui->firstRowButton, &QPushButton::clicked, this, [this] { goTo(0); });
    connect(m_ui->lastRowButton, &QPushButton::clicked, this, [this] { goTo(m_rows->rowCount() - 1); });
    connect(m_ui->rowSpinBox, &QSpinBox::valueChanged, this, [this](int row) { goTo(row - 1); });
    connect(m_ui->allRowsButton, &QPushButton::clicked, this, [this] {
        if (const BrowsedTable *whole = table(m_rows->table().name))
            openTable(*whole);
    });
    connect(m_finder, &EnvironmentFinder::found, this, &EnvironmentData::openFound);
    connect(m_finder, &EnvironmentFinder::failed, this, &EnvironmentData::sayFailed);
    connect(m_finder, &EnvironmentFinder::nothingFound, this, [this](const QString &text) {
        sayInfo(tr("No row has “%1”.").arg(text.left(60)),
                tr("Give an id, its first four digits or more, or a whole email address."));
    });
    auto *find = new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_ui->findLineEdit, [line = m_ui->findLineEdit] {
        line->setFocus(Qt::ShortcutFocusReason);
        line->selectAll();
    });
}

void EnvironmentData::setEnvironment(const environments::Environment &environment)
{
    const bool isOther = environment.id != m_environment.id || environment.fingerprint != m_environment.fingerprint;
    m_environment = environment;
    m_finder->setEnvironment(environment.id, environment.blueprint);
    if (isOther)
        m_read.clear();
    showState();
    if (isVisible())
        readTables();
}

void EnvironmentData::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readTables();
}

void EnvironmentData::showState()
{
    if (!isComplete(m_environment.status)) {
        const bool isWaiting = m_environment.status == Status::Seeding || m_environment.status == Status::Queued;
        m_ui->incompleteState->setGlyph(isWaiting ? u"loader"_s : u"triangle-alert"_s);
        m_ui->incompleteState->setHeading(isWaiting ? tr("Its rows are still being made")
                                                    : tr("This environment has no complete data"));
        m_ui->incompleteState->setText(isWaiting
                                           ? tr("They can be looked at as soon as all of them are there.")
                                           : tr("Its rows can be looked at once they have been made to the end."));
        m_ui->dataStackedWidget->setCurrentWidget(m_ui->incompletePage);
        return;
    }
    m_ui->dataStackedWidget->setCurrentWidget(m_tables.isEmpty() ? static_cast<QWidget *>(m_ui->waitingPage)
                                                                 : m_ui->browsePage);
}

void EnvironmentData::readTables()
{
    if (m_isReading || !m_read.isEmpty() || !isComplete(m_environment.status))
        return;
    m_isReading = true;
    const QString fingerprint = m_environment.fingerprint;
    const auto take = [this, fingerprint](const Result<QList<BrowsedTable>> &tables) {
        m_isReading = false;
        if (!tables) {
            sayFailed(tables.error());
            return;
        }
        m_read = fingerprint.isEmpty() ? u"?"_s : fingerprint;
        takeTables(*tables);
    };
    whenReady(m_source.readTables(m_environment.id), this, take, [this] { m_isReading = false; });
}

void EnvironmentData::takeTables(const QList<BrowsedTable> &tables)
{
    m_tables = tables;
    QList<RowsModel::Row> lines;
    for (const BrowsedTable &one : tables) {
        lines.append({{tableLabel(m_environment.blueprint, one.name), one.name, Meaning::Neutral, u"table-2"_s},
                      {QLocale().toString(one.rowCount)}});
    }
    m_tableList->setRows(lines);
    m_ui->dataBar->hide();
    showState();
    if (tables.isEmpty())
        return;
    const QString last = m_settings.store().value(tableKey).toString();
    const auto known =
        std::find_if(tables.begin(), tables.end(), [&](const BrowsedTable &one) { return one.name == last; });
    const int chosen = known == tables.end() ? 0 : int(known - tables.begin());
    m_ui->tablesTable->setCurrentIndex(m_tableList->index(chosen, 0));
}

const BrowsedTable *EnvironmentData::table(const QString &name) const
{
    const auto found =
        std::find_if(m_tables.begin(), m_tables.end(), [&](const BrowsedTable &one) { return one.name == name; });
    return found == m_tables.end() ? nullptr : &*found;
}

/// Rows of the table, or only those whose `column` has a value.
void EnvironmentData::openTable(const BrowsedTable &table, const QString &column, const QString &value)
{
    ++m_opened;
    m_wantedRow.reset();
    m_panel->hide();
    const bool isSame = table.name == m_rows->table().name;
    m_decorator->setTable(m_environment.blueprint, table);
    m_rows->open(m_source, table, table.range(m_environment.id, column, value), column.isEmpty() ? table.rowCount : 0);
    if (!isSame) {
        m_columns->setTable(table);
        m_settings.store().setValue(tableKey, table.name);
        m_ui->rowsTable->horizontalScrollBar()->setValue(0);
    }
    m_ui->rowsTable->setAccessibleName(tableLabel(m_environment.blueprint, table.name));
    m_ui->rowsTable->scrollToTop();
    const QSignalBlocker unasked(m_ui->rowSpinBox);
    m_ui->rowSpinBox->setValue(1);
    const QSignalBlocker quiet(m_ui->tablesTable->selectionModel());
    m_ui->tablesTable->selectRow(int(std::find_if(m_tables.begin(), m_tables.end(),
                                                  [&](const BrowsedTable &one) { return one.name == table.name; }) -
                                     m_tables.begin()));
    m_ui->tablesTable->viewport()->update();
    showRange();
    showCount();
    emit tableOpened();
}

/// Opens a row in its table: its values at once, its place as soon as that is counted.
void EnvironmentData::openRow(const BrowsedTable &table, const BrowsedRow &row)
{
    if (table.name != m_rows->table().name || !m_rows->range().column.isEmpty())
        openTable(table);
    showRow(row);
    const auto go = [this, opened = ++m_opened](const Result<qint64> &place) {
        if (opened != m_opened)
            return;
        if (place)
            goTo(*place);
        else
            sayFailed(place.error());
    };
    whenReady(m_source.readPosition(m_rows->range(), row.key), this, go);
}

void EnvironmentData::openFound(const FoundRow &found)
{
    m_ui->dataBar->hide();
    if (const BrowsedTable *its = table(found.table))
        openRow(*its, found.row);
}

void EnvironmentData::openParent(const QString &tableName, const QString &key)
{
    const auto show = [this, tableName, key, opened = ++m_opened](const Result<QList<BrowsedRow>> &rows) {
        if (opened != m_opened)
            return;
        const BrowsedTable *its = table(tableName);
        if (!rows)
            sayFailed(rows.error());
        else if (its && !rows->isEmpty() && rows->first().key == browsing::RowKey{key})
            openRow(*its, rows->first());
    };
    const BrowsedTable *parent = table(tableName);
    const browsing::RowRange range =
        parent ? parent->range(m_environment.id) : browsing::RowRange{m_environment.id, tableName, {}, {}};
    whenReady(m_source.readRows(range, {key}, 1), this, show);
}

void EnvironmentData::openChildren(const QString &tableName, const QString &column, const QString &key)
{
    if (const BrowsedTable *its = table(tableName))
        openTable(*its, column, key);
}

void EnvironmentData::showCurrentRow()
{
    const QModelIndex current = m_ui->rowsTable->currentIndex();
    if (!current.isValid())
        return;
    {
        const QSignalBlocker quiet(m_ui->rowSpinBox);
        m_ui->rowSpinBox->setValue(current.row() + 1);
    }
    if (const auto row = m_rows->row(current.row()))
        showRow(*row);
    else
        m_wantedRow = current.row();
}

void EnvironmentData::showRow(const BrowsedRow &row)
{
    if (!m_panel->isVisible() || m_panel->row().key != row.key)
        m_panel->showRow(m_environment.blueprint, m_tables, m_rows->table(), row);
    m_panel->show();
}

void EnvironmentData::closeRow()
{
    m_panel->hide();
    m_ui->rowsTable->clearSelection();
    m_ui->rowsTable->setFocus();
}

/// Scrolls there at once; the row is selected when it has come.
void EnvironmentData::goTo(qint64 position)
{
    if (m_rows->rowCount() == 0)
        return;
    if (position >= m_rows->rowCount() && m_rows->isCounted()) {
        sayInfo(tr("The row stands beyond what a table can show."),
                tr("Its values are at the side; tables show ten million rows."));
        return;
    }
    m_wantedRow = position;
    const int row = int(std::clamp<qint64>(position, 0, m_rows->rowCount() - 1));
    m_ui->rowsTable->scrollTo(m_decorator->index(row, std::max(0, m_ui->rowsTable->columnAt(0))),
                              QAbstractItemView::PositionAtCenter);
    selectKey();
}

void EnvironmentData::selectKey()
{
    if (!m_wantedRow || *m_wantedRow >= m_rows->rowCount() || !m_rows->row(int(*m_wantedRow)))
        return;
    const int row = int(*std::exchange(m_wantedRow, std::nullopt));
    const int column = std::max(0, m_ui->rowsTable->columnAt(0));
    m_ui->rowsTable->setCurrentIndex(m_decorator->index(row, column));
    showCurrentRow();
}

void EnvironmentData::showRange()
{
    const browsing::RowRange &range = m_rows->range();
    m_ui->rangeBar->setVisible(!range.column.isEmpty());
    m_ui->rangeLabel->setText(tr("Only rows whose %1 is %2").arg(columnLabel(range.column), range.value));
}

void EnvironmentData::showCount()
{
    const int rows = m_rows->rowCount();
    const QSignalBlocker quiet(m_ui->rowSpinBox);
    m_ui->rowSpinBox->setMaximum(std::max(1, rows));
    const QString key = columnLabel(m_rows->table().keyNames.value(0));
    const QString words = tr("%Ln row(s)", nullptr, rows) + u" · "_s + tr("in the order of %1, the key").arg(key);
    m_ui->countLabel->setText(m_rows->isCounted() ? words : words + u" · "_s + tr("still counting…"));
}

void EnvironmentData::retry()
{
    if (!std::exchange(m_hasFailed, false))
        return;
    m_ui->dataBar->hide();
    m_rows->retry();
    readTables();
}

void EnvironmentData::sayInfo(const QString &fact, const QString &rest)
{
    m_again->hide();
    m_ui->dataBar->say(Meaning::Info, fact, rest);
}

void EnvironmentData::sayFailed(const Error &error)
{
    m_hasFailed = true;
    m_again->show();
    m_ui->dataBar->say(Meaning::Danger, error.message, error.hint);
}

} // namespace showroom::gui
