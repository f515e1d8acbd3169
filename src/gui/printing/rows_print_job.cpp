#include "gui/printing/rows_print_job.h"

#include "base/when_ready.h"
#include "gui/environments/environment_source.h"
#include "gui/environments/environment_values.h"

namespace showroom::gui {

using browsing::BrowsedRow;

namespace {

constexpr int piece = 250; ///< rows that are held and drawn at once

QList<PrintColumn> columnsOf(const PrintWish &wish)
{
    QList<PrintColumn> columns;
    for (const int index : wish.columns) {
        const browsing::BrowsedColumn &column = wish.table.columns.at(index);
        columns.append({columnLabel(column.name), usualWidth(column), column.kind == browsing::ValueKind::Number});
    }
    return columns;
}

} // namespace

RowsPrintJob::RowsPrintJob(EnvironmentSource &source, const PrintWish &wish, const PrintHeading &heading,
                           const Paper &paper, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_wish(wish)
    , m_printer(paper, heading, columnsOf(wish), wish.rows)
{
}

void RowsPrintJob::start()
{
    if (m_printer.begin())
        read();
    else
        fail();
}

void RowsPrintJob::read()
{
    const int wanted = int(std::min<qint64>(piece, m_wish.rows - m_printed));
    whenReady(m_source.readRows(m_wish.range, m_next, wanted + 1), this, [this](const Result<QList<BrowsedRow>> &rows) {
        if (rows)
            take(*rows);
        else
            emit failed(rows.error());
    });
}

/// The last one, when it is one more than wanted, only tells where to go on.
void RowsPrintJob::take(const QList<BrowsedRow> &rows)
{
    const qint64 wanted = std::min<qint64>(piece, m_wish.rows - m_printed);
    const bool hasMore = rows.size() > wanted;
    for (qsizetype i = 0; i < std::min<qsizetype>(rows.size(), qsizetype(wanted)); ++i) {
        if (!print(rows.at(i))) {
            fail();
            return;
        }
    }
    emit progressed(m_printed);
    if (hasMore && m_printed < m_wish.rows) {
        m_next = rows.constLast().key;
        read();
        return;
    }
    if (m_printer.end())
        emit finished();
    else
        fail();
}

bool RowsPrintJob::print(const BrowsedRow &row)
{
    QStringList values;
    for (const int index : std::as_const(m_wish.columns))
        values << shownValue(row.values.value(index), m_wish.table.columns.at(index).kind);
    ++m_printed;
    return m_printer.add(values);
}

void RowsPrintJob::fail()
{
    emit failed(showroom::fail(ErrorCode::FileFailure, tr("The pages could not be written."),
                               tr("Look whether the disk has room and the printer is ready, then try again.")));
}

} // namespace showroom::gui
