#include "bench/bench.h"
#include "bench/bench_server.h"
#include "bench/report.h"
#include "bench/rounds.h"

#include <QJsonArray>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 7;
constexpr int jumps = 300;

/// What a table view of one model took, round by round.
struct Viewing {
    Samples firstPaint; ///< milliseconds
    Samples growth;     ///< MB until the view has room for every row
    Samples later;      ///< MB until after the jumps
    Samples counted;    ///< milliseconds until every row can be jumped to
    Samples usual;      ///< median of the jumps, milliseconds
    Samples slowest;    ///< p99 of the jumps, milliseconds

    Result<void> take(const Result<QJsonObject> &seen)
    {
        if (!seen)
            return seen.error();
        firstPaint.add(seen->value(u"firstPaintMs"_s).toDouble());
        growth.add(seen->value(u"growthMegabytes"_s).toDouble());
        counted.add(seen->value(u"countedMs"_s).toDouble());
        Samples all;
        for (const QJsonValue &milliseconds : seen->value(u"jumpsMs"_s).toArray())
            all.add(milliseconds.toDouble());
        later.add(seen->value(u"laterGrowthMegabytes"_s).toDouble());
        usual.add(all.median());
        slowest.add(all.percentile(99));
        return {};
    }
};

Result<void> fill(BenchServer &server, bool isQuick)
{
    QStringList create{u"create"_s, u"--name"_s, u"table"_s, u"--isolation"_s, u"full"_s};
    if (isQuick) {
        create += {u"--size"_s, u"medium"_s};
    } else {
        create += {u"--size"_s, u"custom"_s, u"--users"_s, u"32000"_s};
        for (const QString &count : {u"volunteer=800000"_s, u"donation=400000"_s, u"learning=640000"_s,
                                     u"enrollment=160000"_s, u"buddy=16000"_s})
            create += {u"--count"_s, count};
    }
    SHOWROOM_TRY(server.showroomctl(create));
    return server.settle();
}

void addFigures(Report &report, const Viewing &query, const Viewing &paged)
{
    report.add(Figure::of(group, u"first paint, QSqlQueryModel ÷ ours"_s, query.firstPaint.dividedBy(paged.firstPaint),
                          u"×"_s, Limit::atLeast(200)));
    report.add(Figure::of(group, u"memory, QSqlQueryModel ÷ ours"_s, query.growth.dividedBy(paged.growth), u"×"_s,
                          Limit::atLeast(30))
                   .withPeakMemory(paged.later.highest()));
    report.add(Figure::of(group, u"a jump anywhere, p99"_s, paged.slowest, u"ms"_s, Limit::atMost(20)));
    report.add(Figure::of(group, u"a jump anywhere, median"_s, paged.usual, u"ms"_s, Limit::none()));
    report.add(Figure::of(group, u"our first paint itself"_s, paged.firstPaint, u"ms"_s, Limit::none()));
    report.add(Figure::of(group, u"QSqlQueryModel's first paint itself"_s, query.firstPaint, u"ms"_s, Limit::none())
                   .withPeakMemory(query.growth.highest()));
    report.add(Figure::of(group, u"until every row is a jump away"_s, paged.counted, u"ms"_s, Limit::none()));
}

} // namespace

Result<void> benchTable(const Options &options, Report &report)
{
    report.beginGroup(group, options.isQuick ? u"A table of 25,250 rows"_s : u"A table of two million rows"_s);
    const auto server = BenchServer::start(options.folder, report.noise());
    if (!server)
        return server.error();
    SHOWROOM_TRY(fill(**server, options.isQuick));
    Viewing query;
    Viewing paged;
    const auto view = [&server](const QString &model) {
        return (*server)->self(
            {u"--view"_s, model, u"--environment"_s, u"demo-table"_s, u"--jumps"_s, QString::number(jumps)});
    };
    SHOWROOM_TRY(alternate(options.fewRounds(), {[&](int) { return query.take(view(u"query"_s)); },
                                                 [&](int) { return paged.take(view(u"paged"_s)); }}));
    addFigures(report, query, paged);
    return {};
}

} // namespace showroom::bench
