#pragma once

#include "masking/locale_corpus.h"

#include <cstdint>
#include <span>
#include <vector>

namespace showroom::generation {

/// Easter Sunday of a year as days since 1970-01-01 (the Gregorian computus of Meeus, Jones and Butcher).
std::int32_t easterSunday(int year);

/// The public holidays of a country by their rules, for any span of days.
class Holidays final {
public:
    Holidays() = default;
    /// All that fall on `firstDay` … `lastDay`, both days since 1970-01-01 and included.
    Holidays(std::span<const masking::Holiday> rules, std::int32_t firstDay, std::int32_t lastDay);

    bool contains(std::int32_t day) const;
    const std::vector<std::int32_t> &days() const { return m_days; }

private:
    std::vector<std::int32_t> m_days; ///< ascending, each once
};

} // namespace showroom::generation
