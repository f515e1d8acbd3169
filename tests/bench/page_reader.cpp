#include "bench/page_reader.h"

#include "core/browsing/browse.h"

#include <QElapsedTimer>

#include <algorithm>

namespace showroom::bench {

using namespace Qt::StringLiterals;
using browsing::BrowsedRow;
using browsing::BrowsedTable;
using database::SqlStatement;

namespace {

constexpr int pageRows = 50;
/// Coprime to what numbers of pages there are, so that every page has its turn and no neighbour follows.
constexpr qsizetype stride = 7919;

Result<browsing::RowRange> eventsOf(database::Connection &connection, const QString &environment)
{
    const auto tables = browsing::tables(connection, environment);
    if (!tables)
        return tables.error();
    const auto events = std::find_if(tables->cbegin(), tables->cend(),
                                     [](const BrowsedTable &table) { return table.name == u"impact.events"; });
    if (events == tables->cend())
        return fail(ErrorCode::Internal, u"“%1” has no events."_s.arg(environment));
    return events->range(environment);
}

/// What somebody writes who reads the same page from a relation with the table's columns.
Result<SqlStatement> statementOn(database::Connection &connection, const QString &environment, Reader reader)
{
    const auto source = connection.queryOne(
        SqlStatement::fromText("SELECT g.guard_view, CASE e.isolation WHEN 'full' THEN format('%I.events', e.id) ELSE "
                               "'impact.events' END AS product_table FROM showroom.environment_list e CROSS JOIN "
                               "showroom.environment_guard(e.id, 'impact.events') g WHERE e.id = :id"),
        {{"id", environment}});
    if (!source)
        return source.error();
    return SqlStatement::fromText("SELECT * FROM " +
                                  source->text(reader == Reader::Product ? "product_table" : "guard_view").toUtf8() +
                                  " WHERE tenant_id = :id AND id >= :from::uuid ORDER BY id LIMIT :limit::integer");
}

} // namespace

Result<PageReader> PageReader::open(const BenchServer &server, const QString &environment, Reader reader)
{
    const bool isProduct = reader == Reader::Product;
    auto connection = database::Connection::open(isProduct ? server.superuserSettings() : server.settings());
    if (!connection)
        return connection.error();
    const auto range = eventsOf(*connection, environment);
    if (!range)
        return range.error();
    auto starts = browsing::fences(*connection, *range, {}, pageRows, 1'000'000);
    if (!starts)
        return starts.error();
    if (starts->size() < 2)
        return fail(ErrorCode::Internal, u"“%1” has no events."_s.arg(environment));
    starts->removeLast(); // it may be shorter
    SqlStatement statement;
    if (reader != Reader::Showroom) {
        const auto written = statementOn(*connection, environment, reader);
        if (!written)
            return written.error();
        statement = *written;
    }
    PageReader pages(std::move(*connection), *range, *starts);
    pages.m_statement = statement;
    return pages;
}

PageReader::PageReader(database::Connection connection, browsing::RowRange range, QList<browsing::RowKey> starts)
    : m_connection(std::move(connection))
    , m_range(std::move(range))
    , m_starts(std::move(starts))
{
}

Result<QList<BrowsedRow>> PageReader::readBy(const SqlStatement &statement, const browsing::RowKey &from)
{
    const auto answer =
        m_connection.query(statement, {{"id", m_range.environmentId}, {"from", from.first()}, {"limit", pageRows}});
    if (!answer)
        return answer.error();
    QList<BrowsedRow> rows;
    if (answer->isEmpty())
        return rows;
    const int key = answer->first().column("id");
    rows.reserve(answer->size());
    for (const database::Row &row : *answer) {
        BrowsedRow read;
        read.values.reserve(row.columnCount());
        for (int column = 0; column < row.columnCount(); ++column)
            read.values.append(row.words(column));
        read.key.append(read.values.at(key));
        rows.append(read);
    }
    return rows;
}

Result<QList<BrowsedRow>> PageReader::readPage()
{
    const browsing::RowKey &from = m_starts.at(m_next++ * stride % m_starts.size());
    return m_statement.isEmpty() ? browsing::rows(m_connection, m_range, from, pageRows) : readBy(m_statement, from);
}

Result<double> PageReader::read()
{
    QElapsedTimer timer;
    timer.start();
    const auto rows = readPage();
    if (!rows)
        return rows.error();
    if (rows->size() != pageRows)
        return fail(ErrorCode::Internal, u"A page of “%1” has %2 rows."_s.arg(m_range.environmentId).arg(rows->size()));
    return double(timer.nsecsElapsed()) / 1e6;
}

Result<Samples> PageReader::read(int times)
{
    Samples pages;
    for (int time = 0; time < times; ++time) {
        const Result<double> milliseconds = read();
        if (!milliseconds)
            return milliseconds.error();
        pages.add(*milliseconds);
    }
    return pages;
}

BusyReader::BusyReader(PageReader reader)
    : m_reader(std::move(reader))
    , m_thread([this](const std::stop_token &token) { readOn(token); })
{
}

void BusyReader::readOn(const std::stop_token &token)
{
    while (!token.stop_requested() && m_pages) {
        const Result<double> milliseconds = m_reader.read();
        if (milliseconds)
            m_pages->add(*milliseconds);
        else
            m_pages = milliseconds.error();
    }
}

Result<Samples> BusyReader::stop()
{
    m_thread.request_stop();
    m_thread.join();
    return m_pages;
}

} // namespace showroom::bench
