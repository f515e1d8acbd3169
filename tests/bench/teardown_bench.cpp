#include "bench/bench.h"
#include "bench/bench_server.h"
#include "bench/report.h"
#include "bench/rounds.h"

#include <QElapsedTimer>

namespace showroom::bench {

using namespace Qt::StringLiterals;
using database::SqlStatement;

namespace {

constexpr int group = 5;
constexpr int neighbours = 4;

/// Tearing tenants down beside others: in the product's tables against the bare statements, and with tables of their
/// own.
class TeardownBench final {
public:
    TeardownBench(BenchServer &server, const Options &options)
        : m_server(server)
        , m_options(options)
    {
    }

    Result<void> run();
    void report(Report &report) const;

private:
    Result<void> create(const QString &name, const QString &isolation) const;
    Result<double> tearDown(const QString &id, double &peak) const;
    Result<void> deleteRows(const QString &id);
    Result<void> roundOfShared(int round);
    Result<void> roundOfFull(int round);

    BenchServer &m_server;
    const Options &m_options;
    Samples m_delete;
    Samples m_shared;
    Samples m_full;       ///< milliseconds
    Samples m_keptByFull; ///< of the room that a tenant took, what was not given back
    double m_sharedPeak = 0;
    double m_fullPeak = 0;
};

Result<void> TeardownBench::create(const QString &name, const QString &isolation) const
{
    return m_server
        .showroomctl({u"create"_s, u"--name"_s, name, u"--size"_s, m_options.isQuick ? u"medium"_s : u"large"_s,
                      u"--isolation"_s, isolation})
        .map([](const ChildRun &) {});
}

/// Seconds of the job by the server's clock, from its claim to its end: the proof that nothing is left included.
Result<double> TeardownBench::tearDown(const QString &id, double &peak) const
{
    SHOWROOM_TRY(m_server.settle());
    const Result<ChildRun> run = m_server.showroomctl({u"teardown"_s, u"--tenant"_s, id, u"--confirm"_s, id});
    if (!run)
        return run.error();
    peak = std::max(peak, run->peakMegabytes);
    Result<database::Connection> connection = m_server.connectSuperuser();
    if (!connection)
        return connection.error();
    const auto seconds = connection->scalar(
        SqlStatement::fromText("SELECT extract(epoch FROM finished_at - started_at)::float8 FROM showroom.job"
                               " WHERE environment = :id AND kind = 'teardown'"),
        {{"id", id}});
    if (!seconds)
        return seconds.error();
    return seconds->toDouble();
}

Result<void> TeardownBench::deleteRows(const QString &id)
{
    SHOWROOM_TRY(m_server.settle());
    Result<database::Connection> connection = m_server.connectSuperuser();
    if (!connection)
        return connection.error();
    QElapsedTimer timer;
    timer.start();
    SHOWROOM_TRY(connection->executeScript("BEGIN"));
    for (const char *table : {"impact.events", "impact.users"}) {
        SHOWROOM_TRY(connection->execute(
            SqlStatement::fromText(QByteArray("DELETE FROM ") + table + " WHERE tenant_id = :id"), {{"id", id}}));
    }
    SHOWROOM_TRY(connection->executeScript("COMMIT"));
    m_delete.add(double(timer.nsecsElapsed()) / 1e9);
    return {};
}

Result<void> TeardownBench::roundOfShared(int round)
{
    const QString ours = u"ours-%1"_s.arg(round);
    const QString theirs = u"theirs-%1"_s.arg(round);
    const auto tearOursDown = [&](int) -> Result<void> {
        const Result<double> seconds = tearDown(u"demo-"_s + ours, m_sharedPeak);
        if (!seconds)
            return seconds.error();
        m_shared.add(*seconds);
        return {};
    };
    const auto deleteTheirs = [&](int) { return deleteRows(u"demo-"_s + theirs); };
    const bool isOursFirst = round % 2 == 0;
    for (const QString &name : isOursFirst ? QStringList{ours, theirs} : QStringList{theirs, ours})
        SHOWROOM_TRY(create(name, u"shared_schema"_s));
    return isOursFirst ? alternate(1, {tearOursDown, deleteTheirs}) : alternate(1, {deleteTheirs, tearOursDown});
}

Result<void> TeardownBench::roundOfFull(int round)
{
    const QString name = u"own-%1"_s.arg(round);
    const Result<double> before = m_server.databaseBytes();
    if (!before)
        return before.error();
    SHOWROOM_TRY(create(name, u"full"_s));
    const Result<double> between = m_server.databaseBytes();
    if (!between)
        return between.error();
    const Result<double> seconds = tearDown(u"demo-"_s + name, m_fullPeak);
    if (!seconds)
        return seconds.error();
    const Result<double> after = m_server.databaseBytes();
    if (!after)
        return after.error();
    m_full.add(*seconds * 1000);
    m_keptByFull.add(std::max(0.0, *after - *before) / std::max(1.0, *between - *before));
    return {};
}

Result<void> TeardownBench::run()
{
    for (int neighbour = 0; neighbour < (m_options.isQuick ? 1 : neighbours); ++neighbour)
        SHOWROOM_TRY(create(u"neighbour-%1"_s.arg(neighbour), u"shared_schema"_s));
    for (int round = 0; round < m_options.rounds; ++round) {
        SHOWROOM_TRY(roundOfShared(round));
        SHOWROOM_TRY(roundOfFull(round));
    }
    return {};
}

void TeardownBench::report(Report &report) const
{
    report.add(Figure::of(group, u"full: the job"_s, m_full, u"ms"_s, Limit::atMost(50)).withPeakMemory(m_fullPeak));
    report.add(Figure::of(group, u"full: of its room, not given back"_s, m_keptByFull, u"×"_s, Limit::atMost(0.05)));
    report.add(Figure::of(group, u"shared_schema: the job ÷ the bare indexed DELETE"_s, m_shared.dividedBy(m_delete),
                          u"×"_s, Limit::atMost(1.3))
                   .withPeakMemory(m_sharedPeak));
    report.add(Figure::of(group, u"the bare indexed DELETE itself"_s, m_delete, u"s"_s, Limit::none()));
}

} // namespace

Result<void> benchTeardown(const Options &options, Report &report)
{
    report.beginGroup(group, u"Tearing a tenant down"_s);
    const auto server = BenchServer::start(options.folder, report.noise());
    if (!server)
        return server.error();
    TeardownBench bench(**server, options);
    SHOWROOM_TRY(bench.run());
    bench.report(report);
    return {};
}

} // namespace showroom::bench
