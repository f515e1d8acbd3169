#pragma once

#include "base/result.h"
#include "bench/bench_server.h"
#include "bench/samples.h"
#include "database/connection.h"

#include <thread>

namespace showroom::bench {

/// Who reads a page.
enum class Reader {
    Product,  ///< from its own table or, in `full`, from the environment's
    Showroom, ///< through the guard
};

/// Reads what a page of an environment shows: its fifty newest events.
class PageReader final {
public:
    /// With a connection of its own; `environment` has its data.
    static Result<PageReader> open(const BenchServer &server, const QString &environment, Reader reader);

    /// Milliseconds of one page.
    Result<double> read();
    /// Milliseconds of each of `times` pages.
    Result<Samples> read(int times);

private:
    PageReader(database::Connection connection, database::SqlStatement statement, QString environment);

    database::Connection m_connection;
    database::SqlStatement m_statement;
    QString m_environment;
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
