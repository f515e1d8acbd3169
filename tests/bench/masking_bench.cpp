#include "bench/masking_bench.h"

#include "bench/bench.h"
#include "bench/child_process.h"
#include "bench/processor_rounds.h"
#include "bench/report.h"

#include "generation/name_roster.h"
#include "masking/corpora.h"
#include "masking/masker.h"
#include "masking/salt.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStandardPaths>

#include <algorithm>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

using masking::PersonPart;

std::string subjectKey(std::int64_t index)
{
    return "user-" + std::to_string(index);
}

/// Rounds of making full persons, one subject after the other, into one buffer.
Samples personTimes(const Options &options, const masking::Masker &masker, int persons)
{
    std::vector<std::string> subjects;
    for (int i = 0; i < persons; ++i)
        subjects.push_back(subjectKey(i));
    std::string buffer;
    return nanoseconds(options.rounds, [&] {
        for (const std::string &key : subjects) {
            const masking::Subject subject = masker.subject(key);
            buffer.clear();
            for (const PersonPart part : {PersonPart::Name, PersonPart::Email, PersonPart::Phone, PersonPart::Address})
                appendMasked(buffer, part, "x", subject);
        }
    });
}

/// Runs the script with the packages that NODE_PATH or the global folder has. Empty without node.
Result<QJsonObject> peers(int persons)
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        return QJsonObject();
    auto run = runChild(node, {QStringLiteral(SHOWROOM_BENCH_SOURCE "/people_peers.js"), QString::number(persons)},
                        QProcessEnvironment::systemEnvironment());
    if (!run)
        return run.error();
    return QJsonDocument::fromJson(run->output).object();
}

Result<void> comparePeers(int group, const Options &options, const Samples &perSecond, Report &report)
{
    constexpr double least = 150;
    const auto others = peers(options.isQuick ? 1000 : 20'000);
    if (!others)
        return others.error();
    const std::pair<QString, QString> packages[] = {{u"faker-js"_s, u"@faker-js/faker"_s},
                                                    {u"copycat"_s, u"@snaplet/copycat"_s}};
    for (const auto &[name, package] : packages) {
        const double theirs = (*others)[name].toDouble();
        if (theirs <= 0) {
            report.note(u"%1 is not compared: it needs node and the package %2 (npm install --prefix DIR %2, then "
                        "NODE_PATH=DIR/node_modules)."_s.arg(name, package));
            continue;
        }
        report.add(Figure::of(group, u"full persons ÷ %1"_s.arg(name),
                              scaled(perSecond, [&](double ours) { return ours / theirs; }), u"×"_s,
                              Limit::atLeast(least)));
    }
    return {};
}

/// How many of some values differ, by 64 bits of each.
template <class Value>
double distinctShare(std::size_t count, const Value &value)
{
    constexpr masking::SipKey anyKey{5, 6};
    std::vector<std::uint64_t> hashes(count);
    for (std::size_t i = 0; i < count; ++i)
        hashes[i] = masking::sipHash128(anyKey, value(i)).a;
    std::sort(hashes.begin(), hashes.end());
    const auto end = std::unique(hashes.begin(), hashes.end());
    return double(end - hashes.begin()) / double(count);
}

void addUniqueness(int group, const Options &options, const masking::Masker &masker, Report &report)
{
    const std::size_t people = options.isQuick ? 100'000 : 10'000'000;
    std::string buffer;
    const auto add = [&](const QString &name, double share) {
        Samples samples;
        samples.add(share);
        report.add(Figure::of(group, name.arg(QLocale(QLocale::English).toString(qulonglong(people))), samples, u"×"_s,
                              Limit::atLeast(1)));
    };
    add(u"email:unique, distinct values of %1 subjects"_s, distinctShare(people, [&](std::size_t i) {
            buffer.clear();
            appendMaskedEmail(buffer, "x", masker.subject(subjectKey(std::int64_t(i))), {.unique = true});
            return std::string_view(buffer);
        }));
    const generation::NameRoster roster(masker.locale(), masking::maskingReferenceDay, people, {1, 2});
    add(u"generated mail names, distinct values of %1 people"_s, distinctShare(people, [&](std::size_t i) {
            const generation::NameRoster::Entry entry = roster.entry(i);
            buffer = entry.identity.given->ascii + '.' + entry.identity.family.begin->ascii;
            if (entry.identity.family.end)
                buffer += entry.identity.family.end->ascii;
            buffer += std::to_string(entry.namesake);
            return std::string_view(buffer);
        }));
}

} // namespace

Result<void> benchPeople(int group, const Options &options, Report &report)
{
    const int persons = options.isQuick ? 20'000 : 200'000;
    const auto salt = masking::Salt::create(u"bench"_s, QByteArray(32, 's'));
    if (!salt)
        return salt.error();
    const auto locale = masking::Corpora::open()->locale(u"en-US"_s);
    if (!locale)
        return locale.error();
    const auto masker = masking::Masker::create(*salt, "demo-bench", *locale);
    if (!masker)
        return masker.error();
    const Samples perSecond =
        scaled(personTimes(options, *masker, persons), [&](double time) { return persons * 1e9 / time; });
    report.add(Figure::of(group, u"persons a second and core, in millions"_s,
                          scaled(perSecond, [](double rate) { return rate / 1e6; }), u"M"_s, Limit::atLeast(2)));
    SHOWROOM_TRY(comparePeers(group, options, perSecond, report));
    addUniqueness(group, options, *masker, report);
    return {};
}

} // namespace showroom::bench
