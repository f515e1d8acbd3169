#include "bench/bench.h"
#include "bench/fleet.h"
#include "bench/report.h"
#include "bench/rounds.h"

#include "core/sandboxes/sweep.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 9;
constexpr int callers = 16;

/// An unlogged row that is counted up and nothing else: what counting a call is measured against.
constexpr char counter[] = "CREATE UNLOGGED TABLE public.bench_counter (n bigint) WITH (fillfactor = 20)";

/// Sandboxes that expired one after the other, without data.
constexpr char expired[] = R"(
INSERT INTO showroom.environment (id, kind, name, status, blueprint, blueprint_version, size, parameters, seed, reference_date,
                                  salt_version, created_at, expires_at)
SELECT 'sandbox-due-' || n, 'sandbox', 'Due ' || n, 'ready', blueprint, blueprint_version, size, parameters, seed,
       reference_date, salt_version, now() - interval '90 days', now() - n * interval '1 minute'
  FROM showroom.environment, generate_series(1, 1000) n WHERE id = 'sandbox-counted'
)";

/// Sandboxes made, previewed and called.
class SandboxBench final {
public:
    SandboxBench(Fleet &fleet, const Options &options)
        : m_fleet(fleet)
        , m_options(options)
    {
    }

    Result<void> run();
    void report(Report &report) const;

private:
    Result<void> make(int round);
    Result<void> preview();
    Result<void> call();
    /// Transactions a second of a statement by many callers at once.
    Result<double> rate(const QString &sql) const;

    Fleet &m_fleet;
    const Options &m_options;
    QMap<QString, Samples> m_made; ///< seconds by "size, isolation"
    Samples m_previewed;           ///< milliseconds
    Samples m_calls;               ///< a second
    Samples m_bare;
};

Result<void> SandboxBench::make(int round)
{
    for (const QString &size : {u"minimal"_s, m_options.isQuick ? u"realistic"_s : u"enterprise"_s}) {
        for (const QString &isolation : {u"full"_s, u"shared_schema"_s}) {
            const QString name = size + u'-' + QString::number(round) + (isolation == u"full" ? u"-f"_s : u"-s"_s);
            const Result<double> taken = m_fleet.createSandbox(name, size, isolation);
            if (!taken)
                return taken.error();
            m_made[size + u", "_s + isolation].add(*taken);
        }
    }
    return {};
}

Result<void> SandboxBench::preview()
{
    auto connection = database::Connection::open(m_fleet.server().settings());
    if (!connection)
        return connection.error();
    QElapsedTimer timer;
    timer.start();
    const auto due = sandboxes::previewSweep(*connection, sandboxes::Sweep::Expiry);
    if (!due)
        return due.error();
    m_previewed.add(double(timer.nsecsElapsed()) / 1e6);
    if (due->items.size() + due->beyondCap < 1000)
        return fail(ErrorCode::Internal, u"The preview missed sandboxes that are due."_s);
    return {};
}

Result<double> SandboxBench::rate(const QString &sql) const
{
    QFile script(m_fleet.server().file(u"call.sql"_s));
    if (!script.open(QIODevice::WriteOnly | QIODevice::Truncate) || script.write(sql.toUtf8() + ";\n") < 0)
        return fail(ErrorCode::FileFailure, u"The calls cannot be written: %1."_s.arg(script.errorString()));
    script.close();
    const Result<ChildRun> ran = m_fleet.server().pgbench(
        {u"--no-vacuum"_s, u"--protocol=prepared"_s, u"--client=%1"_s.arg(callers), u"--jobs=2"_s,
         u"--time=%1"_s.arg(m_options.isQuick ? 1 : 5), u"--file=%1"_s.arg(script.fileName())});
    if (!ran)
        return ran.error();
    static const QRegularExpression perSecond(u"tps = ([0-9.]+)"_s);
    const auto found = perSecond.match(QString::fromUtf8(ran->output));
    if (!found.hasMatch())
        return fail(ErrorCode::Internal, u"pgbench told no rate."_s);
    return found.captured(1).toDouble();
}

Result<void> SandboxBench::call()
{
    const auto measure = [this](Samples &samples, const QString &sql) -> Contestant {
        return [this, &samples, sql](int) -> Result<void> {
            const Result<double> taken = rate(sql);
            if (!taken)
                return taken.error();
            samples.add(*taken);
            return {};
        };
    };
    return alternate(1, {measure(m_calls, u"SELECT showroom.count_api_call('sandbox-counted')"_s),
                         measure(m_bare, u"UPDATE public.bench_counter SET n = n + 1"_s)});
}

Result<void> SandboxBench::run()
{
    if (const auto made = m_fleet.createSandbox(u"counted"_s, u"minimal"_s, u"full"_s); !made)
        return made.error(); // warms the caches up as well
    SHOWROOM_TRY(m_fleet.server().psql({QString::fromLatin1(counter), u"INSERT INTO public.bench_counter VALUES (0)"_s,
                                        u"UPDATE showroom.sandbox SET max_api_calls = 2000000000"_s,
                                        QString::fromLatin1(expired), u"VACUUM ANALYZE"_s}));
    for (int round = 0; round < m_options.rounds; ++round) {
        SHOWROOM_TRY(make(round));
        SHOWROOM_TRY(preview());
        SHOWROOM_TRY(call());
    }
    return {};
}

void SandboxBench::report(Report &report) const
{
    for (const auto &[what, seconds] : m_made.asKeyValueRange())
        report.add(Figure::of(group, u"a sandbox ready, "_s + what, seconds, u"s"_s,
                              Limit::atMost(what.startsWith(u"minimal") ? 1 : 5)));
    report.add(Figure::of(group, u"1,000 expiries previewed"_s, m_previewed, u"ms"_s, Limit::atMost(200)));
    report.add(Figure::of(group, u"API calls counted a second, one sandbox, %1 callers"_s.arg(callers), m_calls,
                          u"/s"_s, Limit::atLeast(5000)));
    report.add(Figure::of(group, u"a bare UPDATE of one row ÷ counting a call"_s, m_bare.dividedBy(m_calls), u"×"_s,
                          Limit::none()));
}

} // namespace

Result<void> benchSandboxes(const Options &options, Report &report)
{
    report.beginGroup(group, u"Sandboxes"_s);
    const auto fleet = Fleet::start(options.folder, report.noise());
    if (!fleet)
        return fleet.error();
    SandboxBench bench(**fleet, options);
    SHOWROOM_TRY(bench.run());
    bench.report(report);
    return {};
}

} // namespace showroom::bench
