#include "bench/bench.h"
#include "bench/bench_server.h"
#include "bench/line_digest.h"
#include "bench/report.h"
#include "bench/rounds.h"

#include <QFileInfo>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 4;
const auto environment = u"demo-source"_s;

/// One way to write a tenant into a file.
struct Way {
    Samples seconds;
    double peakMegabytes = 0;

    Result<void> take(const Result<ChildRun> &run)
    {
        if (!run)
            return run.error();
        seconds.add(run->seconds);
        peakMegabytes = std::max(peakMegabytes, run->peakMegabytes);
        return {};
    }
};

/// One tenant alone in the product's tables, written by ours and by the usual programs.
class ExportBench final {
public:
    explicit ExportBench(BenchServer &server)
        : m_server(server)
    {
    }

    Result<void> run(const Options &options);
    void report(Report &report) const;
    /// That a line of ours holds what row_to_json gives, byte by byte.
    Result<void> compare(Report &report) const;

private:
    Result<void> prepare(bool isQuick);
    Result<ChildRun> exportAs(const QString &format) const;
    QString source(const QString &table, const QString &columns) const;
    Result<ChildRun> copy(const QString &columns, const QString &suffix) const;
    Result<ChildRun> dumpInserts() const;

    BenchServer &m_server;
    Way m_jsonl;
    Way m_sql;
    Way m_copyText;
    Way m_rowToJson;
    Way m_dump;
};

Result<void> ExportBench::prepare(bool isQuick)
{
    QStringList create{u"create"_s, u"--name"_s, u"source"_s, u"--regions"_s, u"MULTI"_s};
    if (isQuick) {
        create += {u"--size"_s, u"medium"_s};
    } else {
        create += {u"--size"_s, u"custom"_s, u"--users"_s, u"16000"_s};
        for (const QString &count : {u"volunteer=400000"_s, u"donation=200000"_s, u"learning=320000"_s,
                                     u"enrollment=80000"_s, u"buddy=8000"_s})
            create += {u"--count"_s, count};
    }
    SHOWROOM_TRY(m_server.showroomctl(create));
    SHOWROOM_TRY(m_server.psql({u"VACUUM ANALYZE impact.users, impact.events"_s}));
    return m_server.settle();
}

Result<ChildRun> ExportBench::exportAs(const QString &format) const
{
    return m_server.showroomctl({u"export"_s, u"--tenant"_s, environment, u"--format"_s, format, u"--force"_s,
                                 u"--out"_s, m_server.file(u"export."_s + format)});
}

QString ExportBench::source(const QString &table, const QString &columns) const
{
    return u"SELECT %1 FROM impact.%2 t WHERE tenant_id = '%3'"_s.arg(columns, table, environment);
}

Result<ChildRun> ExportBench::copy(const QString &columns, const QString &suffix) const
{
    QStringList commands{u"SET TimeZone = 'UTC'"_s};
    for (const QString &table : {u"users"_s, u"events"_s})
        commands.append(
            u"\\copy (%1) TO '%2'"_s.arg(source(table, columns), m_server.file(u"%1.%2"_s.arg(table, suffix))));
    return m_server.psql(commands);
}

Result<ChildRun> ExportBench::dumpInserts() const
{
    return m_server.pgDump({u"--data-only"_s, u"--inserts"_s, u"--table"_s, u"impact.users"_s, u"--table"_s,
                            u"impact.events"_s, u"--file"_s, m_server.file(u"dump.sql"_s)});
}

Result<void> ExportBench::run(const Options &options)
{
    SHOWROOM_TRY(prepare(options.isQuick));
    return alternate(options.rounds, {[this](int) { return m_copyText.take(copy(u"*"_s, u"txt"_s)); },
                                      [this](int) { return m_jsonl.take(exportAs(u"jsonl"_s)); },
                                      [this](int) { return m_rowToJson.take(copy(u"row_to_json(t)"_s, u"rows"_s)); },
                                      [this](int) { return m_sql.take(exportAs(u"sql"_s)); },
                                      [this](int) { return m_dump.take(dumpInserts()); }});
}

void ExportBench::report(Report &report) const
{
    const auto addRatio = [&report](const QString &name, const Way &way, const Way &yardstick, double bound) {
        report.add(Figure::of(group, name, way.seconds.dividedBy(yardstick.seconds), u"×"_s, Limit::atMost(bound)));
    };
    const auto addPeak = [&report](const QString &name, const Way &way) {
        Samples peak;
        peak.add(way.peakMegabytes);
        report.add(Figure::of(group, name, peak, u"MB"_s, Limit::atMost(40)).withPeakMemory(way.peakMegabytes));
    };
    addRatio(u"JSONL ÷ \\copy text"_s, m_jsonl, m_copyText, 0.85);
    addRatio(u"JSONL ÷ \\copy of row_to_json"_s, m_jsonl, m_rowToJson, 0.45);
    addRatio(u"SQL ÷ pg_dump --inserts"_s, m_sql, m_dump, 0.55);
    addPeak(u"JSONL: peak memory"_s, m_jsonl);
    addPeak(u"SQL: peak memory"_s, m_sql);
    report.add(Figure::of(group, u"\\copy text itself"_s, m_copyText.seconds, u"s"_s, Limit::none())
                   .withPeakMemory(m_copyText.peakMegabytes));
}

Result<void> ExportBench::compare(Report &report) const
{
    const auto ours = digestOfExport(m_server.file(u"export.jsonl"_s));
    if (!ours)
        return ours.error();
    const auto theirs = digestOfCopy({m_server.file(u"users.rows"_s), m_server.file(u"events.rows"_s)});
    if (!theirs)
        return theirs.error();
    if (*ours != *theirs)
        return fail(ErrorCode::Internal, u"The JSON lines differ from what row_to_json gives."_s);
    report.note(u"%L1 rows, %L2 bytes: the same as row_to_json"_s.arg(ours->lines).arg(ours->bytes));
    return {};
}

} // namespace

Result<void> benchExport(const Options &options, Report &report)
{
    report.beginGroup(group, u"Exporting"_s);
    const auto server = BenchServer::start(options.folder, report.noise());
    if (!server)
        return server.error();
    ExportBench bench(**server);
    SHOWROOM_TRY(bench.run(options));
    bench.report(report);
    return bench.compare(report);
}

} // namespace showroom::bench
