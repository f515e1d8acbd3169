#pragma once

#include <cstdint>

namespace showroom::masking::label {

/// The numbers of the pairs of SubjectWords that a person is made of; part of the derivation, never renumbered.
enum PersonPair : std::uint64_t {
    Identity = 0,     ///< a: sex, birthday and mail domain, b: age
    Names = 1,        ///< a: given name, b: family name
    SecondFamily = 2, ///< a: second family name, b: user name
    Place = 3,        ///< a: city, b: postal code
    Contact = 4,      ///< a: phone, b: street with its number
    Tenure = 5,       ///< a: days with the company, b: the same for the young
    Work = 6,         ///< a: department, b: level
    Title = 7,        ///< a: job title
    CompanyName = 8,  ///< a: pattern, words and form
    Partners = 9,     ///< a, b: a company's family names
    Unique = 11,      ///< a: the 64 bits of a unique value
    BirthDate = 12,   ///< a: a date in somebody's own decade
};

} // namespace showroom::masking::label
