#pragma once

#include "masking/locale_corpus.h"
#include "masking/subject_words.h"

#include <cstdint>
#include <span>

namespace showroom::masking {

/// A whole made-up person, as facts that agree with each other; person_text.h writes them out. Points into the corpus,
/// which must outlive it.
struct Person {
    const LocaleCorpus *locale = nullptr;
    const City *city = nullptr;
    const Name *given = nullptr;
    FamilyName family{};
    FamilyName secondFamily{}; ///< empty unless both parents' names are borne
    Sex sex = Sex::Female;
    int age = 0;                   ///< whole years on the reference day
    std::int32_t birthDay = 0;     ///< days since 1970-01-01
    std::int32_t referenceDay = 0; ///< days since 1970-01-01
    std::uint8_t mailDomain = 0;   ///< index of a reserved domain
    std::uint64_t postalWord = 0;  ///< decides the postal code
    Words contact{};               ///< a decides the phone number, b the street
    SubjectWords words;            ///< everything else comes from here
};

/// Who somebody is, when that isn't left to chance: for rows whose names are dealt out.
struct Identity {
    const Name *given = nullptr;
    FamilyName family{};
    Sex sex = Sex::Female;
    int age = 0; ///< whole years on the reference day
};

/// How many people are of which age: from youngestAge on, one number a year of age. Ages 22 to 67 with the mode in the
/// thirties, few beyond 60 (realism.md, workforce ages).
inline constexpr int youngestAge = 22;
std::span<const std::uint64_t> ageWeights();

/// The day on which somebody of an age was born, halfway between the earliest and the latest.
std::int32_t typicalBirthDay(int age, std::int32_t referenceDay);

/// The year of a day since 1970-01-01, by the average length of the Gregorian year: exact but for hours around New
/// Year, which is near enough for a cohort.
int yearOf(std::int32_t day);

/// How long before the reference day the newest colleague joined, in days: everybody has had time to do something.
inline constexpr int shortestTenure = 14;

/// What somebody does at work.
struct Job {
    const Department *department = nullptr;
    const Phrase *title = nullptr;
    int level = 0; ///< 0 intern … 5 director
};

/// Makes the person that a subject's words stand for: always the same one for the same words, corpus and reference day
/// (days since 1970-01-01). The given name goes by sex and year of birth.
Person makePerson(const LocaleCorpus &locale, const SubjectWords &words, std::int32_t referenceDay);

/// The same in place: draws what makes somebody of a person of whom locale, words and reference day are given.
void completePerson(Person &person);

/// The same, but for who it is.
Person makePerson(const LocaleCorpus &locale, const SubjectWords &words, std::int32_t referenceDay,
                  const Identity &identity);

/// The day on which somebody joined the company, as days since 1970-01-01: spread over years, recent ones more
/// frequent, nobody before turning 21.
std::int32_t joinedDay(const Person &person);

/// Somebody's job: nobody is an intern past thirty, nobody a director before it.
Job jobOf(const Person &person);

} // namespace showroom::masking
