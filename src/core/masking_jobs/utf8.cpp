#include "core/masking_jobs/utf8.h"

#include <cstdint>
#include <cstring>

namespace showroom::masking_jobs {

namespace {

// Eight bytes are plain when none has its high bit set and none is NUL (Mycroft's test for a zero byte).
bool arePlain(const char *at)
{
    constexpr std::uint64_t high = 0x8080808080808080u;
    constexpr std::uint64_t ones = 0x0101010101010101u;
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return ((word | (word - ones)) & high) == 0;
}

bool isContinuation(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

/// Bytes of the sequence at a place; 0 when it is broken (RFC 3629: no overlong forms, no surrogates).
std::size_t sequenceSize(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80)
        return first == 0 ? 0 : 1;
    const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    if (!isContinuation(text, at + 1) || first < 0xc2 || first > 0xf4)
        return 0;
    if (first < 0xe0)
        return 2;
    if (!isContinuation(text, at + 2))
        return 0;
    if (first < 0xf0)
        return (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ? 0 : 3;
    const bool isOutside = (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
    return isOutside || !isContinuation(text, at + 3) ? 0 : 4;
}

} // namespace

std::size_t firstInvalidByte(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 8 <= text.size() && arePlain(text.data() + at)) {
            at += 8;
            continue;
        }
        const std::size_t size = sequenceSize(text, at);
        if (size == 0)
            return at;
        at += size;
    }
    return at;
}

} // namespace showroom::masking_jobs
