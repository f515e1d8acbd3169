#include "bench/bench.h"
#include "bench/fleet.h"
#include "bench/page_reader.h"
#include "bench/report.h"
#include "bench/rounds.h"

#include "core/environments/environment_store.h"

#include <QElapsedTimer>
#include <QThread>

#include <array>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 8;
constexpr auto watched = "watched";
/// One after the other, so that a p99 is more than the worst of the hundred pages that are read beside a single one.
constexpr int teardowns = 8;

/// A server with one environment beside a server with a thousand, of one isolation.
class FleetBench final {
public:
    FleetBench(Fleet &lone, Fleet &crowd, QString isolation, const Options &options)
        : m_lone(lone)
        , m_crowd(crowd)
        , m_isolation(std::move(isolation))
        , m_options(options)
    {
    }

    Result<void> run();
    void report(Report &report) const;

private:
    /// What somebody who reads another environment meets.
    struct Reading {
        Samples idle; ///< p99 of a round, milliseconds
        Samples busy;
    };

    Result<void> fill();
    Result<void> createAndRead(int round);
    Result<void> create(Fleet &fleet, int round, Samples &seconds) const;
    Result<void> readPages(Fleet &fleet, Reader reader, Samples &milliseconds) const;
    Result<void> listAll();
    Result<void> readBeside(const std::function<Result<double>()> &work, Reading &reading);
    Result<double> tearDownAll(const QStringList &names);
    Result<Samples> readDuring(const std::function<Result<void>()> &work);

    Fleet &m_lone;
    Fleet &m_crowd;
    QString m_isolation;
    const Options &m_options;
    std::array<Samples, 2> m_create; ///< seconds: alone, among a thousand
    std::array<Samples, 2> m_page;   ///< milliseconds, the product's
    std::array<Samples, 2> m_guardedPage;
    Samples m_list; ///< milliseconds
    Reading m_whileCreating;
    Reading m_whileTearingDown;
};

Result<void> FleetBench::fill()
{
    for (Fleet *fleet : {&m_lone, &m_crowd})
        SHOWROOM_TRY(fleet->create(QString::fromLatin1(watched), u"medium"_s, m_isolation));
    const int environments = m_options.isQuick ? 10 : 1000;
    for (int number = 2; number <= environments; ++number)
        SHOWROOM_TRY(m_crowd.create(u"fleet-%1"_s.arg(number), u"small"_s, m_isolation));
    for (Fleet *fleet : {&m_lone, &m_crowd}) {
        SHOWROOM_TRY(fleet->server().psql({u"VACUUM ANALYZE"_s}));
        SHOWROOM_TRY(fleet->server().settle());
    }
    return {};
}

Result<void> FleetBench::create(Fleet &fleet, int round, Samples &seconds) const
{
    const QString name = u"round-%1"_s.arg(round);
    const Result<double> taken = fleet.create(name, u"small"_s, m_isolation);
    if (!taken)
        return taken.error();
    seconds.add(*taken);
    return fleet.tearDown(name).map([](double) {});
}

Result<void> FleetBench::readPages(Fleet &fleet, Reader who, Samples &milliseconds) const
{
    constexpr int pages = 200;
    auto reader = PageReader::open(fleet.server(), u"demo-"_s + QString::fromLatin1(watched), who);
    if (!reader)
        return reader.error();
    const Result<Samples> taken = reader->read(pages);
    if (!taken)
        return taken.error();
    milliseconds.add(taken->median());
    return {};
}

Result<void> FleetBench::listAll()
{
    auto connection = database::Connection::open(m_crowd.server().settings());
    if (!connection)
        return connection.error();
    QElapsedTimer timer;
    timer.start();
    SHOWROOM_TRY(environments::list(*connection));
    m_list.add(double(timer.nsecsElapsed()) / 1e6);
    return {};
}

Result<void> FleetBench::createAndRead(int round)
{
    const auto both = [this](const std::function<Result<void>(Fleet &, std::size_t)> &measure) -> QList<Contestant> {
        return {[this, measure](int) { return measure(m_lone, 0); },
                [this, measure](int) { return measure(m_crowd, 1); }};
    };
    SHOWROOM_TRY(alternate(
        1, both([this, round](Fleet &fleet, std::size_t which) { return create(fleet, round, m_create[which]); })));
    SHOWROOM_TRY(alternate(
        1, both([this](Fleet &fleet, std::size_t which) { return readPages(fleet, Reader::Product, m_page[which]); })));
    SHOWROOM_TRY(alternate(1, both([this](Fleet &fleet, std::size_t which) {
                               return readPages(fleet, Reader::Showroom, m_guardedPage[which]);
                           })));
    return listAll();
}

Result<Samples> FleetBench::readDuring(const std::function<Result<void>()> &work)
{
    auto reader = PageReader::open(m_crowd.server(), u"demo-"_s + QString::fromLatin1(watched), Reader::Product);
    if (!reader)
        return reader.error();
    BusyReader busy(std::move(*reader));
    const Result<void> done = work();
    Result<Samples> pages = busy.stop();
    if (!done)
        return done.error();
    return pages;
}

Result<double> FleetBench::tearDownAll(const QStringList &names)
{
    double seconds = 0;
    for (const QString &name : names) {
        const Result<double> taken = m_crowd.tearDown(name);
        if (!taken)
            return taken.error();
        seconds += *taken;
    }
    return seconds;
}

/// First as long as the work takes with nothing else going on, then with it: the next round's idle time lies between.
Result<void> FleetBench::readBeside(const std::function<Result<double>()> &work, Reading &reading)
{
    double seconds = 0;
    const Result<Samples> busy = readDuring([&]() -> Result<void> {
        const Result<double> taken = work();
        if (!taken)
            return taken.error();
        seconds = *taken;
        return {};
    });
    if (!busy)
        return busy.error();
    const Result<Samples> idle = readDuring([&]() -> Result<void> {
        QThread::usleep(static_cast<unsigned long>(std::max(0.5, seconds) * 1e6));
        return {};
    });
    if (!idle)
        return idle.error();
    reading.busy.add(busy->percentile(99));
    reading.idle.add(idle->percentile(99));
    return {};
}

Result<void> FleetBench::run()
{
    SHOWROOM_TRY(fill());
    const QString size = m_options.isQuick ? u"medium"_s : u"large"_s;
    for (int round = 0; round < m_options.rounds; ++round) {
        SHOWROOM_TRY(createAndRead(round));
        QStringList names;
        for (int number = 0; number < teardowns; ++number)
            names.append(u"large-%1-%2"_s.arg(round).arg(number));
        SHOWROOM_TRY(
            readBeside([&] { return m_crowd.create(names.constFirst(), size, m_isolation); }, m_whileCreating));
        for (const QString &name : names.sliced(1))
            SHOWROOM_TRY(m_crowd.create(name, size, m_isolation));
        SHOWROOM_TRY(m_crowd.server().settle());
        SHOWROOM_TRY(readBeside([&] { return tearDownAll(names); }, m_whileTearingDown));
    }
    return {};
}

void FleetBench::report(Report &report) const
{
    const auto add = [this, &report](const QString &name, const Samples &samples, const QString &unit, Limit limit) {
        report.add(Figure::of(group, m_isolation + u": "_s + name, samples, unit, limit));
    };
    add(u"creating one ÷ the first"_s, m_create[1].dividedBy(m_create[0]), u"×"_s, Limit::atMost(2));
    add(u"a page's query ÷ with one environment"_s, m_page[1].dividedBy(m_page[0]), u"×"_s, Limit::atMost(1.2));
    add(u"the same through the guard"_s, m_guardedPage[1].dividedBy(m_guardedPage[0]), u"×"_s, Limit::none());
    add(u"others' reads while a large one is created, p99 ÷ idle"_s,
        m_whileCreating.busy.dividedBy(m_whileCreating.idle), u"×"_s, Limit::atMost(2));
    add(u"others' reads while large ones are torn down, p99 ÷ idle"_s,
        m_whileTearingDown.busy.dividedBy(m_whileTearingDown.idle), u"×"_s, Limit::atMost(2));
    add(u"others' reads while idle, p99"_s, m_whileCreating.idle, u"ms"_s, Limit::none());
    add(u"listing all environments"_s, m_list, u"ms"_s, Limit::atMost(100));
}

} // namespace

Result<void> benchFleet(const Options &options, Report &report)
{
    report.beginGroup(group, options.isQuick ? u"With ten environments"_s : u"With a thousand environments"_s);
    for (const QString &isolation : {u"shared_schema"_s, u"full"_s}) {
        const auto lone = Fleet::start(options.folder, report.noise());
        if (!lone)
            return lone.error();
        const auto crowd = Fleet::start(options.folder, report.noise());
        if (!crowd)
            return crowd.error();
        FleetBench bench(**lone, **crowd, isolation, options);
        SHOWROOM_TRY(bench.run());
        bench.report(report);
    }
    return {};
}

} // namespace showroom::bench
