#include "core/exporting/json_text.h"

#include "core/exporting/output_buffer.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace showroom::exporting {

namespace {

constexpr qsizetype chunkSize = 16 * 1024;
constexpr qsizetype longestEscape = 6; // \u001f
static_assert(chunkSize * longestEscape <= OutputBuffer::capacity);

// 0: as it is; 'u': \u00XX; anything else: a backslash and that letter.
constexpr std::array<char, 256> makeEscapes()
{
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i)
        table[i] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}
constexpr std::array<char, 256> escapes = makeEscapes();

char *writeEscaped(char *out, char c)
{
    constexpr char digits[] = "0123456789abcdef";
    const char escape = escapes[quint8(c)];
    *out++ = '\\';
    *out++ = escape;
    if (escape == 'u') {
        *out++ = '0';
        *out++ = '0';
        *out++ = digits[quint8(c) >> 4];
        *out++ = digits[quint8(c) & 15];
    }
    return out;
}

char *writeChunk(char *out, const char *next, const char *end)
{
    while (next != end) {
        const char *const plainEnd = std::find_if(next, end, [](char c) { return escapes[quint8(c)] != 0; });
        std::memcpy(out, next, std::size_t(plainEnd - next));
        out += plainEnd - next;
        next = plainEnd;
        if (next != end)
            out = writeEscaped(out, *next++);
    }
    return out;
}

} // namespace

void appendJsonString(OutputBuffer &out, QByteArrayView text)
{
    out.append('"');
    while (!text.isEmpty()) {
        const qsizetype size = std::min(text.size(), chunkSize);
        out.commit(writeChunk(out.reserve(size * longestEscape), text.begin(), text.begin() + size));
        text = text.sliced(size);
    }
    out.append('"');
}

void appendJsonLine(OutputBuffer &out, QByteArrayView json)
{
    while (!json.isEmpty()) {
        const qsizetype size = std::min(json.size(), chunkSize);
        char *const begin = out.reserve(size);
        out.commit(std::transform(json.begin(), json.begin() + size, begin,
                                  [](char c) { return c == '\n' || c == '\r' ? ' ' : c; }));
        json = json.sliced(size);
    }
}

} // namespace showroom::exporting
