#include "generation/people_compiler.h"

#include "generation/currency.h"

#include <algorithm>
#include <future>
#include <numeric>

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
    group.currencyDecimals = currencyDecimals(currency);
    group.regionIndex = regionIndex;
    group.index = dataset.groups.size();
    group.activityPercent = region.activityPercent;
    auto corpus = dataset.corpora->locale(locale);
    if (!corpus)
        return corpus.error();
    group.locale = std::move(*corpus);
    group.holidays = Holidays(group.locale->holidays, dataset.window.firstDay, dataset.window.lastDay);
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

/// A mail domain for each roster: the largest group's is the company's own, the others are called after their country.
/// All lie within names that are reserved (RFC 2606).
std::string mailDomain(const CompiledDataset &dataset, const masking::LocaleCorpus &locale, bool isLargest)
{
    if (isLargest)
        return "example.com";
    const QString country = QString::fromStdString(locale.country).toLower();
    const QString place = country == u"gb" ? u"uk"_s : country;
    for (const QString &domain : {u"example.com"_s, u"example.org"_s, u"example.net"_s}) {
        const std::string name = QString(place + u'.' + domain).toStdString();
        if (std::none_of(dataset.rosters.begin(), dataset.rosters.end(),
                         [&](const Roster &roster) { return roster.mailDomain == name; }))
            return name;
    }
    return QString::fromStdString(locale.locale).toLower().toStdString() + ".example.com";
}

/// Gives each locale its roster.
std::vector<const masking::LocaleCorpus *> shareRosters(std::vector<PeopleGroup> &groups)
{
    std::vector<const masking::LocaleCorpus *> locales;
    for (PeopleGroup &group : groups) {
        const auto found = std::find(locales.begin(), locales.end(), group.locale.get());
        group.roster = std::size_t(found - locales.begin());
        if (found == locales.end())
            locales.push_back(group.locale.get());
    }
    return locales;
}

void compileRosters(CompiledDataset &dataset, const std::vector<const masking::LocaleCorpus *> &locales,
                    const std::vector<std::uint64_t> &shares, const std::vector<std::uint32_t> &people)
{
    const auto largest = std::max_element(shares.begin(), shares.end()) - shares.begin();
    const masking::KeyedHash hash(dataset.personKey);
    // All names of a locale are sorted: each locale by itself, so that they keep every processor busy.
    std::vector<std::future<NameRoster>> names;
    for (std::size_t i = 0; i < locales.size(); ++i) {
        names.push_back(std::async(std::launch::async, [&dataset, locale = locales[i], people = people[i],
                                                        key = masking::sipKey(hash("names " + locales[i]->locale))] {
            return NameRoster(*locale, dataset.referenceDay, people, key);
        }));
    }
    for (std::size_t i = 0; i < locales.size(); ++i) {
        dataset.rosters.push_back(
            {names[i].get(), mailDomain(dataset, *locales[i], dataset.groups[std::size_t(largest)].roster == i)});
    }
}

void setFacts(PersonFacts &facts, const CompiledDataset &dataset, const masking::Person &person)
{
    const PeopleGroup &people = dataset.groups[facts.group];
    const auto city = std::size_t(person.city - people.locale->cities.data());
    facts.zone = std::uint16_t(people.zoneOfCity[city]);
    facts.lastDay = dataset.zones[facts.zone].lastDay;
    // From the day after somebody joined, so that no time zone puts an event before it.
    facts.firstDay = std::clamp(masking::joinedDay(person) + 1 - dataset.window.firstDay, 0, facts.lastDay);
}

/// Sorted by counting: a million people take no time, and those of one day stay in their order.
void sortByJoining(CompiledDataset &dataset)
{
    dataset.joinedBy.assign(std::size_t(dataset.window.days()), 0);
    for (const PersonFacts &facts : dataset.people)
        ++dataset.joinedBy[std::size_t(facts.firstDay)];
    std::partial_sum(dataset.joinedBy.begin(), dataset.joinedBy.end(), dataset.joinedBy.begin());
    std::vector<std::uint32_t> next(1, 0);
    next.insert(next.end(), dataset.joinedBy.begin(), dataset.joinedBy.end());
    dataset.byJoining.resize(dataset.people.size());
    for (std::size_t person = 0; person < dataset.people.size(); ++person)
        dataset.byJoining[next[std::size_t(dataset.people[person].firstDay)]++] = std::uint32_t(person);
}

bool hasRecords(const BlueprintSpec &blueprint)
{
    return std::any_of(blueprint.tableSpecs.begin(), blueprint.tableSpecs.end(),
                       [](const TableSpec &table) { return table.rows == RowsOf::Records; });
}

} // namespace

RowPerson makeRowPerson(const CompiledDataset &dataset, const masking::KeyedHash &hash, std::int64_t index,
                        const PersonFacts &facts)
{
    std::array<char, 8> subject{};
    for (std::size_t i = 0; i < subject.size(); ++i)
        subject[i] = char(std::uint64_t(index) >> (8 * i));
    const masking::SubjectWords words(hash({subject.data(), subject.size()}));
    const PeopleGroup &group = dataset.groups[facts.group];
    const NameRoster::Entry entry = dataset.rosters[group.roster].names.entry(facts.serial);
    return {masking::makePerson(*group.locale, words, dataset.referenceDay, entry.identity), entry.namesake};
}

QStringList localesOf(const BlueprintSpec &blueprint, const QStringList &regions)
{
    QStringList locales;
    for (const RegionSpec &region : blueprint.regionSpecs) {
        if (regions.contains(region.info.name)) {
            locales += localesOf(blueprint, region.includes);
            for (const auto &[locale, weight] : region.locales)
                locales.append(locale);
        }
    }
    return locales;
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
    const std::vector<std::uint64_t> shares = groupShares(dataset);
    const masking::AliasTable groups(shares);
    const std::vector<const masking::LocaleCorpus *> locales = shareRosters(dataset.groups);
    std::vector<std::uint32_t> onRoster(locales.size());
    dataset.people.resize(std::size_t(part.info.rowCount));
    constexpr std::size_t stopInterval = 4096;
    for (std::size_t index = 0; index < dataset.people.size(); ++index) {
        if (index % stopInterval == 0 && stop.stop_requested())
            return;
        PersonFacts &facts = dataset.people[index];
        facts.id = rowId(part.idKey, std::int64_t(index));
        facts.group = std::uint16_t(groups.pick(masking::sipHash128(part.materialKey, index).a));
        facts.serial = onRoster[dataset.groups[facts.group].roster]++;
    }
    compileRosters(dataset, locales, shares, onRoster);
    const masking::KeyedHash hash(dataset.personKey);
    for (std::size_t index = 0; index < dataset.people.size(); ++index) {
        if (index % stopInterval == 0 && stop.stop_requested())
            return;
        PersonFacts &facts = dataset.people[index];
        setFacts(facts, dataset, makeRowPerson(dataset, hash, std::int64_t(index), facts).person);
        if (std::int64_t(index) < dataset.personas)
            facts.firstDay = 0;
    }
    if (hasRecords(dataset.blueprint->spec()))
        sortByJoining(dataset);
}

} // namespace showroom::generation
