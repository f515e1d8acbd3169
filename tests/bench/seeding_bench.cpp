#include "bench/bench.h"
#include "bench/bench_server.h"
#include "bench/processor_time.h"
#include "bench/report.h"
#include "bench/rounds.h"

#include <QElapsedTimer>
#include <QHash>
#include <QThread>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int seedingGroup = 1;
constexpr int processorGroup = 2;

/// A dataset as `showroomctl create` takes it.
struct Dataset {
    QString label;
    QStringList options;
    double events;
};

Dataset mediumTenant()
{
    return {u"medium"_s, {u"--size"_s, u"medium"_s}, 25'250};
}

Dataset largeTenant()
{
    return {u"large"_s, {u"--size"_s, u"large"_s}, 126'000};
}

/// A large tenant's mix, sixteen times.
Dataset twoMillionEvents()
{
    Dataset dataset{u"2 M events"_s, {u"--size"_s, u"custom"_s, u"--users"_s, u"32000"_s}, 2'016'000};
    for (const QString &count :
         {u"volunteer=800000"_s, u"donation=400000"_s, u"learning=640000"_s, u"enrollment=160000"_s, u"buddy=16000"_s})
        dataset.options += {u"--count"_s, count};
    return dataset;
}

/// What filling one isolation took, round by round; seconds without the fingerprint, which has a figure of its own.
struct Filling {
    Samples seconds;
    Samples fingerprintSeconds;
    Samples clientMicroseconds; ///< of the processor, an event
    Samples microseconds;       ///< client and server, without the fingerprint
    double peakMegabytes = 0;
};

/// The same rows on three ways into the database: psql's \copy, and both isolations.
class SeedingBench final {
public:
    SeedingBench(BenchServer &server, Dataset dataset)
        : m_server(server)
        , m_dataset(std::move(dataset))
    {
    }

    Result<void> run(int rounds);
    void report(Report &report) const;
    double peakMegabytes() const { return std::max(m_shared.peakMegabytes, m_full.peakMegabytes); }

private:
    QStringList createOptions(const QString &name, const QString &isolation) const;
    Result<void> writeSource();
    Result<void> clear();
    Result<void> copy();
    Result<void> create(int round, const QString &isolation, Filling &filling);
    Result<double> fingerprintProcessorSeconds(const QString &id) const;

    BenchServer &m_server;
    Dataset m_dataset;
    Samples m_copySeconds;
    Samples m_analyzeSeconds;
    Filling m_shared;
    Filling m_full;
};

QStringList SeedingBench::createOptions(const QString &name, const QString &isolation) const
{
    return QStringList{u"create"_s,     u"--name"_s,      name,      u"--regions"_s,
                       u"MULTI"_s,      u"--isolation"_s, isolation, u"--as-of"_s,
                       u"2026-01-31"_s, u"--seed"_s,      u"1"_s} +
           m_dataset.options;
}

/// The rows as text files, in the order in which they were generated.
Result<void> SeedingBench::writeSource()
{
    SHOWROOM_TRY(m_server.showroomctl(createOptions(u"source"_s, u"shared_schema"_s)));
    return m_server
        .psql({u"\\copy impact.users TO '%1'"_s.arg(m_server.file(u"users.txt"_s)),
               u"\\copy impact.events TO '%1'"_s.arg(m_server.file(u"events.txt"_s))})
        .map([](const ChildRun &) {});
}

/// Everybody meets the product's tables empty: their size, and who vacuums them when, is no one's merit.
Result<void> SeedingBench::clear()
{
    SHOWROOM_TRY(m_server.psql({u"TRUNCATE impact.users, impact.events"_s}));
    return m_server.settle();
}

Result<void> SeedingBench::copy()
{
    SHOWROOM_TRY(clear());
    double seconds = 0;
    for (const QString &table : {u"users"_s, u"events"_s}) {
        const Result<ChildRun> run =
            m_server.psql({u"\\copy impact.%1 FROM '%2'"_s.arg(table, m_server.file(table + u".txt"_s))});
        if (!run)
            return run.error();
        seconds += run->seconds;
        // Not knowing the size of the parents, PostgreSQL may read them all again for every child: no fair yardstick.
        SHOWROOM_TRY(m_server.psql({u"ANALYZE impact.%1"_s.arg(table)}));
    }
    m_copySeconds.add(seconds);
    const Result<ChildRun> analyze = m_server.psql({u"ANALYZE impact.users, impact.events"_s});
    if (!analyze)
        return analyze.error();
    m_analyzeSeconds.add(seconds + analyze->seconds);
    return {};
}

Result<void> SeedingBench::create(int round, const QString &isolation, Filling &filling)
{
    SHOWROOM_TRY(clear());
    const QString name = isolation.section(u'_', 0, 0) + u'-' + QString::number(round);
    const double before = m_server.processorSeconds();
    const Result<ChildRun> run = m_server.showroomctl(createOptions(name, isolation));
    if (!run)
        return run.error();
    const double serverSeconds = m_server.processorSeconds() - before;

    const QString id = u"demo-"_s + name;
    const Result<QJsonObject> status = m_server.ask({u"status"_s, u"--tenant"_s, id});
    if (!status)
        return status.error();
    const QJsonObject outcome = status->value(u"job"_s)[u"outcome"_s].toObject();
    const double fingerprintSeconds =
        (outcome.value(u"durationMs"_s).toDouble() - outcome.value(u"writeMs"_s).toDouble() -
         outcome.value(u"analyzeMs"_s).toDouble()) /
        1000;
    const Result<double> fingerprintProcessor = fingerprintProcessorSeconds(id);
    if (!fingerprintProcessor)
        return fingerprintProcessor.error();
    filling.seconds.add(run->seconds - fingerprintSeconds);
    filling.fingerprintSeconds.add(fingerprintSeconds);
    filling.clientMicroseconds.add(run->processorSeconds * 1e6 / m_dataset.events);
    filling.microseconds.add((run->processorSeconds + serverSeconds - *fingerprintProcessor) * 1e6 / m_dataset.events);
    filling.peakMegabytes = std::max(filling.peakMegabytes, run->peakMegabytes);
    return m_server.showroomctl({u"teardown"_s, u"--tenant"_s, id, u"--confirm"_s, id}).map([](const ChildRun &) {});
}

/// The fingerprint once more by itself: the job's own cannot be told from the rest of what the server did.
Result<double> SeedingBench::fingerprintProcessorSeconds(const QString &id) const
{
    Result<database::Connection> connection = m_server.connectSuperuser();
    if (!connection)
        return connection.error();
    const double before = m_server.processorSeconds();
    SHOWROOM_TRY(connection->scalar(
        database::SqlStatement::fromText("SELECT showroom.dataset_fingerprint(:id, 'impact')"), {{"id", id}}));
    return m_server.processorSeconds() - before;
}

Result<void> SeedingBench::run(int rounds)
{
    SHOWROOM_TRY(writeSource());
    return alternate(rounds, {[this](int) { return copy(); },
                              [this](int round) { return create(round, u"shared_schema"_s, m_shared); },
                              [this](int round) { return create(round, u"full"_s, m_full); }});
}

void SeedingBench::report(Report &report) const
{
    const auto add = [this, &report](int group, const QString &what, const Samples &samples, const QString &unit,
                                     Limit limit, double peak) {
        const Figure figure = Figure::of(group, m_dataset.label + u", "_s + what, samples, unit, limit);
        report.add(peak > 0 ? figure.withPeakMemory(peak) : figure);
    };
    const auto addIsolation = [&](const QString &name, const Filling &filling, double bound) {
        add(seedingGroup, name + u" ÷ \\copy"_s, filling.seconds.dividedBy(m_copySeconds), u"×"_s, Limit::atMost(bound),
            filling.peakMegabytes);
        add(seedingGroup, name + u" ÷ \\copy with ANALYZE"_s, filling.seconds.dividedBy(m_analyzeSeconds), u"×"_s,
            Limit::none(), 0);
        add(seedingGroup, name + u": fingerprint ÷ \\copy"_s, filling.fingerprintSeconds.dividedBy(m_copySeconds),
            u"×"_s, Limit::atMost(0.3), 0);
    };
    addIsolation(u"full"_s, m_full, 0.40);
    addIsolation(u"shared_schema"_s, m_shared, 1.1);
    add(seedingGroup, u"\\copy itself"_s, m_copySeconds, u"s"_s, Limit::none(), 0);
    add(processorGroup, u"full: processor an event"_s, m_full.microseconds, u"µs"_s, Limit::atMost(7), 0);
    add(processorGroup, u"full: client's share of it"_s, m_full.clientMicroseconds.dividedBy(m_full.microseconds),
        u"×"_s, Limit::atMost(0.15), 0);
    add(processorGroup, u"shared_schema: processor an event"_s, m_shared.microseconds, u"µs"_s, Limit::none(), 0);
}

/// Both sizes on a server each; the client's peak memory.
Result<double> benchDataset(const Options &options, Report &report, const Dataset &dataset, int rounds)
{
    const auto server = BenchServer::start(options.folder, report.noise());
    if (!server)
        return server.error();
    SeedingBench bench(**server, dataset);
    SHOWROOM_TRY(bench.run(rounds));
    bench.report(report);
    return bench.peakMegabytes();
}

} // namespace

Result<void> benchSeeding(const Options &options, Report &report)
{
    report.beginGroup(seedingGroup, u"Filling a tenant, from start to end, and 2. what it takes of the processor"_s);
    const Dataset first = options.isQuick ? mediumTenant() : largeTenant();
    const Result<double> small = benchDataset(options, report, first, options.rounds);
    if (!small || options.isQuick)
        return small.map([](double) {});
    const Result<double> large = benchDataset(options, report, twoMillionEvents(), options.fewRounds());
    if (!large)
        return large.error();
    Samples growth;
    growth.add(*large / *small);
    report.add(Figure::of(seedingGroup, u"peak memory, 2 M events ÷ large"_s, growth, u"×"_s, Limit::atMost(1.2)));
    return {};
}

} // namespace showroom::bench
