#include "generation/name_roster.h"

#include "masking/inline_text.h"

#include <algorithm>
#include <tuple>

namespace showroom::generation {

using masking::Name;
using masking::Sex;

namespace {

__extension__ using Wide = unsigned __int128;

masking::SipKey derived(const masking::SipKey &key, std::string_view label)
{
    const masking::Words words = masking::sipHash128(key, label);
    return {words.a, words.b};
}

/// Spellings only need to be told apart, and put in an order that has nothing to do with the alphabet.
std::uint64_t spellingOf(std::string_view ascii)
{
    constexpr masking::SipKey anyKey{1, 2};
    return masking::sipHash128(anyKey, ascii).a;
}

std::uint64_t spellingOf(const Name &begin, const Name &end)
{
    masking::InlineText<160> ascii;
    ascii.append(begin.ascii);
    ascii.append(end.ascii);
    return spellingOf(ascii.view());
}

/// The highest of `count` rising starts that is not above `point`; the first start is never above it.
template <class StartOf>
std::size_t lastNotAbove(std::size_t count, std::uint64_t point, const StartOf &startOf)
{
    std::size_t low = 0;
    std::size_t high = count;
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (startOf(middle) <= point ? low : high) = middle;
    }
    return low;
}

} // namespace

NameRoster::NameRoster(const masking::LocaleCorpus &locale, std::int32_t referenceDay, std::uint64_t people,
                       const masking::SipKey &key)
    : m_locale(&locale)
    , m_people(std::max<std::uint64_t>(people, 1))
    , m_key(derived(key, "choices"))
    , m_places(derived(key, "places"), m_people)
    , m_offset(masking::sipHash128(key, "offset").a)
{
    groupAges(referenceDay);
    listFamilies();
    listGivenNames();
}

void NameRoster::groupAges(std::int32_t referenceDay)
{
    const std::span<const std::uint64_t> all = masking::ageWeights();
    std::array<std::vector<std::uint64_t>, masking::cohortYears.size()> weights;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int age = masking::youngestAge + int(i);
        const std::size_t cohort = masking::cohortOf(masking::yearOf(masking::typicalBirthDay(age, referenceDay)));
        m_ages[cohort].ages.push_back(age);
        weights[cohort].push_back(all[i]);
        m_cohortWeights[cohort] += all[i];
    }
    for (std::size_t cohort = 0; cohort < weights.size(); ++cohort)
        m_ages[cohort].weights = masking::AliasTable(weights[cohort]);
}

void NameRoster::listFamilies()
{
    const masking::FamilyNames &names = m_locale->familyNames;
    const std::vector<Name> &listed = names.listed[std::size_t(Sex::Male)];
    const std::vector<Name> &endings = names.endings[std::size_t(Sex::Male)];
    const std::uint64_t composed = names.beginnings.size() * endings.size();
    m_families.choices.reserve(listed.size() + composed);
    std::uint32_t index = 0;
    const auto add = [&](std::uint64_t spelling, std::uint64_t weight) {
        if (weight > 0)
            m_families.choices.push_back({spelling, weight, index, 0, Sex::Male});
        ++index;
    };
    for (std::size_t i = 0; i < listed.size(); ++i)
        add(spellingOf(listed[i].ascii), names.bearers[i] * std::max<std::uint64_t>(composed, 1));
    for (const Name &begin : names.beginnings) {
        for (const Name &end : endings)
            add(spellingOf(begin, end), names.bearers.back());
    }
    std::sort(m_families.choices.begin(), m_families.choices.end(), [](const Choice &one, const Choice &other) {
        return std::pair(one.spelling, one.name) < std::pair(other.spelling, other.name);
    });
    m_families.lay();
}

void NameRoster::listGivenNames()
{
    // Sorted before they are told apart by cohort, which makes five of each.
    std::vector<std::tuple<std::uint64_t, Sex, std::uint32_t>> spelled;
    for (const Sex sex : {Sex::Female, Sex::Male}) {
        const std::vector<Name> &names = m_locale->givenNames[std::size_t(sex)].names;
        for (std::size_t i = 0; i < names.size(); ++i)
            spelled.emplace_back(spellingOf(names[i].ascii), sex, std::uint32_t(i));
    }
    std::sort(spelled.begin(), spelled.end());
    m_givenNames.choices.reserve(spelled.size() * m_cohortWeights.size());
    const auto kin = [](const auto &one) { return std::pair(std::get<0>(one), std::get<1>(one)); };
    for (auto first = spelled.begin(); first != spelled.end();) {
        const auto end =
            std::find_if(first, spelled.end(), [&](const auto &other) { return kin(other) != kin(*first); });
        for (std::size_t cohort = 0; cohort < m_cohortWeights.size(); ++cohort) {
            for (auto name = first; name != end; ++name)
                addGivenName(std::get<0>(*name), std::get<1>(*name), std::get<2>(*name), cohort);
        }
        first = end;
    }
    m_givenNames.lay();
}

void NameRoster::addGivenName(std::uint64_t spelling, Sex sex, std::uint32_t name, std::size_t cohort)
{
    constexpr int precision = 20;
    const masking::GivenNames &names = m_locale->givenNames[std::size_t(sex)];
    const std::uint64_t weight =
        (names.births[cohort][name] * m_cohortWeights[cohort] << precision) / names.allBirths[cohort];
    if (weight > 0)
        m_givenNames.choices.push_back({spelling, weight, name, std::uint16_t(cohort), sex});
}

void NameRoster::Line::lay()
{
    Wide total = 0;
    for (const Choice &choice : choices)
        total += choice.weight;
    Wide before = 0;
    for (std::uint32_t i = 0; i < choices.size(); ++i) {
        if (i == 0 || choices[i].spelling != choices[i - 1].spelling)
            spellings.push_back({std::uint64_t((before << 64) / total), i, 0});
        ++spellings.back().count;
        before += choices[i].weight;
    }
}

const NameRoster::Choice &NameRoster::Line::pick(const Spelling &spelling, std::uint64_t word) const
{
    const std::span<const Choice> under = std::span(choices).subspan(spelling.first, spelling.count);
    std::uint64_t total = 0;
    for (const Choice &choice : under)
        total += choice.weight;
    std::uint64_t left = masking::scaleTo(word, total);
    for (const Choice &choice : under) {
        if (left < choice.weight)
            return choice;
        left -= choice.weight;
    }
    return under.back();
}

masking::FamilyName NameRoster::familyName(std::uint32_t name, Sex sex) const
{
    const masking::FamilyNames &names = m_locale->familyNames;
    const std::vector<Name> &listed = names.listed[std::size_t(sex)];
    if (name < listed.size())
        return {&listed[name], nullptr};
    const std::size_t composed = name - listed.size();
    const std::vector<Name> &endings = names.endings[std::size_t(sex)];
    return {&names.beginnings[composed / endings.size()], &endings[composed % endings.size()]};
}

std::uint64_t NameRoster::firstPlaceFrom(std::uint64_t point) const
{
    const Wide scaled = Wide(point) * m_people;
    return scaled <= m_offset ? 0 : std::uint64_t((scaled - m_offset + ~std::uint64_t(0)) >> 64);
}

NameRoster::Entry NameRoster::entry(std::uint64_t index) const
{
    const std::uint64_t place = m_places(index);
    const auto point = std::uint64_t(((Wide(place) << 64) | m_offset) / m_people);
    const auto &families = m_families.spellings;
    const std::size_t family = lastNotAbove(families.size(), point, [&](std::size_t i) { return families[i].start; });
    const std::uint64_t start = families[family].start;
    const std::uint64_t width = (family + 1 < families.size() ? families[family + 1].start : 0) - start;
    const auto &givens = m_givenNames.spellings;
    const auto startOf = [&](std::size_t i) { return start + masking::scaleTo(givens[i].start, width); };
    const std::size_t given = lastNotAbove(givens.size(), point, startOf);

    const masking::Words words = masking::sipHash128(m_key, index);
    const Choice &choice = m_givenNames.pick(givens[given], words.a);
    const Ages &ages = m_ages[choice.cohort];
    Entry entry;
    entry.identity.sex = choice.sex;
    entry.identity.given = &m_locale->givenNames[std::size_t(choice.sex)].names[choice.name];
    entry.identity.age = ages.ages[ages.weights.pick(masking::sipHash128(m_key, ~index).a)];
    entry.identity.family = familyName(m_families.pick(families[family], words.b).name, choice.sex);
    entry.namesake = place - firstPlaceFrom(startOf(given));
    return entry;
}

} // namespace showroom::generation
