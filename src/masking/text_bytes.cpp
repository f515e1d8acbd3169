#include "masking/text_bytes.h"

namespace showroom::masking {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Letters of alphabets that part words with blanks, and the marks that belong to them: Latin with accents, combining
// marks, Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of India, Georgian, Hangul, Latin additional.
constexpr Range wordLetters[] = {
    {0xaa, 0xaa},     {0xb5, 0xb5},     {0xba, 0xba},     {0xc0, 0xd6},     {0xd8, 0xf6},     {0xf8, 0x2c1},
    {0x300, 0x374},   {0x376, 0x37d},   {0x37f, 0x52f},   {0x531, 0x556},   {0x561, 0x587},   {0x591, 0x5c7},
    {0x5d0, 0x5ea},   {0x620, 0x669},   {0x66e, 0x6d3},   {0x6d5, 0x6dc},   {0x900, 0x963},   {0x966, 0xdff},
    {0x10a0, 0x10ff}, {0x1100, 0x11ff}, {0x1e00, 0x1fff}, {0x2c60, 0x2c7f}, {0xa720, 0xa7ff}, {0xac00, 0xd7a3},
};

bool isInTable(char32_t c)
{
    const auto range = std::lower_bound(std::begin(wordLetters), std::end(wordLetters), c,
                                        [](const Range &r, char32_t value) { return r.last < value; });
    return range != std::end(wordLetters) && c >= range->first;
}

int sequenceSize(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first < 0xe0)
        return 2;
    if (first >= 0xe0 && first < 0xf0)
        return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

bool isEncodable(char32_t c, int size)
{
    constexpr char32_t lowest[] = {0, 0, 0x80, 0x800, 0x10000};
    return c >= lowest[size] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
}

} // namespace

CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const int size = sequenceSize(first);
    if (size == 1)
        return {first, 1};
    if (size == 0 || at + std::size_t(size) > text.size())
        return {};
    char32_t c = first & (0x7fu >> size);
    for (int i = 1; i < size; ++i) {
        const char next = text[at + std::size_t(i)];
        if (!isContinuation(next))
            return {};
        c = (c << 6) | (static_cast<unsigned char>(next) & 0x3fu);
    }
    return isEncodable(c, size) ? CodePoint{c, std::size_t(size)} : CodePoint{};
}

CodePoint codePointBefore(std::string_view text, std::size_t at)
{
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && isContinuation(text[begin]))
        --begin;
    const CodePoint point = codePointAt(text, begin);
    return begin + point.size == at ? point : CodePoint{};
}

bool isWordLetter(char32_t c)
{
    return c < 0x80 ? isLetter(char(c)) : isInTable(c);
}

bool continuesWord(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return false;
    const CodePoint point = codePointAt(text, at);
    return (point.value < 0x80 && isDigit(char(point.value))) || isWordLetter(point.value);
}

bool continuesWordBefore(std::string_view text, std::size_t at)
{
    if (at == 0)
        return false;
    const CodePoint point = codePointBefore(text, at);
    return (point.value < 0x80 && isDigit(char(point.value))) || isWordLetter(point.value);
}

} // namespace showroom::masking
