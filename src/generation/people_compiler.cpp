#include "generation/people_compiler.h"

#include "generation/quantiles.h"
#include "masking/person_text.h"

#include <algorithm>
#include <unordered_map>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

const RegionSpec &regionOf(const BlueprintSpec &blueprint, const QString &name, int &index)
{
    const auto found = std::find_if(blueprint.regionSpecs.begin(), blueprint.regionSpecs.end(),
                                    [&](const RegionSpec &region) { return region.info.name == name; });
    index = int(found - blueprint.regionSpecs.begin());
    return *found;
}

ZoneOffsets offsetsOf(const TimeZoneRules &rules, const HistoryWindow &window, std::int32_t referenceDay)
{
    ZoneOffsets offsets;
    offsets.rules = &rules;
    for (int i = 0; i < window.days(); ++i)
        offsets.secondsByDay.push_back(rules.offsetAtNoon(window.firstDay + i) * 60);
    // West of Greenwich the day before the reference date is not over yet when that date begins in UTC.
    const bool isOver = offsets.secondsByDay.back() >= 0;
    offsets.lastDay = std::max(0, referenceDay - (isOver ? 1 : 2) - window.firstDay);
    return offsets;
}

int zoneIndex(CompiledDataset &dataset, const std::string &name)
{
    const TimeZoneRules *rules = TimeZoneRules::find(name);
    if (!rules)
        return -1;
    const auto found = std::find_if(dataset.zones.begin(), dataset.zones.end(),
                                    [&](const ZoneOffsets &zone) { return zone.rules == rules; });
    if (found != dataset.zones.end())
        return int(found - dataset.zones.begin());
    dataset.zones.push_back(offsetsOf(*rules, dataset.window, dataset.referenceDay));
    return int(dataset.zones.size()) - 1;
}

Result<void> addGroup(CompiledDataset &dataset, const RegionSpec &region, int regionIndex, const QString &locale,
                      const QString &currency)
{
    PeopleGroup group;
    group.region = region.info.name;
    group.regionText = region.info.name.toStdString();
    group.currency = currency.toStdString();
    group.regionIndex = regionIndex;
    group.activityPercent = region.activityPercent;
    auto corpus = dataset.corpora->locale(locale);
    if (!corpus)
        return corpus.error();
    group.locale = std::move(*corpus);
    for (const masking::City &city : group.locale->cities) {
        const int zone = zoneIndex(dataset, city.timeZone);
        if (zone < 0) {
            return fail(ErrorCode::Internal,
                        u"The time zone %1 has no rules."_s.arg(QString::fromStdString(city.timeZone)));
        }
        group.zoneOfCity.push_back(zone);
    }
    dataset.groups.push_back(std::move(group));
    return {};
}

/// The shares of the groups, in the order of CompiledDataset::groups.
std::vector<std::uint64_t> groupShares(const CompiledDataset &dataset)
{
    const BlueprintSpec &blueprint = dataset.blueprint->spec();
    std::vector<std::uint64_t> shares;
    const auto addRegion = [&](const RegionSpec &region, std::uint64_t share) {
        std::uint64_t total = 0;
        for (const auto &[locale, weight] : region.locales)
            total += std::uint64_t(weight);
        for (const auto &[locale, weight] : region.locales)
            shares.push_back(share * 1000 * std::uint64_t(weight) / std::max<std::uint64_t>(total, 1));
    };
    int index = 0;
    for (const QString &name : dataset.request.regions) {
        const RegionSpec &asked = regionOf(blueprint, name, index);
        if (asked.includes.isEmpty())
            addRegion(asked, std::uint64_t(asked.share) * 100);
        std::uint64_t total = 0;
        for (const QString &included : asked.includes)
            total += std::uint64_t(regionOf(blueprint, included, index).share);
        for (const QString &included : asked.includes) {
            const RegionSpec &region = regionOf(blueprint, included, index);
            addRegion(region, std::uint64_t(asked.share) * 100 * std::uint64_t(region.share) / total);
        }
    }
    return shares;
}

std::uint64_t mailKey(const masking::Person &person)
{
    constexpr masking::SipKey anyKey{1, 2};
    return masking::sipHash128(anyKey, masking::mailAddress(person).view()).a;
}

PersonFacts factsOf(const CompiledDataset &dataset, const CompiledPart &part, std::int64_t index, std::uint16_t group,
                    const masking::Person &person)
{
    const PeopleGroup &people = dataset.groups[group];
    const auto city = std::size_t(person.city - people.locale->cities.data());
    PersonFacts facts;
    facts.id = rowId(part.idKey, index);
    facts.group = group;
    facts.zone = std::uint16_t(people.zoneOfCity[city]);
    facts.lastDay = dataset.zones[facts.zone].lastDay;
    // From the day after somebody joined, so that no time zone puts an event before it.
    facts.firstDay = std::clamp(masking::joinedDay(person) + 1 - dataset.window.firstDay, 0, facts.lastDay);
    return facts;
}

} // namespace

masking::Person makeRowPerson(const CompiledDataset &dataset, const masking::KeyedHash &hash, std::int64_t index,
                              const PeopleGroup &group)
{
    std::array<char, 8> subject{};
    for (std::size_t i = 0; i < subject.size(); ++i)
        subject[i] = char(std::uint64_t(index) >> (8 * i));
    const masking::SubjectWords words(hash({subject.data(), subject.size()}));
    return masking::makePerson(*group.locale, words, dataset.referenceDay);
}

Result<void> compileGroups(CompiledDataset &dataset)
{
    const BlueprintSpec &blueprint = dataset.blueprint->spec();
    int index = 0;
    for (const QString &name : dataset.request.regions) {
        const RegionSpec &asked = regionOf(blueprint, name, index);
        const QStringList plain = asked.includes.isEmpty() ? QStringList{name} : asked.includes;
        for (const QString &plainName : plain) {
            const RegionSpec &region = regionOf(blueprint, plainName, index);
            for (const auto &[locale, weight] : region.locales)
                SHOWROOM_TRY(addGroup(dataset, region, index, locale, asked.info.currency));
        }
    }
    return {};
}

void compilePeople(CompiledDataset &dataset, const CompiledPart &part, const std::stop_token &stop)
{
    const masking::AliasTable groups(groupShares(dataset));
    const masking::KeyedHash hash(dataset.personKey);
    std::unordered_map<std::uint64_t, std::uint32_t> namesakes;
    dataset.people.reserve(std::size_t(part.info.rowCount));
    constexpr std::int64_t stopInterval = 4096;
    for (std::int64_t index = 0; index < part.info.rowCount; ++index) {
        if (index % stopInterval == 0 && stop.stop_requested())
            return;
        const masking::Words material = masking::sipHash128(part.materialKey, std::uint64_t(index));
        const auto group = std::uint16_t(groups.pick(material.a));
        const masking::Person person = makeRowPerson(dataset, hash, index, dataset.groups[group]);
        PersonFacts facts = factsOf(dataset, part, index, group, person);
        facts.namesake = namesakes[mailKey(person)]++;
        dataset.people.push_back(facts);
    }
}

masking::AliasTable participants(const CompiledDataset &dataset, const KindSpec &kind, const CompiledPart &part,
                                 const masking::SipKey &key)
{
    constexpr masking::SipKey activityField{0x61637469, 0x76697479};
    constexpr masking::SipKey takesPartField{0x74616b65, 0x73706172};
    constexpr masking::SipKey likingField{0x6c696b69, 0x6e670000};
    constexpr std::uint64_t availabilityUnit = 4096;
    const auto &tables = dataset.blueprint->spec().tableSpecs;
    const auto people =
        std::find_if(tables.begin(), tables.end(), [](const TableSpec &t) { return t.rows == RowsOf::People; });
    const Quantiles activity =
        people->activity.empty() ? Quantiles({{0, 100}, {10000, 100}}) : Quantiles(people->activity);

    std::vector<std::uint64_t> weights;
    weights.reserve(dataset.people.size());
    for (const PersonFacts &facts : dataset.people) {
        const PeopleGroup &group = dataset.groups[facts.group];
        const Calendar &calendar = part.calendars[std::size_t(group.regionIndex)];
        const std::uint64_t all = std::max<std::uint64_t>(calendar.weight(0, dataset.window.days() - 1), 1);
        const std::uint64_t there = calendar.weight(facts.firstDay, facts.lastDay);
        // The person's id is keyed material already; activity is the same for every kind, the rest is the kind's own.
        const masking::Words own{facts.id.a ^ key.k0, facts.id.b ^ key.k1};
        const bool takesPart =
            masking::scaleTo(masking::fieldWord(own, takesPartField), 100) < std::uint64_t(kind.participationPercent);
        const std::uint64_t liking = 8 + masking::scaleTo(masking::fieldWord(own, likingField), 16);
        const auto base = std::uint64_t(activity.at(masking::fieldWord(facts.id, activityField)));
        const std::uint64_t available = there * availabilityUnit / all;
        weights.push_back(takesPart ? base * liking * std::uint64_t(group.activityPercent) * available : 0);
    }
    // When nobody takes part, as may happen in a tiny dataset, the table takes everybody.
    return masking::AliasTable(weights);
}

} // namespace showroom::generation
