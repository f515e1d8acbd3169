#include "masking/masker.h"

#include "masking/person_labels.h"

#include <QDate>

#include <algorithm>
#include <optional>

namespace showroom::masking {

namespace {

/// Where the numbers of a written date stand.
struct WrittenDate {
    std::size_t yearAt = 0;
    std::array<std::size_t, 2> shortAt{}; ///< month and day, in the order in which they are written
    std::array<std::size_t, 2> shortSize{};
    std::size_t end = 0;
    bool isYearFirst = false;
};

std::size_t digitsAt(std::string_view text, std::size_t from)
{
    std::size_t end = from;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    return end - from;
}

std::optional<WrittenDate> findDate(std::string_view text)
{
    std::array<std::size_t, 3> at{};
    std::array<std::size_t, 3> size{};
    std::size_t next = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
        at[i] = next;
        size[i] = digitsAt(text, next);
        next += size[i];
        if (i == 2)
            break;
        if (next >= text.size() || std::string_view("-./").find(text[next]) == std::string_view::npos)
            return std::nullopt;
        ++next;
    }
    const auto isShort = [&](std::size_t i) { return size[i] == 1 || size[i] == 2; };
    if (size[0] == 4 && isShort(1) && isShort(2))
        return WrittenDate{at[0], {at[1], at[2]}, {size[1], size[2]}, next, true};
    if (size[2] == 4 && isShort(0) && isShort(1))
        return WrittenDate{at[2], {at[0], at[1]}, {size[0], size[1]}, next, false};
    return std::nullopt;
}

int numberAt(std::string_view text, std::size_t at, std::size_t size)
{
    int number = 0;
    for (const char c : text.substr(at, size))
        number = number * 10 + (c - '0');
    return number;
}

bool isReal(std::string_view text, const WrittenDate &date)
{
    const int year = numberAt(text, date.yearAt, 4);
    const int first = numberAt(text, date.shortAt[0], date.shortSize[0]);
    const int second = numberAt(text, date.shortAt[1], date.shortSize[1]);
    return QDate::isValid(year, first, second) || (!date.isYearFirst && QDate::isValid(year, second, first));
}

void appendNumber(std::string &out, int number, std::size_t least)
{
    const std::string digits = std::to_string(number);
    out.append(least > digits.size() ? least - digits.size() : 0, '0');
    out += digits;
}

/// A year of the same decade, never past the reference day's unless the value is.
int yearInDecade(int year, int referenceYear, Draws &draws)
{
    const int first = year - year % 10;
    const int last = year <= referenceYear ? std::min(first + 9, referenceYear) : first + 9;
    return first + int(draws.below(std::uint64_t(last - first + 1)));
}

} // namespace

bool appendMaskedBirthDate(std::string &out, std::string_view value, const Subject &subject)
{
    const auto date = findDate(value);
    if (!date || !isReal(value, *date))
        return false;
    Draws draws(subject.words().pair(label::BirthDate).a);
    const int referenceYear = QDate(1970, 1, 1).addDays(subject.referenceDay()).year();
    const int year = yearInDecade(numberAt(value, date->yearAt, 4), referenceYear, draws);
    const int month = 1 + int(draws.below(12));
    // With the year last nothing tells whether the month or the day comes first: a day up to 12 is right in both.
    const int day = 1 + int(draws.below(date->isYearFirst ? 28 : 12));
    if (date->isYearFirst)
        appendNumber(out, year, 4);
    for (std::size_t i = 0; i < 2; ++i) {
        if (i > 0 || date->isYearFirst)
            out += value[date->shortAt[i] - 1];
        appendNumber(out, i == 0 ? month : day, date->shortSize[i]);
    }
    if (!date->isYearFirst) {
        out += value[date->yearAt - 1];
        appendNumber(out, year, 4);
    }
    out += value.substr(date->end);
    return true;
}

} // namespace showroom::masking
