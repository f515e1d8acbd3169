#include "bench/bench.h"
#include "bench/bench_server.h"
#include "bench/page_reader.h"
#include "bench/report.h"
#include "bench/rounds.h"

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 10;
constexpr int neighbours = 4;
constexpr char watched[] = "demo-watched";

/// A page of fifty events through the guard view against the table itself, both by the same client, beside other
/// tenants and a production one.
class GuardBench final {
public:
    GuardBench(BenchServer &server, const Options &options)
        : m_server(server)
        , m_pages(options.isQuick ? 20 : 400)
        , m_rounds(options.isQuick ? 2 : options.rounds)
    {
    }

    Result<void> run(const QString &isolation);
    void report(Report &report, const QString &isolation) const;

private:
    Result<void> fill(const QString &isolation) const;

    BenchServer &m_server;
    int m_pages;
    int m_rounds;
    QMap<QString, Samples> m_cost;
};

Result<void> GuardBench::fill(const QString &isolation) const
{
    const auto create = [&](const QString &name, const QString &size) {
        return m_server.showroomctl({u"create"_s, u"--name"_s, name, u"--size"_s, size, u"--isolation"_s, isolation})
            .map([](const ChildRun &) {});
    };
    SHOWROOM_TRY(create(QString::fromLatin1(watched), u"medium"_s));
    for (int number = 0; number < neighbours; ++number)
        SHOWROOM_TRY(create(u"neighbour-%1"_s.arg(number), u"small"_s));
    SHOWROOM_TRY(
        m_server.psql({u"INSERT INTO impact.users SELECT (jsonb_populate_record(u, '{\"tenant_id\": \"acme\"}')).* "
                       "FROM impact.users u WHERE tenant_id = 'demo-neighbour-0' ON CONFLICT DO NOTHING"_s,
                       u"INSERT INTO impact.events SELECT (jsonb_populate_record(e, '{\"tenant_id\": \"acme\"}')).* "
                       "FROM impact.events e WHERE tenant_id = 'demo-neighbour-0' ON CONFLICT DO NOTHING"_s,
                       u"ANALYZE"_s}));
    return {};
}

Result<void> GuardBench::run(const QString &isolation)
{
    SHOWROOM_TRY(fill(isolation));
    auto table = PageReader::open(m_server, QString::fromLatin1(watched), Reader::Product);
    if (!table)
        return table.error();
    auto guard = PageReader::open(m_server, QString::fromLatin1(watched), Reader::Showroom);
    if (!guard)
        return guard.error();
    // The first pages plan, and fill the caches for both.
    for (PageReader *reader : {&*table, &*guard}) {
        if (const auto warm = reader->read(m_pages / 4); !warm)
            return warm.error();
    }
    QList<double> ofTable(m_rounds);
    QList<double> ofGuard(m_rounds);
    const auto reading = [this](PageReader &reader, QList<double> &medians) {
        return [&reader, &medians, this](int round) -> Result<void> {
            const Result<Samples> pages = reader.read(m_pages);
            if (!pages)
                return pages.error();
            medians[round] = pages->median();
            return {};
        };
    };
    SHOWROOM_TRY(alternate(m_rounds, {reading(*table, ofTable), reading(*guard, ofGuard)}));
    for (int round = 0; round < m_rounds; ++round)
        m_cost[isolation].add(ofGuard.at(round) / ofTable.at(round));
    return {};
}

void GuardBench::report(Report &report, const QString &isolation) const
{
    report.add(Figure::of(group, isolation + u": a page of fifty, guard view ÷ table"_s, m_cost.value(isolation),
                          u"×"_s, Limit::atMost(1.10)));
}

} // namespace

Result<void> benchGuard(const Options &options, Report &report)
{
    report.beginGroup(group, u"What the guard costs"_s);
    for (const QString &isolation : {u"shared_schema"_s, u"full"_s}) {
        auto server = BenchServer::start(options.folder, report.noise());
        if (!server)
            return server.error();
        GuardBench bench(**server, options);
        SHOWROOM_TRY(bench.run(isolation));
        bench.report(report, isolation);
    }
    return {};
}

} // namespace showroom::bench
