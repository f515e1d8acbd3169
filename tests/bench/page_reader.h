#pragma once

#include "base/result.h"
#include "bench/bench_server.h"
#include "bench/samples.h"
#include "core/browsing/browsed_table.h"
#include "database/connection.h"

#include <thread>

namespace showroom::bench {

/// Who reads a page.
enum class Reader {
    Product,   ///< by a statement on its own table or, in `full`, on the environment's
    Showroom,  ///< as the console does
    GuardView, ///< by the product's statement on the guard view
};

/// Reads pages of an environment's events: fifty rows in the order of the key, now here, now there, into the values
/// that a table shows.
class PageReader final {
public:
    /// With a connection of its own; `environment` has its data.
    static Result<PageReader> open(const BenchServer &server, const QString &environment, Reader reader);

    /// The next page; all readers of an environment read the same ones in the same order.
    Result<QList<browsing::BrowsedRow>> readPage();
    /// Milliseconds of one page.
    Result<double> read();
    /// Milliseconds of each of `times` pages.
    Result<Samples> read(int times);

private:
    PageReader(database::Connection connection, browsing::RowRange range, QList<browsing::RowKey> starts);

    Result<QList<browsing::BrowsedRow>> readBy(const database::SqlStatement &statement, const browsing::RowKey &from);

    database::Connection m_connection;
    browsing::RowRange m_range;
    QList<browsing::RowKey> m_starts;
    database::SqlStatement m_statement; ///< empty: as the console does
    qsizetype m_next = 0;
};

/// Reads page after page on a thread of its own, from its construction to stop().
class BusyReader final {
public:
    explicit BusyReader(PageReader reader);
    ~BusyReader() = default;
    Q_DISABLE_COPY_MOVE(BusyReader)

    /// Milliseconds of every page since the start.
    Result<Samples> stop();

private:
    void readOn(const std::stop_token &token);

    PageReader m_reader;
    Result<Samples> m_pages{Samples()};
    std::jthread m_thread;
};

} // namespace showroom::bench
