#include "models/paged_rows_model.h"

#include "base/when_ready.h"

#include <algorithm>
#include <chrono>

namespace showroom::models {

using namespace std::chrono_literals;

using browsing::BrowsedRow;
using browsing::RowKey;

namespace {

/// 6,144 rows: more than any window shows, some ten megabytes at most.
constexpr int pagesKept = 48;
/// Wishes that a fast scroll left behind are dropped; a view shows three pages at most.
constexpr int mostWanted = 6;
constexpr int mostReadings = 2;
/// Long enough for the first rows to be painted, too short to be seen in the scroll bar.
constexpr auto growthDelay = 40ms;
/// A quarter of a million rows walked at a time: some tenths of a second, so that a change of mind is cheap.
constexpr int fencesAtOnce = 2048;

} // namespace

PagedRowsModel::PagedRowsModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_pages(pagesKept)
{
    m_asking.setSingleShot(true);
    m_asking.setInterval(0ms);
    connect(&m_asking, &QTimer::timeout, this, &PagedRowsModel::readWanted);
    m_growing.setSingleShot(true);
    m_growing.setInterval(growthDelay);
    connect(&m_growing, &QTimer::timeout, this, [this] { setRowCount(std::max<qint64>(m_rows, m_expectedRows)); });
}

PagedRowsModel::~PagedRowsModel()
{
    forgetReadings();
}

void PagedRowsModel::open(browsing::RowSource &source, const browsing::BrowsedTable &table,
                          const browsing::RowRange &range, qint64 expectedRows)
{
    beginResetModel();
    forgetReadings();
    m_source = &source;
    m_table = table;
    m_range = range;
    m_fences.clear();
    m_pages.clear();
    m_wanted.clear();
    m_expectedRows = int(std::clamp<qint64>(expectedRows, 0, mostRows));
    m_rows = std::min(m_expectedRows, firstRows);
    m_hasAllFences = m_counted = m_failed = false;
    // Under way while views make room.
    const QFuture<Result<Page>> firstPage = source.readRows(range, {}, pageRows);
    m_reading.insert(0, firstPage);
    endResetModel();
    awaitPage(0, firstPage);
}

void PagedRowsModel::close()
{
    beginResetModel();
    forgetReadings();
    m_source = nullptr;
    m_fences.clear();
    m_pages.clear();
    m_wanted.clear();
    m_rows = 0;
    m_hasAllFences = m_counted = false;
    endResetModel();
}

void PagedRowsModel::retry()
{
    if (!m_source || !m_failed)
        return;
    m_failed = false;
    if (!m_pages.contains(0))
        ask(0);
    else if (!m_counted && !m_hasAllFences)
        readFences();
    // Whoever shows pending rows asks for them again.
    if (m_rows > 0)
        emit dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    m_asking.start();
}

/// An answer that was already on its way belongs to an earlier round.
void PagedRowsModel::forgetReadings()
{
    ++m_round;
    m_asking.stop();
    m_growing.stop();
    for (QFuture<Result<Page>> &reading : m_reading)
        reading.cancel();
    m_reading.clear();
    m_fencing.cancel();
    m_isFencing = false;
}

void PagedRowsModel::fail(const Error &error)
{
    if (std::exchange(m_failed, true))
        return;
    emit failed(error);
}

void PagedRowsModel::ask(int page) const
{
    if (!m_source || m_failed || m_reading.contains(page) || m_wanted.value(0, -1) == page)
        return;
    m_wanted.removeOne(page);
    m_wanted.prepend(page);
    if (m_wanted.size() > mostWanted)
        m_wanted.removeLast();
    if (!m_asking.isActive())
        m_asking.start();
}

void PagedRowsModel::readWanted()
{
    for (qsizetype i = 0; i < m_wanted.size() && m_reading.size() < mostReadings && !m_failed;) {
        const int page = m_wanted.at(i);
        if (page > 0 && page >= m_fences.size()) { // its fence comes
            ++i;
            continue;
        }
        m_wanted.removeAt(i);
        readPage(page);
    }
}

void PagedRowsModel::readPage(int page)
{
    const auto reading = m_source->readRows(m_range, page == 0 ? RowKey() : m_fences.at(page), pageRows);
    m_reading.insert(page, reading);
    awaitPage(page, reading);
}

void PagedRowsModel::awaitPage(int page, const QFuture<Result<Page>> &reading)
{
    whenReady(reading, this, [this, page, round = m_round](const Result<Page> &answer) {
        if (round == m_round)
            takePage(page, answer);
    });
}

void PagedRowsModel::takePage(int page, const Result<Page> &answer)
{
    m_reading.remove(page);
    if (!answer) {
        fail(answer.error());
        return;
    }
    m_pages.insert(page, new Page(*answer));
    if (page == 0 && answer->size() < pageRows) {
        m_hasAllFences = true;
        finishCount(0, answer->size());
    } else if (page == 0 && m_fences.isEmpty()) {
        setRowCount(std::max(m_rows, pageRows));
        m_growing.start();
        readFences();
    } else if (m_hasAllFences && !m_counted && page == m_fences.size() - 1) {
        finishCount(page, answer->size());
    }
    const int first = page * pageRows;
    const int last = std::min(first + pageRows, m_rows) - 1;
    if (first <= last)
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
    emit pageRead();
    if (!m_wanted.isEmpty())
        m_asking.start();
}

int PagedRowsModel::fenceTarget() const
{
    return int(mostRows / pageRows);
}

void PagedRowsModel::readFences()
{
    if (m_isFencing || m_hasAllFences)
        return;
    m_isFencing = true;
    const auto fencing =
        m_source->readFences(m_range, m_fences.isEmpty() ? RowKey() : m_fences.last(), pageRows, fencesAtOnce);
    m_fencing = fencing;
    whenReady(fencing, this, [this, round = m_round](const Result<QList<RowKey>> &answer) {
        if (round == m_round)
            takeFences(answer);
    });
}

void PagedRowsModel::takeFences(const Result<QList<RowKey>> &answer)
{
    m_isFencing = false;
    if (!answer) {
        fail(answer.error());
        return;
    }
    m_fences += m_fences.isEmpty() ? *answer : answer->mid(1);
    m_hasAllFences = answer->size() <= fencesAtOnce || m_fences.size() >= fenceTarget();
    if (m_fences.size() > fenceTarget())
        m_fences.resize(fenceTarget());
    const int lastPage = int(m_fences.size()) - 1;
    setRowCount(std::max<qint64>(m_rows, qint64(lastPage) * pageRows + 1));
    if (!m_hasAllFences)
        readFences();
    else if (lastPage < 0) // emptied since the first page was read
        finishCount(0, 0);
    else if (const Page *page = m_pages.object(lastPage))
        finishCount(lastPage, page->size());
    else
        ask(lastPage);
    m_asking.start();
}

void PagedRowsModel::finishCount(int lastPage, qsizetype rowsOfLastPage)
{
    m_growing.stop();
    setRowCount(qint64(lastPage) * pageRows + rowsOfLastPage);
    m_counted = true;
    emit counted();
}

void PagedRowsModel::setRowCount(qint64 count)
{
    const int wanted = int(std::min(count, mostRows));
    if (wanted > m_rows) {
        beginInsertRows({}, m_rows, wanted - 1);
        m_rows = wanted;
        endInsertRows();
    } else if (wanted < m_rows) {
        beginRemoveRows({}, wanted, m_rows - 1);
        m_rows = wanted;
        endRemoveRows();
    }
}

std::optional<BrowsedRow> PagedRowsModel::row(int position) const
{
    if (position < 0 || position >= m_rows)
        return std::nullopt;
    const Page *page = m_pages.object(position / pageRows);
    if (!page) {
        ask(position / pageRows);
        return std::nullopt;
    }
    const int offset = position % pageRows;
    return offset < page->size() ? std::optional(page->at(offset)) : std::nullopt;
}

int PagedRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PagedRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant PagedRowsModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != PendingRole && role != RowRole)
        return {};
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Page *page = m_pages.object(index.row() / pageRows);
    if (!page) {
        ask(index.row() / pageRows);
        return role == PendingRole ? QVariant(true) : QVariant();
    }
    const int offset = index.row() % pageRows;
    if (role == PendingRole)
        return false;
    if (offset >= page->size()) // removed since the rows were counted
        return {};
    const BrowsedRow &row = page->at(offset);
    if (role == RowRole)
        return QVariant::fromValue(row);
    const QString value = row.values.value(index.column());
    return value.isNull() ? QVariant() : QVariant(value);
}

QVariant PagedRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_table.columns.size())
        return {};
    return m_table.columns.at(section).name;
}

} // namespace showroom::models
