#pragma once

#include "masking/alias_table.h"
#include "masking/text_pattern.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking {

enum class Sex { Female, Male };

/// Given names are counted around these years of birth.
inline constexpr std::array<int, 5> cohortYears = {1950, 1965, 1980, 1995, 2010};

/// The cohort whose year is nearest to a year of birth.
constexpr std::size_t cohortOf(int birthYear)
{
    constexpr int halfStep = 7;
    std::size_t cohort = 0;
    for (std::size_t next = 0; next + 1 < cohortYears.size(); ++next)
        cohort += birthYear > cohortYears[next] + halfStep;
    return cohort;
}

/// A name in the locale's script, for example "Jürgen" or "高橋", and how mail addresses spell it.
struct Name {
    std::string text;
    std::string latin; ///< the usual romanisation; the same as the text in Latin scripts
    std::string ascii; ///< lower-case letters only: "juergen", "takahashi"
};

/// Given names of one sex with their frequencies in each cohort.
struct GivenNames {
    std::vector<Name> names;
    std::array<std::vector<std::uint64_t>, cohortYears.size()> births; ///< of each name, per 100,000 of the cohort
    std::array<std::uint64_t, cohortYears.size()> allBirths{};         ///< their sums
    std::array<AliasTable, cohortYears.size()> byCohort;               ///< the same, to draw from

    const Name &pick(std::size_t cohort, std::uint64_t word) const { return names[byCohort[cohort].pick(word)]; }
};

/// A family name: listed as a whole, or composed of a beginning and an ending.
struct FamilyName {
    const Name *begin = nullptr;
    const Name *end = nullptr; ///< null for a listed name

    bool isEmpty() const { return begin == nullptr; }
};

/// Family names with their bearers in the population. Whoever bears none of the listed names gets a composed one, so
/// that the listed ones stay as frequent as they are.
struct FamilyNames {
    std::array<std::vector<Name>, 2> listed; ///< by Sex: some languages inflect them
    std::vector<Name> beginnings;
    std::array<std::vector<Name>, 2> endings; ///< by Sex
    std::vector<std::uint64_t> bearers;       ///< of the listed ones, and of all the others, per 100,000
    AliasTable weights;                       ///< the same, to draw from

    /// `word` decides which, `partsWord` the parts of a composed one.
    FamilyName pick(Sex sex, std::uint64_t word, std::uint64_t partsWord) const
    {
        const std::vector<Name> &names = listed[std::size_t(sex)];
        const std::size_t index = weights.pick(word);
        return index < names.size() ? FamilyName{&names[index], nullptr} : compose(sex, partsWord);
    }

    /// One word for both: what AliasTable::pick() looks at leaves the lower half of it free.
    FamilyName pick(Sex sex, std::uint64_t word) const { return pick(sex, word, word << 32); }

    FamilyName compose(Sex sex, std::uint64_t word) const;
};

/// A text of the locale's language, with the form for a woman where it differs.
struct Phrase {
    std::string text;
    std::string feminine; ///< never empty

    const std::string &of(Sex sex) const { return sex == Sex::Female ? feminine : text; }
};

/// The form of a postal code or a phone number: `#` a digit, `%` a digit that is not zero, `@` a letter.
struct NumberPattern {
    std::string text;
    std::size_t fixed = 0; ///< so many characters at the beginning are written as they are

    NumberPattern(std::string_view pattern)
        : text(pattern)
        , fixed(std::min(pattern.find_first_of("#%@"), pattern.size()))
    {
    }
};

/// A city with what belongs to it.
struct City {
    std::string name;
    std::string region;
    std::string timeZone;
    std::vector<NumberPattern> postalPatterns;
    std::vector<NumberPattern> phonePatterns; ///< only numbers reserved for fiction, unassigned, or invalid by the plan
};

/// Made-up companies. Patterns with {word}, {form}, {family} and {family2}.
struct Companies {
    std::vector<std::string> forms;
    std::vector<std::string> words;
    std::vector<TextPattern> patterns;
};

/// A day on which offices close. One of the rules applies.
struct Holiday {
    std::string name;
    int month = 0; ///< with `day` a fixed date, with `weekday` (1 Monday … 7 Sunday) and `nth` (-1 the last) a rule
    int day = 0;
    int weekday = 0;
    int nth = 0;
    int plusDays = 0;
    bool isByEaster = false;        ///< plusDays after Easter Sunday
    std::vector<std::int32_t> days; ///< or these, one a year, as days since 1970-01-01
};

/// What made-up text of the locale's language is put together from.
struct TextShape {
    std::vector<std::string> words;
    std::vector<std::string> sentences;                                    ///< with the names of slots in braces
    std::map<std::string, std::vector<std::string>, std::less<>> fillings; ///< by slot
};

inline constexpr int levelCount = 6;

/// A department and its job titles, from interns to directors, in the locale's language.
struct Department {
    Phrase name;
    std::array<std::vector<Phrase>, levelCount> titles; ///< intern, junior, professional, senior, manager, director
};

/// The names, places and words of one country and language; data of `resources/locales`. Immutable once read.
struct LocaleCorpus {
    std::string locale;  ///< for example "de-DE", "hi-Latn-IN"
    std::string country; ///< ISO 3166, for example "DE"
    std::string countryName;
    std::string language; ///< ISO 639, for example "de"

    std::array<GivenNames, 2> givenNames; ///< by Sex
    FamilyNames familyNames;
    int familyNameCount = 1; ///< two where both parents' names are borne
    bool isFamilyNameFirst = false;
    std::string nameSeparator; ///< between given and family name

    std::vector<std::string> streets;
    std::vector<TextPattern> streetPatterns; ///< with {street}, {number}, {unit} and {letter}
    TextPattern addressPattern;              ///< of one line, with {street}, {city}, {region} and {postal}
    unsigned highestNumber = 100;
    unsigned highestUnit = 40;
    std::vector<City> cities;
    AliasTable cityWeights;

    Companies companies;
    std::vector<Department> departments;
    AliasTable departmentWeights;
    std::map<std::string, Phrase, std::less<>> phrases; ///< by the English text

    std::vector<Holiday> holidays;
    TextShape text;
};

using LocaleCorpusPtr = std::shared_ptr<const LocaleCorpus>;

} // namespace showroom::masking
