#pragma once

#include "generation/blueprint_spec.h"
#include "generation/holidays.h"
#include "masking/alias_table.h"

#include <cstdint>
#include <vector>

namespace showroom::generation {

/// The local days of a history, as days since 1970-01-01, both included.
struct HistoryWindow {
    std::int32_t firstDay = 0;
    std::int32_t lastDay = 0;
    int days() const { return lastDay - firstDay + 1; }
};

/// A calendar of a blueprint for one region, its public holidays and one history: draws days by integer weights in
/// constant time. A day of weight zero stays possible by a hair, so that somebody who was only there on such days still
/// has one.
class Calendar final {
public:
    Calendar(const CalendarSpec &spec, const QString &region, const Holidays &holidays, const HistoryWindow &window,
             bool seasonality);

    /// The weight of days `from` … `to` of the window (both included), counted from zero; never zero.
    std::uint64_t weight(std::int32_t from, std::int32_t to) const
    {
        return m_sums[std::size_t(to) + 1] - m_sums[std::size_t(from)];
    }

    /// The day of the window that a word stands for, among `from` … `to`.
    std::int32_t day(std::uint64_t word, std::int32_t from, std::int32_t to) const
    {
        const std::uint64_t position = m_sums[std::size_t(from)] + masking::scaleTo(word, weight(from, to));
        std::int32_t day = m_guide[masking::scaleTo(position, m_guideFactor)];
        while (m_sums[std::size_t(day) + 1] <= position)
            ++day;
        return day;
    }

    /// The second of a local day that two words stand for.
    std::int32_t secondOfDay(std::uint64_t hourWord, std::uint64_t minuteWord) const
    {
        return std::int32_t(m_hours.pick(hourWord) * 3600 + masking::scaleTo(minuteWord, 3600));
    }

private:
    void buildGuide();

    std::vector<std::uint64_t> m_sums; ///< of the weights before each day
    std::vector<std::int32_t> m_guide; ///< where the search for a position begins
    std::uint64_t m_guideFactor = 0;   ///< scales positions to indexes of the guide
    masking::AliasTable m_hours;
};

} // namespace showroom::generation
