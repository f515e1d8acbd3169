#pragma once

#include "masking/inline_text.h"
#include "masking/keyed_hash.h"
#include "masking/locale_corpus.h"

#include <cstdint>
#include <string_view>

namespace showroom::masking {

/// A whole made-up person whose parts agree with each other. Views point into the Corpora, which must outlive it.
struct Person {
    const LocaleCorpus *locale = nullptr;
    const City *city = nullptr;
    Sex sex = Sex::Female;
    std::string_view givenName;
    InlineText<96> familyName;
    InlineText<64> mailLocalPart; ///< ASCII, without the digits that tell namesakes apart
    std::string_view mailDomain;  ///< example.com, example.org or example.net (RFC 2606)
    InlineText<24> phone;         ///< unreachable by construction, see City::phonePattern
    InlineText<96> streetAddress;
    InlineText<16> postalCode;
    std::string_view department;
    std::string_view jobTitle;
    int level = 0;              ///< 0 intern … 5 director
    std::int32_t birthDay = 0;  ///< days since 1970-01-01
    std::int32_t joinedDay = 0; ///< days since 1970-01-01
};

/// How long before the reference day the newest colleague joined, in days: everybody has had time to do something.
inline constexpr int shortestTenure = 14;

/// Makes the person that a subject's digest stands for: always the same one for the same digest, corpora and reference
/// day (days since 1970-01-01). Ages 22 to 67 with the mode in the thirties; joins spread over years, recent ones more
/// frequent.
Person makePerson(const Corpora &corpora, const LocaleCorpus &locale, const Digest &subject, std::int32_t referenceDay);

/// Fills a pattern of City: `#` a digit, `%` a digit that is not zero, `@` a letter. `word` decides all of them.
template <std::size_t Capacity>
void fillPattern(InlineText<Capacity> &out, std::string_view pattern, std::uint64_t word);

} // namespace showroom::masking
