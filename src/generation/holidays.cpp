#include "generation/holidays.h"

#include "generation/civil_date.h"

#include <algorithm>

namespace showroom::generation {

namespace {

/// The day of a rule in one year. Rules that list their days have none here.
std::int32_t dayIn(const masking::Holiday &rule, int year)
{
    if (rule.isByEaster)
        return easterSunday(year) + rule.plusDays;
    if (rule.weekday == 0)
        return daysFromCivil({year, rule.month, rule.day}) + rule.plusDays;
    if (rule.nth > 0)
        return nthWeekday(year, rule.month, rule.weekday, rule.nth) + rule.plusDays;
    return lastWeekday(year, rule.month, rule.weekday) + rule.plusDays;
}

} // namespace

std::int32_t easterSunday(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return daysFromCivil({year, n / 31, n % 31 + 1});
}

Holidays::Holidays(std::span<const masking::Holiday> rules, std::int32_t firstDay, std::int32_t lastDay)
{
    const auto add = [&](std::int32_t day) {
        if (day >= firstDay && day <= lastDay)
            m_days.push_back(day);
    };
    for (const masking::Holiday &rule : rules) {
        std::for_each(rule.days.begin(), rule.days.end(), add);
        if (!rule.days.empty())
            continue;
        // A rule may lead from one year into the next.
        for (int year = civilFromDays(firstDay).year - 1; year <= civilFromDays(lastDay).year + 1; ++year)
            add(dayIn(rule, year));
    }
    std::sort(m_days.begin(), m_days.end());
    m_days.erase(std::unique(m_days.begin(), m_days.end()), m_days.end());
}

bool Holidays::contains(std::int32_t day) const
{
    return std::binary_search(m_days.begin(), m_days.end(), day);
}

} // namespace showroom::generation
