#pragma once

#include <cstdint>
#include <string_view>

namespace showroom::generation {

/// The rules of a time zone as they travel with the engine, independent of the machine's tzdata.
class TimeZoneRules final {
public:
    /// The rules of an IANA name; null when the engine does not know it.
    static const TimeZoneRules *find(std::string_view name);

    /// Minutes east of UTC at noon of a local day (days since 1970-01-01). The hours of calendars that matter lie after
    /// the small hours in which clocks change.
    int offsetAtNoon(std::int32_t localDay) const;

    enum class SummerTime : std::uint8_t { None, Europe, America, Australia };

    std::string_view name;
    int standardMinutes = 0;
    SummerTime summerTime = SummerTime::None;
};

} // namespace showroom::generation
