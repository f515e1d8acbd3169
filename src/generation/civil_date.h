#pragma once

#include <cstdint>

namespace showroom::generation {

/// A date of the proleptic Gregorian calendar.
struct CivilDate {
    int year = 1970;
    int month = 1;
    int day = 1;
};

/// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
constexpr std::int32_t daysFromCivil(CivilDate date)
{
    const int year = date.year - (date.month <= 2);
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int yearOfEra = year - era * 400;
    const int dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

/// The date of a day (civil_from_days of the same source).
constexpr CivilDate civilFromDays(std::int32_t days)
{
    const int shifted = days + 719468;
    const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int dayOfEra = shifted - era * 146097;
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int shiftedMonth = (5 * dayOfYear + 2) / 153;
    const int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    return {yearOfEra + era * 400 + (month <= 2), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1};
}

/// 1 Monday … 7 Sunday.
constexpr int weekdayOf(std::int32_t days)
{
    return (days % 7 + 10) % 7 + 1;
}

/// The nth weekday (1 Monday … 7 Sunday) of a month, as days since 1970-01-01.
constexpr std::int32_t nthWeekday(int year, int month, int weekday, int nth)
{
    const std::int32_t first = daysFromCivil({year, month, 1});
    return first + (weekday - weekdayOf(first) + 7) % 7 + (nth - 1) * 7;
}

/// The last weekday (1 Monday … 7 Sunday) of a month, as days since 1970-01-01.
constexpr std::int32_t lastWeekday(int year, int month, int weekday)
{
    const std::int32_t last = daysFromCivil({month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1}) - 1;
    return last - (weekdayOf(last) - weekday + 7) % 7;
}

static_assert(weekdayOf(0) == 4);
static_assert(daysFromCivil({2000, 3, 1}) == 11017);
static_assert(nthWeekday(2025, 11, 4, 4) == daysFromCivil({2025, 11, 27}));
static_assert(lastWeekday(2026, 3, 7) == daysFromCivil({2026, 3, 29}));
static_assert(lastWeekday(2025, 12, 3) == daysFromCivil({2025, 12, 31}));

} // namespace showroom::generation
