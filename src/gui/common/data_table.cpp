#include "gui/common/data_table.h"

#include "gui/common/cell_delegate.h"
#include "gui/common/table_text.h"
#include "gui/common/typography.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto copyKeys = QKeySequence::Copy;
constexpr auto openKey = Qt::Key_Return; // Enter of the number pad does the same

QString copiedText(const QModelIndex &index)
{
    const QVariant own = index.data(CopyRole);
    return (own.isValid() ? own : index.data()).toString();
}

} // namespace

DataTable::DataTable(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new CellDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    applyRowHeight();
    connect(this, &QAbstractItemView::doubleClicked, this, &DataTable::rowOpened);
}

void DataTable::setColumns(const QList<Column> &columns)
{
    m_columns = columns;
    m_choices.clear();
    QHeaderView *header = horizontalHeader();
    for (int i = 0; i < int(columns.size()); ++i)
        header->setSectionResizeMode(i, columns[i].stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
    resetColumnWidths();
}

void DataTable::resetColumnWidths()
{
    for (int i = 0; i < int(m_columns.size()); ++i)
        setColumnWidth(i, em(m_columns[i].width));
    hideWhatGivesWay();
}

void DataTable::setColumnChoice(int column, ColumnChoice choice)
{
    m_choices.insert(column, choice);
    hideWhatGivesWay();
}

bool DataTable::isWanted(int column) const
{
    const ColumnChoice choice = columnChoice(column);
    return choice == ColumnChoice::Shown || (choice == ColumnChoice::Automatic && !m_columns[column].optional);
}

bool DataTable::mayGiveWay(int column, int turn) const
{
    return m_columns[column].giveWay == turn && columnChoice(column) == ColumnChoice::Automatic && isWanted(column);
}

Cell DataTable::cellKind(int column) const
{
    return m_columns.value(column).kind;
}

void DataTable::setRowHeight(int pixels)
{
    m_rowHeight = pixels;
    applyRowHeight();
}

void DataTable::applyRowHeight()
{
    const bool compact = style()->styleHint(densityHint, nullptr, this) == int(Density::Compact);
    const int rows = compact ? px::rowCompact : m_rowHeight;
    verticalHeader()->setDefaultSectionSize(em(rows));
    horizontalHeader()->setFixedHeight(em(px::tableHeader));
}

void DataTable::setHoveredRow(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

bool DataTable::isFirstVisible(int column) const
{
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(logical))
            return logical == column;
    }
    return false;
}

void DataTable::fitHeight()
{
    const int rows = model() ? model()->rowCount() : 0;
    setFixedHeight(horizontalHeader()->height() + rows * verticalHeader()->defaultSectionSize());
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

/// Columns give way, hence only those that never do count.
QSize DataTable::minimumSizeHint() const
{
    int width = 0;
    for (const Column &column : m_columns)
        width += column.giveWay == 0 && !column.optional ? em(column.width) : 0;
    return {width, horizontalHeader()->height() + 2 * verticalHeader()->defaultSectionSize()};
}

void DataTable::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(rowAt(qRound(event->position().y())));
    QTableView::mouseMoveEvent(event);
}

void DataTable::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

QList<DataTable::Key> DataTable::keys()
{
    return {{openKey, tr("Open the row")}, {QKeySequence(copyKeys), tr("Copy the selected rows")}};
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(copyKeys)) {
        copySelection();
        return;
    }
    const bool enter = event->key() == openKey || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        emit rowOpened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    hideWhatGivesWay();
    QTableView::resizeEvent(event);
}

void DataTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyRowHeight();
}

void DataTable::hideWhatGivesWay()
{
    int wanted = 0;
    int lastTurn = 0;
    QList<bool> shown;
    for (int i = 0; i < int(m_columns.size()); ++i) {
        shown << isWanted(i);
        wanted += isWanted(i) ? em(m_columns[i].width) : 0;
        lastTurn = std::max(lastTurn, m_columns[i].giveWay);
    }
    const int room = viewport()->width();
    for (int turn = 1; turn <= lastTurn; ++turn) {
        for (int i = 0; i < int(m_columns.size()); ++i) {
            if (!mayGiveWay(i, turn) || wanted <= room)
                continue;
            shown[i] = false;
            wanted -= em(m_columns[i].width);
        }
    }
    for (int i = 0; i < int(m_columns.size()); ++i) // others are hidden and shown by their page
        if (m_columns[i].giveWay > 0 || m_columns[i].optional || m_choices.contains(i))
            setColumnHidden(i, !shown[i]);
    for (int i = 0; i < int(m_columns.size()); ++i) {
        if (!m_columns[i].stretch)
            continue;
        const bool fits = wanted <= room; // crushed otherwise: scrolls sideways instead
        horizontalHeader()->setSectionResizeMode(i, fits ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!fits)
            setColumnWidth(i, em(m_columns[i].width));
    }
}

QString DataTable::selectedText() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    if (rows.isEmpty())
        return {};
    std::sort(rows.begin(), rows.end());
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual)
        if (const int column = horizontalHeader()->logicalIndex(visual); !isColumnHidden(column))
            columns << column;
    QStringList cells;
    for (const int column : columns)
        cells << tsvCell(model()->headerData(column, Qt::Horizontal).toString());
    QStringList lines{cells.join(u'\t')};
    for (const QModelIndex &row : rows) {
        cells.clear();
        for (const int column : columns)
            cells << tsvCell(copiedText(row.siblingAtColumn(column)));
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void DataTable::copySelection() const
{
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace showroom::gui
