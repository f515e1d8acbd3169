#include "masking/written_date.h"

#include "masking/text_bytes.h"

#include <array>
#include <chrono>

namespace showroom::masking {

namespace {

constexpr std::string_view japaneseMarks[] = {"年", "月", "日"};
constexpr int earliestYear = 1000;

struct Part {
    int value = 0;
    std::size_t digits = 0;
};

Part readPart(std::string_view value, std::size_t &at, std::size_t atMost)
{
    Part part;
    while (at < value.size() && part.digits < atMost && isDigit(value[at])) {
        part.value = part.value * 10 + (value[at++] - '0');
        ++part.digits;
    }
    return part;
}

std::optional<std::int32_t> dayOf(int year, int month, int day)
{
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{unsigned(month)},
                                           std::chrono::day{unsigned(day)}};
    if (!date.ok() || year < earliestYear)
        return std::nullopt;
    return std::int32_t(std::chrono::sys_days(date).time_since_epoch().count());
}

bool set(WrittenDate &date, const std::array<Part, 3> &parts, std::string_view order)
{
    std::array<int, 3> ymd{};
    for (std::size_t i = 0; i < 3; ++i) {
        ymd[std::string_view("ymd").find(order[i])] = parts[i].value;
        date.order[i] = order[i];
        if (order[i] != 'y' && parts[i].digits > 2)
            return false;
    }
    const auto day = dayOf(ymd[0], ymd[1], ymd[2]);
    date.day = day.value_or(0);
    return day.has_value();
}

/// Eight digits in a row.
std::optional<WrittenDate> readCompact(std::string_view value)
{
    std::size_t at = 0;
    const Part year = readPart(value, at, 4);
    const Part month = readPart(value, at, 2);
    const Part day = readPart(value, at, 2);
    WrittenDate date;
    if (at != 8 || (at < value.size() && isDigit(value[at])) || !set(date, {year, month, day}, "ymd"))
        return std::nullopt;
    date.size = at;
    date.isPadded = true;
    return date;
}

/// The separator at a place: one of `-`, `.`, `/`, or the Japanese mark of the part; empty when there is none.
std::string_view separatorAt(std::string_view value, std::size_t at, std::size_t part)
{
    if (value.substr(at).starts_with(japaneseMarks[part]))
        return value.substr(at, japaneseMarks[part].size());
    const bool isSeparator = part < 2 && at < value.size() && std::string_view("-./").find(value[at]) != value.npos;
    return isSeparator ? value.substr(at, 1) : std::string_view();
}

std::string_view orderOf(const std::array<Part, 3> &parts, std::string_view separator, bool monthFirst)
{
    if (parts[0].digits == 4)
        return "ymd";
    if (parts[2].digits != 4)
        return {};
    const bool isAmerican = parts[1].value > 12 || (monthFirst && separator != "." && parts[0].value <= 12);
    return isAmerican ? "mdy" : "dmy";
}

bool hasLeadingZero(std::string_view value, std::size_t at, const Part &part)
{
    return part.digits == 2 && value[at] == '0';
}

} // namespace

std::optional<WrittenDate> readDate(std::string_view value, bool monthFirst)
{
    WrittenDate date;
    std::array<Part, 3> parts{};
    std::size_t at = 0;
    bool isPadded = false;
    bool isBare = false;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t begin = at;
        parts[i] = readPart(value, at, 4);
        isPadded |= hasLeadingZero(value, begin, parts[i]);
        isBare |= parts[i].digits == 1;
        date.between[i] = separatorAt(value, at, i);
        at += date.between[i].size();
    }
    if (date.between[0].empty() || date.between[1].empty())
        return readCompact(value);
    const bool isOneKind = date.between[0] == date.between[1] || date.between[0] == japaneseMarks[0];
    const std::string_view order = orderOf(parts, date.between[0], monthFirst);
    if (!isOneKind || order.empty() || (at < value.size() && isDigit(value[at])) || !set(date, parts, order))
        return std::nullopt;
    date.size = at;
    date.isPadded = isPadded || !isBare;
    return date;
}

void appendDate(std::string &out, std::int32_t day, const WrittenDate &like)
{
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    for (std::size_t i = 0; i < 3; ++i) {
        const char part = like.order[i];
        const auto number = part == 'y'   ? unsigned(int(date.year()))
                            : part == 'm' ? unsigned(date.month())
                                          : unsigned(date.day());
        if (part != 'y' && number < 10 && like.isPadded)
            out.push_back('0');
        out += std::to_string(number);
        out += like.between[i];
    }
}

} // namespace showroom::masking
