#include "core/exporting/json_text.h"

#include "core/exporting/output_buffer.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
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

constexpr quint64 everyByte(quint8 value)
{
    return 0x0101010101010101U * value;
}

// The high bit of every byte that is zero, and perhaps of bytes above such a one.
constexpr quint64 zeroBytes(quint64 word)
{
    return (word - everyByte(1)) & ~word & everyByte(0x80);
}

// How many of eight bytes stand as they are before the first that needs an escape: below a blank, quote or backslash.
int plainBytes(quint64 word)
{
    const quint64 controls = (word - everyByte(0x20)) & ~word & everyByte(0x80);
    const quint64 found = controls | zeroBytes(word ^ everyByte('"')) | zeroBytes(word ^ everyByte('\\'));
    return std::countr_zero(found) / 8;
}

// Eight bytes at a time; what is copied too many is overwritten by what follows.
char *writeChunk(char *out, const char *next, const char *end)
{
    while (end - next >= 8) {
        std::memcpy(out, next, 8);
        const int plain = plainBytes(qFromLittleEndian<quint64>(next));
        out += plain;
        next += plain;
        if (plain < 8)
            out = writeEscaped(out, *next++);
    }
    for (; next != end; ++next) {
        if (escapes[quint8(*next)] == 0) [[likely]]
            *out++ = *next;
        else
            out = writeEscaped(out, *next);
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

QByteArray jsonString(QByteArrayView text)
{
    QByteArray result;
    OutputBuffer buffer([&result](QByteArrayView bytes) {
        result.append(bytes);
        return Result<void>();
    });
    appendJsonString(buffer, text);
    (void)buffer.flush();
    return result;
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
