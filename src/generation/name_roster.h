#pragma once

#include "masking/keyed_permutation.h"
#include "masking/person.h"

#include <array>
#include <cstdint>
#include <vector>

namespace showroom::generation {

/// Deals the names of a locale to a number of people so that every mail address made of them is unique by construction,
/// without looking at anybody else. All pairs of family and given name, as mail addresses spell them, lie side by side
/// on a line, each as long as it is frequent. A keyed permutation gives each person a place of its own among equally
/// spaced ones; whoever share a pair are numbered by their places on it: anna.schmidt, anna.schmidt2. Each name thereby
/// comes as often as its frequency says, rounded up or down.
class NameRoster final {
public:
    struct Entry {
        masking::Identity identity;
        std::uint64_t namesake = 0; ///< how many people stand before this one on the same pair of names
    };

    /// For `people` people whose ages are counted to `referenceDay` (days since 1970-01-01). The locale must outlive
    /// the roster.
    NameRoster(const masking::LocaleCorpus &locale, std::int32_t referenceDay, std::uint64_t people,
               const masking::SipKey &key);

    /// The name of one of the people, counted from 0.
    Entry entry(std::uint64_t index) const;

private:
    /// All names that mail addresses spell alike: choices first … first + count - 1.
    struct Spelling {
        std::uint64_t start = 0; ///< where they begin, on a line of 2^64
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    struct Choice {
        std::uint64_t spelling = 0; ///< hash of the letters
        std::uint64_t weight = 0;
        std::uint32_t name = 0; ///< listed family names, behind them the composed ones; given names of one sex
        std::uint16_t cohort = 0;
        masking::Sex sex = masking::Sex::Female;
    };

    /// Choices and their spellings side by side.
    struct Line {
        std::vector<Choice> choices; ///< in the order of their spellings
        std::vector<Spelling> spellings;

        void lay();
        const Choice &pick(const Spelling &spelling, std::uint64_t word) const;
    };

    struct Ages {
        std::vector<int> ages;
        masking::AliasTable weights;
    };

    void groupAges(std::int32_t referenceDay);
    void listFamilies();
    void listGivenNames();
    void addGivenName(std::uint64_t spelling, masking::Sex sex, std::uint32_t name, std::size_t cohort);
    masking::FamilyName familyName(std::uint32_t name, masking::Sex sex) const;
    std::uint64_t firstPlaceFrom(std::uint64_t point) const;

    const masking::LocaleCorpus *m_locale;
    std::uint64_t m_people;
    masking::SipKey m_key;
    masking::KeyedPermutation m_places;
    std::uint64_t m_offset;
    std::array<Ages, masking::cohortYears.size()> m_ages;
    std::array<std::uint64_t, masking::cohortYears.size()> m_cohortWeights{};
    Line m_families;
    Line m_givenNames;
};

} // namespace showroom::generation
