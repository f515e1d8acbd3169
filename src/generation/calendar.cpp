#include "generation/calendar.h"

#include "generation/civil_date.h"

#include <algorithm>
#include <limits>

namespace showroom::generation {

namespace {

/// Leaves room for percents to thin a day out without losing it.
constexpr std::uint64_t weekdayUnit = 1000;

bool appliesTo(const QStringList &regions, const QString &region)
{
    return regions.isEmpty() || regions.contains(region);
}

bool isOn(const SpecialDaysSpec &days, std::int32_t day, const CivilDate &date)
{
    if (days.ruleMonth > 0)
        return day == nthWeekday(date.year, days.ruleMonth, days.ruleWeekday, days.ruleNth) + days.rulePlusDays;
    const int key = date.month * 100 + date.day;
    return key >= days.fromMonth * 100 + days.fromDay && key <= days.toMonth * 100 + days.toDay;
}

const SeasonSpec *seasonOf(const CalendarSpec &spec, const QString &region)
{
    for (const SeasonSpec &season : spec.seasons) {
        if (appliesTo(season.regions, region))
            return &season;
    }
    return nullptr;
}

/// What a calendar has for one region.
class Seasons final {
public:
    Seasons(const CalendarSpec &spec, const QString &region)
        : m_season(seasonOf(spec, region))
    {
        for (const SpecialDaysSpec &days : spec.specialDays) {
            if (appliesTo(days.regions, region))
                m_specialDays.push_back(&days);
        }
    }

    /// The product of season and special days in hundredths of a percent: 10,000 on a plain day.
    std::uint64_t factor(std::int32_t day) const
    {
        const CivilDate date = civilFromDays(day);
        std::uint64_t factor = 100 * (m_season ? std::uint64_t(m_season->months[std::size_t(date.month) - 1]) : 100);
        for (const SpecialDaysSpec *days : m_specialDays) {
            if (isOn(*days, day, date))
                factor = factor * std::uint64_t(days->percent) / 100;
        }
        return factor;
    }

private:
    const SeasonSpec *m_season;
    std::vector<const SpecialDaysSpec *> m_specialDays;
};

} // namespace

Calendar::Calendar(const CalendarSpec &spec, const QString &region, const Holidays &holidays,
                   const HistoryWindow &window, bool seasonality)
{
    const Seasons seasons(spec, region);
    m_sums.reserve(std::size_t(window.days()) + 1);
    m_sums.push_back(0);
    for (int i = 0; i < window.days(); ++i) {
        const std::int32_t day = window.firstDay + i;
        std::uint64_t weight = std::uint64_t(spec.weekdays[std::size_t(weekdayOf(day)) - 1]) * weekdayUnit;
        if (seasonality) {
            const auto growth =
                std::uint64_t(100 * window.days() + spec.growthPercent * i) / std::uint64_t(window.days());
            weight = weight * seasons.factor(day) / 10000 * growth / 100;
        }
        if (holidays.contains(day))
            weight = weight * std::uint64_t(spec.holidayPercent) / 100;
        m_sums.push_back(m_sums.back() + std::max<std::uint64_t>(weight, 1));
    }
    std::vector<std::uint64_t> hours(spec.hours.begin(), spec.hours.end());
    m_hours = masking::AliasTable(hours);
    buildGuide();
}

void Calendar::buildGuide()
{
    const std::uint64_t total = m_sums.back();
    // Rounded down, the factor never maps a position beyond its own entry, and an entry's day is never too late.
    const std::uint64_t size = std::min<std::uint64_t>(2 * m_sums.size(), total);
    m_guideFactor = std::numeric_limits<std::uint64_t>::max() / total * size;
    m_guide.reserve(size);
    __extension__ using Wide = unsigned __int128;
    std::size_t day = 0;
    for (std::uint64_t index = 0; index < size; ++index) {
        const auto position = std::min(std::uint64_t((Wide(index) << 64) / m_guideFactor), total - 1);
        while (m_sums[day + 1] <= position)
            ++day;
        m_guide.push_back(std::int32_t(day));
    }
}

} // namespace showroom::generation
