#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace showroom::masking {

// ASCII classes that no locale of the process changes, and a few questions about UTF-8 text.

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool isLetter(char c)
{
    return isUpper(c) || isLower(c);
}
constexpr bool isAlphanumeric(char c)
{
    return isDigit(c) || isLetter(c);
}
constexpr char upper(char c)
{
    return isLower(c) ? char(c - 'a' + 'A') : c;
}
constexpr char lower(char c)
{
    return isUpper(c) ? char(c - 'A' + 'a') : c;
}

/// A byte inside a UTF-8 sequence, never its first one.
constexpr bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// Bytes of the blank at a place: a space, or a no-break space (U+00A0, U+202F); 0 when there is none.
constexpr std::size_t blankSize(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(std::min(at, text.size()));
    if (rest.starts_with(' '))
        return 1;
    if (rest.starts_with("\xc2\xa0"))
        return 2;
    return rest.starts_with("\xe2\x80\xaf") ? 3 : 0;
}

/// Whether a word or number goes on at a place: an ASCII letter or digit, or a letter of another alphabet. Ideographs,
/// kana and punctuation do not count: numbers stand next to them.
bool continuesWord(std::string_view text, std::size_t at);

/// The same about what stands before a place.
bool continuesWordBefore(std::string_view text, std::size_t at);

/// A code point and the bytes that it takes; broken UTF-8 gives U+FFFD and one byte. `at` must lie inside the text.
struct CodePoint {
    char32_t value = 0xfffd;
    std::size_t size = 1;
};
CodePoint codePointAt(std::string_view text, std::size_t at);

/// The code point that ends before a place; `at` must not be 0.
CodePoint codePointBefore(std::string_view text, std::size_t at);

/// Whether letters of this kind are written in words with blanks between them.
bool isWordLetter(char32_t c);

} // namespace showroom::masking
