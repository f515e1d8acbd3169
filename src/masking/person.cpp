#include "masking/person.h"

#include <array>

namespace showroom::masking {

namespace {

/// Ages 22 to 67: the mode lies in the thirties, few work beyond 60 (realism.md, workforce ages).
constexpr std::array<std::uint64_t, 46> ageWeights = {
    12, 18, 25, 31, 36, 40, 44, 47, 49, 51, 52, 53, 53, 53, 52, 51, 50, 48, 46, 45, 43, 42, 40,
    39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 28, 26, 24, 22, 19, 16, 13, 11, 9,  7,  5,  3,  2,
};
constexpr int youngestAge = 22;

/// Days with the company at twentieths of the workforce: more recent joiners than old ones, about four years at the
/// median.
constexpr std::array<std::int32_t, 21> tenureQuantiles = {
    14, 75, 150, 235, 330, 435, 550, 680, 820, 980, 1160, 1370, 1610, 1890, 2220, 2620, 3110, 3740, 4600, 5900, 9500,
};
constexpr int youngestJoiner = 21;

/// Weights of the levels (intern … director) by age band: nobody is an intern past thirty, nobody a director before it.
struct LevelBand {
    int upToAge;
    std::array<std::uint8_t, levelCount> weights; ///< of 100
};
constexpr LevelBand levelBands[] = {
    {24, {22, 63, 15, 0, 0, 0}}, {29, {3, 40, 47, 9, 1, 0}},   {34, {0, 16, 52, 24, 8, 0}},
    {44, {0, 6, 43, 32, 16, 3}}, {200, {0, 4, 38, 32, 20, 6}},
};

constexpr std::string_view postalLetters = "ABDEFGHJLNPRSTUWXYZ";

/// Takes one labelled word after the other from a subject's digest.
class Material final {
public:
    explicit Material(const Digest &digest)
    {
        for (std::size_t i = 0; i < digest.size(); ++i)
            m_words[i / 8] |= std::uint64_t(digest[i]) << (8 * (i % 8));
    }

    std::uint64_t word(std::uint64_t label) const
    {
        return fieldWord({m_words[0], m_words[1]}, {m_words[2] + label * 0x9e3779b97f4a7c15u, m_words[3]});
    }

private:
    std::array<std::uint64_t, 4> m_words{};
};

enum Label : std::uint64_t {
    SexOf = 1,
    Given,
    Family,
    SecondFamily,
    CityOf,
    Postal,
    PostalForm,
    Phone,
    Street,
    Number,
    Unit,
    Age,
    BirthDay,
    Tenure,
    ShortTenure,
    DepartmentOf,
    Level,
    Title,
    Domain
};

const AliasTable &ages()
{
    static const AliasTable table(ageWeights);
    return table;
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

void setDates(Person &person, const Material &material, std::int32_t referenceDay)
{
    const int age = youngestAge + int(ages().pick(material.word(Age)));
    const auto fullYears = std::int32_t(std::int64_t(age) * 146097 / 400);
    const auto sinceBirthday = std::int32_t(1 + scaleTo(material.word(BirthDay), 364));
    person.birthDay = referenceDay - fullYears - sinceBirthday;
    const auto longest = fullYears - std::int32_t(std::int64_t(youngestJoiner) * 146097 / 400);
    std::int32_t tenure = tenureOf(material.word(Tenure));
    if (tenure > longest)
        tenure =
            shortestTenure + std::int32_t(scaleTo(material.word(ShortTenure), std::uint64_t(longest - shortestTenure)));
    person.joinedDay = referenceDay - tenure;
    person.level = levelOf(age, material.word(Level));
}

void setNames(Person &person, const Material &material)
{
    const auto sex = std::size_t(person.sex);
    const Name &given = person.locale->givenNames[sex].pick(material.word(Given));
    const Name &family = person.locale->familyNames[sex].pick(material.word(Family));
    person.givenName = given.text;
    person.familyName.append(family.text);
    if (person.locale->familyNameCount > 1) {
        person.familyName.append(' ');
        person.familyName.append(person.locale->familyNames[sex].pick(material.word(SecondFamily)).text);
    }
    person.mailLocalPart.append(given.ascii);
    person.mailLocalPart.append('.');
    person.mailLocalPart.append(family.ascii);
    const std::uint64_t domain = scaleTo(material.word(Domain), 10);
    person.mailDomain = domain < 7 ? "example.com" : domain < 9 ? "example.org" : "example.net";
}

void setStreet(Person &person, const Material &material)
{
    const LocaleCorpus &locale = *person.locale;
    std::string_view rest = locale.streetPattern;
    while (!rest.empty()) {
        if (rest.starts_with("{street}")) {
            person.streetAddress.append(locale.streets[scaleTo(material.word(Street), locale.streets.size())]);
            rest.remove_prefix(8);
        } else if (rest.starts_with("{number}")) {
            person.streetAddress.appendNumber(1 + scaleTo(material.word(Number), locale.highestNumber));
            rest.remove_prefix(8);
        } else if (rest.starts_with("{unit}")) {
            person.streetAddress.appendNumber(1 + scaleTo(material.word(Unit), 40));
            rest.remove_prefix(6);
        } else {
            person.streetAddress.append(rest.front());
            rest.remove_prefix(1);
        }
    }
}

void setPlace(Person &person, const Material &material)
{
    person.city = &person.locale->cities[person.locale->cityWeights.pick(material.word(CityOf))];
    const auto &patterns = person.city->postalPatterns;
    fillPattern(person.postalCode, patterns[scaleTo(material.word(PostalForm), patterns.size())],
                material.word(Postal));
    fillPattern(person.phone, person.city->phonePattern, material.word(Phone));
    setStreet(person, material);
}

} // namespace

template <std::size_t Capacity>
void fillPattern(InlineText<Capacity> &out, std::string_view pattern, std::uint64_t word)
{
    const auto draw = [&word](std::uint64_t n) {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide(word) * n;
        word = std::uint64_t(product);
        return std::size_t(product >> 64);
    };
    for (const char c : pattern) {
        if (c == '#')
            out.append(char('0' + draw(10)));
        else if (c == '%')
            out.append(char('1' + draw(9)));
        else if (c == '@')
            out.append(postalLetters[draw(postalLetters.size())]);
        else
            out.append(c);
    }
}

template void fillPattern(InlineText<16> &out, std::string_view pattern, std::uint64_t word);
template void fillPattern(InlineText<24> &out, std::string_view pattern, std::uint64_t word);

Person makePerson(const Corpora &corpora, const LocaleCorpus &locale, const Digest &subject, std::int32_t referenceDay)
{
    const Material material(subject);
    Person person;
    person.locale = &locale;
    person.sex = (material.word(SexOf) >> 63) ? Sex::Male : Sex::Female;
    setNames(person, material);
    setPlace(person, material);
    setDates(person, material, referenceDay);
    const Department &department = corpora.departments()[corpora.departmentWeights().pick(material.word(DepartmentOf))];
    const auto &titles = department.titles[std::size_t(person.level)];
    person.department = department.name;
    person.jobTitle = titles[scaleTo(material.word(Title), titles.size())];
    return person;
}

} // namespace showroom::masking
