#include "generation/blueprint.h"
#include "generation/dataset_plan.h"
#include "masking/keyed_hash.h"
#include "masking/locale_corpus.h"
#include "masking/person.h"
#include "masking/salt.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <thread>

using namespace showroom;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 5;
constexpr qint64 chunk = 10'000;

/// The fastest of some rounds, in nanoseconds.
template <class Work>
double fastest(Work work)
{
    qint64 best = std::numeric_limits<qint64>::max();
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, timer.nsecsElapsed());
    }
    return double(best);
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

void printRows(const generation::DatasetPlan &plan, int table)
{
    const generation::PlannedTable &planned = plan.tables().at(table);
    generation::CopyBuffer buffer;
    std::size_t bytes = 0;
    const double nanoseconds = fastest([&] {
        bytes = 0;
        for (qint64 first = 0; first < planned.rowCount; first += chunk) {
            buffer.clear();
            plan.writeRows(table, first, chunk, buffer);
            bytes += buffer.size();
        }
    });
    std::printf("%-24s %10lld rows %8.1f ns/row %8.1f bytes/row\n", qPrintable(planned.name),
                static_cast<long long>(planned.rowCount), nanoseconds / double(planned.rowCount),
                double(bytes) / double(planned.rowCount));
}

void printPersons(const masking::Corpora &corpora)
{
    constexpr int persons = 200'000;
    const masking::KeyedHash hash(masking::keyBytes(QByteArray(32, 'k')));
    const masking::LocaleCorpus &locale = *corpora.locale("en-US");
    std::size_t sink = 0;
    const double nanoseconds = fastest([&] {
        for (int i = 0; i < persons; ++i) {
            const std::string_view subject(reinterpret_cast<const char *>(&i), sizeof i);
            sink += masking::makePerson(corpora, locale, hash(subject), 20'000).streetAddress.view().size();
        }
    });
    std::printf("%-24s %10.0f a second and core (%zu)\n", "persons", persons * 1e9 / nanoseconds, sink % 10);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    const auto salt = masking::Salt::create(u"bench"_s, QByteArray(32, 's'));
    const auto corpora = masking::Corpora::load();
    if (!blueprint || !salt || !corpora)
        return 1;
    generation::DatasetPlanPtr plan;
    const double compiling =
        fastest([&] { plan = generation::compile(*blueprint, largeRequest(), *salt).value_or(nullptr); });
    if (!plan)
        return 1;
    std::printf("%-24s %10.2f ms\n", "compiling large", compiling / 1e6);
    std::printf("%-24s %10.2f ms\n", "monthly volumes", fastest([&] { plan->monthlyVolumes(); }) / 1e6);
    for (int table = 0; table < plan->tables().size(); ++table)
        printRows(*plan, table);
    printPersons(**corpora);
    return 0;
}
