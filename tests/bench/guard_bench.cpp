#include "bench/bench.h"
#include "bench/bench_server.h"
#include "bench/page_reader.h"
#include "bench/report.h"

#include <algorithm>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 10;
constexpr int neighbours = 4;
constexpr char watched[] = "demo-watched";

/// A page of fifty events as the console reads it against a statement on the table itself: the same rows into the same
/// values by the same client, beside other tenants and a production one. And what the bare guard view would cost.
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
    Result<PageReader> open(Reader reader) const;
    Result<void> readInTurn(PageReader &table, PageReader &ours);

    BenchServer &m_server;
    int m_pages;
    int m_rounds;
    Samples m_ofTable; ///< medians of the rounds, milliseconds
    Samples m_ofOurs;
    Samples m_ofView;
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

/// The first pages plan, and fill the caches for all.
Result<PageReader> GuardBench::open(Reader reader) const
{
    auto pages = PageReader::open(m_server, QString::fromLatin1(watched), reader);
    if (!pages)
        return pages;
    if (const auto warm = pages->read(std::max(2, m_pages / 10)); !warm)
        return warm.error();
    return pages;
}

Result<void> GuardBench::run(const QString &isolation)
{
    SHOWROOM_TRY(fill(isolation));
    auto table = open(Reader::Product);
    auto ours = open(Reader::Showroom);
    auto view = open(Reader::GuardView);
    for (const auto *reader : {&table, &ours, &view}) {
        if (!*reader)
            return reader->error();
    }
    const auto shown = table->readPage();
    const auto shownByUs = ours->readPage();
    const auto shownByView = view->readPage();
    if (!shown || !shownByUs || !shownByView || *shown != *shownByUs || *shown != *shownByView)
        return fail(ErrorCode::Internal, u"The guard shows other rows than the table has."_s);
    for (int round = 0; round < m_rounds; ++round) {
        SHOWROOM_TRY(readInTurn(*table, *ours));
        const Result<Samples> slow = view->read(std::max(2, m_pages / 20));
        if (!slow)
            return slow.error();
        m_ofView.add(slow->median());
    }
    return {};
}

/// Page by page: on which processor the system runs a server process changes what a page takes by half, and stays as it
/// is for longer than a page.
Result<void> GuardBench::readInTurn(PageReader &table, PageReader &ours)
{
    Samples ofTable;
    Samples ofOurs;
    for (int page = 0; page < m_pages; ++page) {
        for (const bool isTable : {page % 2 == 0, page % 2 != 0}) {
            const Result<double> milliseconds = (isTable ? table : ours).read();
            if (!milliseconds)
                return milliseconds.error();
            (isTable ? ofTable : ofOurs).add(*milliseconds);
        }
    }
    m_ofTable.add(ofTable.median());
    m_ofOurs.add(ofOurs.median());
    return {};
}

void GuardBench::report(Report &report, const QString &isolation) const
{
    const auto add = [&](const QString &name, const Samples &samples, const QString &unit, Limit limit) {
        report.add(Figure::of(group, isolation + u": "_s + name, samples, unit, limit));
    };
    add(u"a page of fifty, through the guard ÷ table"_s, m_ofOurs.dividedBy(m_ofTable), u"×"_s, Limit::atMost(1.10));
    add(u"the page through the guard itself"_s, m_ofOurs, u"ms"_s, Limit::none());
    add(u"the same by the bare guard view ÷ table"_s, m_ofView.dividedBy(m_ofTable), u"×"_s, Limit::none());
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
