#include "bench/bench.h"
#include "bench/masking_bench.h"
#include "bench/processor_rounds.h"
#include "bench/report.h"

#include "generation/blueprint.h"
#include "generation/dataset_plan.h"
#include "masking/salt.h"

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 3;
constexpr qint64 chunk = 10'000;

generation::DatasetRequest largeRequest()
{
    generation::DatasetRequest request;
    request.environmentId = u"demo-bench"_s;
    request.size = u"large"_s;
    request.regions = QStringList{u"MULTI"_s};
    request.referenceDate = QDate(2026, 1, 31);
    request.seed = generation::defaultSeed(request.environmentId);
    return request;
}

void addRows(Report &report, int rounds, const generation::DatasetPlan &plan, int table)
{
    const generation::PlannedTable &planned = plan.tables().at(table);
    generation::CopyBuffer buffer;
    const Samples times = nanoseconds(rounds, [&] {
        for (qint64 first = 0; first < planned.rowCount; first += chunk) {
            buffer.clear();
            plan.writeRows(table, first, chunk, buffer);
        }
    });
    report.add(Figure::of(group, u"a row of %1 as COPY bytes"_s.arg(planned.name),
                          scaled(times, [&](double time) { return time / double(planned.rowCount) / 1000; }), u"µs"_s,
                          Limit::none()));
}

} // namespace

Result<void> benchGeneration(const Options &options, Report &report)
{
    report.beginGroup(group, u"Generating, by one thread's processor time"_s);
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    if (!blueprint)
        return blueprint.error();
    const auto salt = masking::Salt::create(u"bench"_s, QByteArray(32, 's'));
    if (!salt)
        return salt.error();
    const auto plan = generation::compile(*blueprint, largeRequest(), *salt);
    if (!plan)
        return plan.error();
    for (int table = 0; table < (*plan)->tables().size(); ++table)
        addRows(report, options.rounds, **plan, table);
    return benchPeople(group, options, report);
}

} // namespace showroom::bench
