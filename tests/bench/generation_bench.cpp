#include "bench/bench.h"
#include "bench/report.h"

#include "generation/blueprint.h"
#include "generation/dataset_plan.h"
#include "masking/corpora.h"
#include "masking/masker.h"
#include "masking/person_text.h"
#include "masking/salt.h"

#include <QElapsedTimer>

#include <ctime>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int group = 3;
constexpr qint64 chunk = 10'000;

/// Processor nanoseconds of this thread that each of some rounds of `work` took: other programs do not count.
Samples nanoseconds(int rounds, const std::function<void()> &work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
    };
    Samples samples;
    for (int round = 0; round < rounds; ++round) {
        const double before = now();
        work();
        samples.add(now() - before);
    }
    return samples;
}

Samples scaled(const Samples &samples, const std::function<double(double)> &scale)
{
    Samples result;
    for (qsizetype i = 0; i < samples.size(); ++i)
        result.add(scale(samples.at(i)));
    return result;
}

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

void addPersons(Report &report, const Options &options, const masking::LocaleCorpus &locale)
{
    const int persons = options.isQuick ? 20'000 : 200'000;
    const masking::KeyedHash hash(masking::keyBytes(QByteArray(32, 'k')));
    std::size_t written = 0;
    const Samples times = nanoseconds(options.rounds, [&] {
        for (int i = 0; i < persons; ++i) {
            const std::string_view subject(reinterpret_cast<const char *>(&i), sizeof i);
            const masking::Person person =
                masking::makePerson(locale, masking::SubjectWords(hash(subject)), masking::maskingReferenceDay);
            for (const masking::PersonPart part : {masking::PersonPart::Name, masking::PersonPart::Email,
                                                   masking::PersonPart::Phone, masking::PersonPart::Address})
                written += masking::personText(person, part).view().size();
        }
    });
    const Figure figure =
        Figure::of(group, u"persons a second and core, in millions"_s,
                   scaled(times, [&](double time) { return persons * 1e3 / time; }), u"M"_s, Limit::atLeast(2));
    if (written > 0)
        report.add(figure);
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
    const auto locale = masking::Corpora::open()->locale(u"en-US"_s);
    if (!locale)
        return locale.error();
    const auto plan = generation::compile(*blueprint, largeRequest(), *salt);
    if (!plan)
        return plan.error();
    for (int table = 0; table < (*plan)->tables().size(); ++table)
        addRows(report, options.rounds, **plan, table);
    addPersons(report, options, **locale);
    return {};
}

} // namespace showroom::bench
