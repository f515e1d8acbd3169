#pragma once

#include <cstdint>

namespace showroom::masking::label {

/// The numbers of the pairs of SubjectWords that a person is made of; part of the derivation, never renumbered.
enum PersonPair : std::uint64_t {
    Identity = 0,     ///< a: sex, birthday and mail domain, b: age
    Names = 1,        ///< a: given name, b: family name
    FamilyParts = 2,  ///< a: the parts of a composed family name, b: those of a second one
    SecondFamily = 3, ///< a: second family name, b: user name
    Place = 4,        ///< a: city, b: postal code
    Contact = 5,      ///< a: phone
    Street = 6,       ///< a: street and its pattern, b: numbers
    Tenure = 7,       ///< a: days with the company, b: the same for the young
    Work = 8,         ///< a: department, b: level
    Title = 9,        ///< a: job title
    CompanyName = 10, ///< a: pattern, words and form, b: family name
    Unique = 11,      ///< a: the 64 bits of a unique value
    BirthDate = 12,   ///< a: a date in somebody's own decade
    Partner = 13,     ///< a: a company's second family name, b: the parts of both
};

} // namespace showroom::masking::label
