#include "generation/binary_format.h"

#include <algorithm>
#include <array>

namespace showroom::generation::binary {

namespace {

constexpr std::array<std::int64_t, 5> powersOfTen = {1, 10, 100, 1000, 10000};
constexpr int digitBase = 10000;

} // namespace

char *numeric(char *out, std::int64_t value, int decimals)
{
    // Digits to the base 10,000, most significant first; only the last one is a fraction, since decimals are 4 at most.
    std::array<std::int16_t, 7> digits{};
    const std::int64_t scale = powersOfTen[std::size_t(decimals)];
    const auto fraction = std::int16_t(value % scale * (digitBase / scale));
    std::int64_t whole = value / scale;
    std::size_t first = digits.size() - 1;
    digits[first] = fraction;
    for (; whole > 0; whole /= digitBase)
        digits[--first] = std::int16_t(whole % digitBase);
    const auto weight = int(digits.size()) - 2 - int(first);
    std::size_t end = digits.size();
    while (end > first && digits[end - 1] == 0)
        --end;
    while (first < end && digits[first] == 0)
        ++first;

    const auto count = std::int16_t(end - first);
    const auto sign = std::int16_t(0);
    out = raw(out, std::int32_t(8 + 2 * count));
    out = raw(out, count);
    out = raw(out, std::int16_t(count == 0 ? 0 : weight));
    out = raw(out, sign);
    out = raw(out, std::int16_t(decimals));
    for (std::size_t i = first; i < end; ++i)
        out = raw(out, digits[i]);
    return out;
}

} // namespace showroom::generation::binary
