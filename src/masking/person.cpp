#include "masking/person.h"

#include "masking/person_labels.h"

#include <array>

namespace showroom::masking {

namespace {

constexpr std::array<std::uint64_t, 46> peopleByAge = {
    12, 18, 25, 31, 36, 40, 44, 47, 49, 51, 52, 53, 53, 53, 52, 51, 50, 48, 46, 45, 43, 42, 40,
    39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 28, 26, 24, 22, 19, 16, 13, 11, 9,  7,  5,  3,  2,
};

/// Days with the company at twentieths of the workforce: more recent joiners than old ones, about four years at the
/// median.
constexpr std::array<std::int32_t, 21> tenureQuantiles = {
    14, 75, 150, 235, 330, 435, 550, 680, 820, 980, 1160, 1370, 1610, 1890, 2220, 2620, 3110, 3740, 4600, 5900, 9500,
};
constexpr int youngestJoiner = 21;
constexpr std::uint64_t birthDays = 364; ///< of one age: all but the reference day itself and leap days

/// Weights of the levels (intern … director) by age band: nobody is an intern past thirty, nobody a director before it.
struct LevelBand {
    int upToAge;
    std::array<std::uint8_t, levelCount> weights; ///< of 100
};
constexpr LevelBand levelBands[] = {
    {24, {22, 63, 15, 0, 0, 0}}, {29, {3, 40, 47, 9, 1, 0}},   {34, {0, 16, 52, 24, 8, 0}},
    {44, {0, 6, 43, 32, 16, 3}}, {200, {0, 4, 38, 32, 20, 6}},
};

const AliasTable &ages()
{
    static const AliasTable table(peopleByAge);
    return table;
}

std::int32_t daysOf(int years)
{
    return std::int32_t(std::int64_t(years) * 146097 / 400);
}

std::int32_t tenureOf(std::uint64_t word)
{
    constexpr std::uint64_t steps = tenureQuantiles.size() - 1;
    const std::uint64_t position = scaleTo(word, steps << 16);
    const std::size_t index = std::size_t(position >> 16);
    const std::int64_t low = tenureQuantiles[index];
    const std::int64_t high = tenureQuantiles[index + 1];
    return std::int32_t(low + (((high - low) * std::int64_t(position & 0xffff)) >> 16));
}

int levelOf(int age, std::uint64_t word)
{
    const LevelBand *band = levelBands;
    while (age > band->upToAge)
        ++band;
    auto left = std::int64_t(scaleTo(word, 100));
    for (int level = 0; level < levelCount; ++level) {
        left -= band->weights[std::size_t(level)];
        if (left < 0)
            return level;
    }
    return 2;
}

/// Seven in ten mail addresses are at the first reserved domain, two at the second.
std::uint8_t domainOf(std::size_t tenth)
{
    return tenth < 7 ? 0 : tenth < 9 ? 1 : 2;
}

/// What doesn't depend on who it is.
void setPlace(Person &person)
{
    const Words place = person.words.pair(label::Place);
    person.contact = person.words.pair(label::Contact);
    person.city = &person.locale->cities[person.locale->cityWeights.pick(place.a)];
    person.postalWord = place.b;
}

void setBirthDay(Person &person, std::size_t day)
{
    person.birthDay = person.referenceDay - daysOf(person.age) - std::int32_t(1 + day);
}

void setSecondFamily(Person &person)
{
    const SubjectWords &words = person.words;
    if (person.locale->familyNameCount > 1)
        person.secondFamily = person.locale->familyNames.pick(person.sex, words.pair(label::SecondFamily).a);
}

} // namespace

std::span<const std::uint64_t> ageWeights()
{
    return peopleByAge;
}

std::int32_t typicalBirthDay(int age, std::int32_t referenceDay)
{
    return referenceDay - daysOf(age) - std::int32_t(birthDays / 2);
}

int yearOf(std::int32_t day)
{
    constexpr std::int64_t daysBefore1970 = 719'528;
    return int((std::int64_t(day) + daysBefore1970) * 400 / 146'097);
}

void completePerson(Person &person)
{
    const LocaleCorpus &locale = *person.locale;
    const Words identity = person.words.pair(label::Identity);
    const Words names = person.words.pair(label::Names);
    setPlace(person);
    Draws draws(identity.a);
    person.sex = draws.below(2) == 0 ? Sex::Female : Sex::Male;
    person.age = youngestAge + int(ages().pick(identity.b));
    setBirthDay(person, draws.below(birthDays));
    person.mailDomain = domainOf(draws.below(10));
    person.given = &locale.givenNames[std::size_t(person.sex)].pick(cohortOf(yearOf(person.birthDay)), names.a);
    person.family = locale.familyNames.pick(person.sex, names.b);
    setSecondFamily(person);
}

Person makePerson(const LocaleCorpus &locale, const SubjectWords &words, std::int32_t referenceDay)
{
    Person person{.locale = &locale, .referenceDay = referenceDay, .words = words};
    completePerson(person);
    return person;
}

Person makePerson(const LocaleCorpus &locale, const SubjectWords &words, std::int32_t referenceDay,
                  const Identity &identity)
{
    Person person{.locale = &locale, .referenceDay = referenceDay, .words = words};
    setPlace(person);
    person.sex = identity.sex;
    person.age = identity.age;
    setBirthDay(person, Draws(words.pair(label::Identity).a).below(birthDays));
    person.given = identity.given;
    person.family = identity.family;
    setSecondFamily(person);
    return person;
}

std::int32_t joinedDay(const Person &person)
{
    const Words words = person.words.pair(label::Tenure);
    const std::int32_t longest = daysOf(person.age) - daysOf(youngestJoiner);
    std::int32_t tenure = tenureOf(words.a);
    if (tenure > longest)
        tenure = shortestTenure + std::int32_t(scaleTo(words.b, std::uint64_t(longest - shortestTenure)));
    return person.referenceDay - tenure;
}

Job jobOf(const Person &person)
{
    const Words work = person.words.pair(label::Work);
    const LocaleCorpus &locale = *person.locale;
    Job job;
    job.level = levelOf(person.age, work.b);
    job.department = &locale.departments[locale.departmentWeights.pick(work.a)];
    const std::vector<Phrase> &titles = job.department->titles[std::size_t(job.level)];
    job.title = &titles[scaleTo(person.words.pair(label::Title).a, titles.size())];
    return job;
}

} // namespace showroom::masking
