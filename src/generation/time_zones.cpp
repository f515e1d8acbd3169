#include "generation/time_zones.h"

#include "generation/civil_date.h"

#include <algorithm>

namespace showroom::generation {

namespace {

using SummerTime = TimeZoneRules::SummerTime;

TimeZoneRules zone(std::string_view name, int standardMinutes, SummerTime summerTime = SummerTime::None)
{
    TimeZoneRules rules;
    rules.name = name;
    rules.standardMinutes = standardMinutes;
    rules.summerTime = summerTime;
    return rules;
}

/// Offsets and summer time as the IANA database has them in 2024, taken for every year. Sorted by name.
const TimeZoneRules zones[] = {
    zone("America/Anchorage", -540, SummerTime::America),
    zone("America/Araguaina", -180),
    zone("America/Argentina/Buenos_Aires", -180),
    zone("America/Argentina/Catamarca", -180),
    zone("America/Argentina/Cordoba", -180),
    zone("America/Argentina/Jujuy", -180),
    zone("America/Argentina/La_Rioja", -180),
    zone("America/Argentina/Mendoza", -180),
    zone("America/Argentina/Rio_Gallegos", -180),
    zone("America/Argentina/Salta", -180),
    zone("America/Argentina/San_Juan", -180),
    zone("America/Argentina/San_Luis", -180),
    zone("America/Argentina/Tucuman", -180),
    zone("America/Argentina/Ushuaia", -180),
    zone("America/Bahia", -180),
    zone("America/Belem", -180),
    zone("America/Boa_Vista", -240),
    zone("America/Bogota", -300),
    zone("America/Boise", -420, SummerTime::America),
    zone("America/Campo_Grande", -240),
    zone("America/Cancun", -300),
    zone("America/Chicago", -360, SummerTime::America),
    zone("America/Chihuahua", -360),
    zone("America/Ciudad_Juarez", -420, SummerTime::America),
    zone("America/Cuiaba", -240),
    zone("America/Denver", -420, SummerTime::America),
    zone("America/Detroit", -300, SummerTime::America),
    zone("America/Fortaleza", -180),
    zone("America/Hermosillo", -420),
    zone("America/Indiana/Indianapolis", -300, SummerTime::America),
    zone("America/Kentucky/Louisville", -300, SummerTime::America),
    zone("America/Los_Angeles", -480, SummerTime::America),
    zone("America/Maceio", -180),
    zone("America/Manaus", -240),
    zone("America/Matamoros", -360, SummerTime::America),
    zone("America/Mazatlan", -420),
    zone("America/Merida", -360),
    zone("America/Mexico_City", -360),
    zone("America/Monterrey", -360),
    zone("America/New_York", -300, SummerTime::America),
    zone("America/Phoenix", -420),
    zone("America/Porto_Velho", -240),
    zone("America/Recife", -180),
    zone("America/Rio_Branco", -300),
    zone("America/Sao_Paulo", -180),
    zone("America/Tijuana", -480, SummerTime::America),
    zone("Asia/Kolkata", 330),
    zone("Asia/Seoul", 540),
    zone("Asia/Singapore", 480),
    zone("Asia/Tokyo", 540),
    zone("Atlantic/Canary", 0, SummerTime::Europe),
    zone("Australia/Adelaide", 570, SummerTime::Australia),
    zone("Australia/Brisbane", 600),
    zone("Australia/Broken_Hill", 570, SummerTime::Australia),
    zone("Australia/Darwin", 570),
    zone("Australia/Hobart", 600, SummerTime::Australia),
    zone("Australia/Melbourne", 600, SummerTime::Australia),
    zone("Australia/Perth", 480),
    zone("Australia/Sydney", 600, SummerTime::Australia),
    zone("Europe/Amsterdam", 60, SummerTime::Europe),
    zone("Europe/Berlin", 60, SummerTime::Europe),
    zone("Europe/London", 0, SummerTime::Europe),
    zone("Europe/Madrid", 60, SummerTime::Europe),
    zone("Europe/Oslo", 60, SummerTime::Europe),
    zone("Europe/Paris", 60, SummerTime::Europe),
    zone("Europe/Rome", 60, SummerTime::Europe),
    zone("Europe/Stockholm", 60, SummerTime::Europe),
    zone("Europe/Warsaw", 60, SummerTime::Europe),
    zone("Pacific/Honolulu", -600),
};

bool isSummer(SummerTime summerTime, std::int32_t day)
{
    const int year = civilFromDays(day).year;
    switch (summerTime) {
    case SummerTime::None:
        return false;
    case SummerTime::Europe:
        return day >= lastWeekday(year, 3, 7) && day < lastWeekday(year, 10, 7);
    case SummerTime::America:
        return day >= nthWeekday(year, 3, 7, 2) && day < nthWeekday(year, 11, 7, 1);
    case SummerTime::Australia:
        return day >= nthWeekday(year, 10, 7, 1) || day < nthWeekday(year, 4, 7, 1);
    }
    return false;
}

} // namespace

const TimeZoneRules *TimeZoneRules::find(std::string_view name)
{
    const auto found =
        std::find_if(std::begin(zones), std::end(zones), [&](const TimeZoneRules &z) { return z.name == name; });
    return found == std::end(zones) ? nullptr : found;
}

int TimeZoneRules::offsetAtNoon(std::int32_t localDay) const
{
    return standardMinutes + (isSummer(summerTime, localDay) ? 60 : 0);
}

} // namespace showroom::generation
