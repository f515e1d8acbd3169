#pragma once

#include "masking/sip_hash.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace showroom::masking {
struct Person;
}

namespace showroom::generation {

struct CompiledPart;
struct PeopleGroup;
struct PersonFacts;
struct Stint;

/// Choice columns of one kind that others refer to; a blueprint with more is refused.
inline constexpr std::size_t maxChoiceSlots = 16;

/// The end of a time that was not over at the reference date.
inline constexpr std::int64_t noEnd = std::numeric_limits<std::int64_t>::max();

/// What the generators of one row share. Lives on the stack of the loop that writes rows.
struct Row {
    masking::Words material;                 ///< the row's keyed bits
    masking::Words id;                       ///< the row's own key
    const PersonFacts *facts = nullptr;      ///< the row's person, or the person it belongs to
    const Stint *stint = nullptr;            ///< of an event: when that person takes part, and how often
    const PeopleGroup *group = nullptr;      ///< that person's region and locale
    const masking::Person *person = nullptr; ///< in a table of people
    std::uint64_t namesake = 0;              ///< how many of the same mail name come before that person
    std::string_view mailDomain;             ///< that person's
    std::int64_t instant = 0;                ///< seconds since 1970-01-01 UTC, of an event; when a record's time begins
    std::int64_t end = noEnd;                ///< when it was over, if it was
    const CompiledPart *part = nullptr;      ///< the generator that makes the row
    std::int64_t index = 0;                  ///< among that one's rows
    const Row *parent = nullptr;             ///< of a record: the row that it hangs on, unless that is a person
    std::array<std::uint16_t, maxChoiceSlots> choices{};
};

} // namespace showroom::generation
