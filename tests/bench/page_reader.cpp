#include "bench/page_reader.h"

#include <QElapsedTimer>

namespace showroom::bench {

using namespace Qt::StringLiterals;
using database::SqlStatement;

Result<PageReader> PageReader::open(const BenchServer &server, const QString &environment, Reader reader)
{
    const bool isProduct = reader == Reader::Product;
    auto connection = database::Connection::open(isProduct ? server.superuserSettings() : server.settings());
    if (!connection)
        return connection.error();
    const auto source = connection->queryOne(
        SqlStatement::fromText("SELECT g.guard_view, g.key_column, "
                               "CASE e.isolation WHEN 'full' THEN format('%I.events', e.id) ELSE 'impact.events' END "
                               "AS product_table FROM showroom.environment_list e "
                               "CROSS JOIN showroom.environment_guard(e.id, 'impact.events') g WHERE e.id = :id"),
        {{"id", environment}});
    if (!source)
        return source.error();
    const QByteArray page = "SELECT * FROM " + source->text(isProduct ? "product_table" : "guard_view").toUtf8() +
                            " WHERE " + source->text("key_column").toUtf8() +
                            " = :id ORDER BY occurred_at DESC LIMIT 50";
    return PageReader(std::move(*connection), SqlStatement::fromText(page), environment);
}

PageReader::PageReader(database::Connection connection, SqlStatement statement, QString environment)
    : m_connection(std::move(connection))
    , m_statement(std::move(statement))
    , m_environment(std::move(environment))
{
}

Result<double> PageReader::read()
{
    QElapsedTimer timer;
    timer.start();
    const auto rows = m_connection.query(m_statement, {{"id", m_environment}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return fail(ErrorCode::Internal, u"“%1” has no events."_s.arg(m_environment));
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
