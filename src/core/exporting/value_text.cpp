#include "core/exporting/value_text.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>

namespace showroom::exporting::value_text {

namespace {

constexpr char digits[] = "0123456789abcdef";
constexpr qint64 microsPerSecond = 1'000'000;
constexpr qint64 microsPerDay = 86'400 * microsPerSecond;
constexpr qint64 postgresEpochDays = 10'957; // 2000-01-01 after 1970-01-01

constexpr std::array<char, 200> makeTwoDigits()
{
    std::array<char, 200> table{};
    for (std::size_t i = 0; i < 100; ++i) {
        table[2 * i] = char('0' + i / 10);
        table[2 * i + 1] = char('0' + i % 10);
    }
    return table;
}
constexpr std::array<char, 200> twoDigits = makeTwoDigits();

template <std::size_t size>
char *writeLiteral(char *out, const char (&text)[size])
{
    std::memcpy(out, text, size - 1);
    return out + size - 1;
}

char *writeTwo(char *out, unsigned value)
{
    std::memcpy(out, twoDigits.data() + 2 * value, 2);
    return out + 2;
}

char *writeFour(char *out, unsigned value)
{
    return writeTwo(writeTwo(out, value / 100), value % 100);
}

constexpr std::array<char, 512> makeHexPairs()
{
    std::array<char, 512> table{};
    for (std::size_t i = 0; i < 256; ++i) {
        table[2 * i] = digits[i >> 4];
        table[2 * i + 1] = digits[i & 15];
    }
    return table;
}
constexpr std::array<char, 512> hexPairs = makeHexPairs();

char *writeHexBytes(char *out, const char *data, int count)
{
    for (int i = 0; i < count; ++i, out += 2)
        std::memcpy(out, hexPairs.data() + 2 * std::size_t(quint8(data[i])), 2);
    return out;
}

struct Day {
    qint64 year; ///< astronomical: 0 is 1 BC
    unsigned month;
    unsigned day;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
Day dayOf(qint64 daysSince2000)
{
    const qint64 shifted = daysSince2000 + postgresEpochDays + 719'468;
    const qint64 era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const auto dayOfEra = unsigned(shifted - era * 146'097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned monthFromMarch = (5 * dayOfYear + 2) / 153;
    const unsigned month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    return {qint64(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthFromMarch + 2) / 5 + 1};
}

char *writeDay(char *out, const Day &day)
{
    const qint64 year = day.year > 0 ? day.year : 1 - day.year;
    out = year < 10'000 ? writeFour(out, unsigned(year)) : writeInteger(out, year);
    *out++ = '-';
    out = writeTwo(out, day.month);
    *out++ = '-';
    return writeTwo(out, day.day);
}

char *writeEra(char *out, const Day &day)
{
    return day.year > 0 ? out : writeLiteral(out, " BC");
}

constexpr quint16 numericNegative = 0x4000;
constexpr quint16 numericNaN = 0xC000;
constexpr quint16 numericPositiveInfinity = 0xD000;
constexpr quint16 numericNegativeInfinity = 0xF000;
constexpr qsizetype numericHeader = 8; // count of digits, weight, sign, display scale: 16 bits each

char *writeFraction(char *out, QByteArrayView data, int group, int count, int scale)
{
    *out++ = '.';
    for (; scale > 0; ++group, scale -= 4) {
        const bool isStored = group >= 0 && group < count;
        char four[4];
        writeFour(four, isStored ? unsigned(readInt16(data.data() + numericHeader + 2 * group)) : 0);
        const int kept = std::min(scale, 4);
        std::memcpy(out, four, std::size_t(kept));
        out += kept;
    }
    return out;
}

} // namespace

qint16 readInt16(const char *data)
{
    return qFromBigEndian<qint16>(data);
}

qint32 readInt32(const char *data)
{
    return qFromBigEndian<qint32>(data);
}

qint64 readInt64(const char *data)
{
    return qFromBigEndian<qint64>(data);
}

char *writeInteger(char *out, qint64 value)
{
    return std::to_chars(out, out + 20, value).ptr;
}

bool isFiniteNumeric(QByteArrayView data)
{
    return (quint16(readInt16(data.data() + 4)) & numericNaN) != numericNaN;
}

qsizetype numericSize(QByteArrayView data)
{
    const int weight = readInt16(data.data() + 2);
    const int scale = readInt16(data.data() + 6);
    return qsizetype(std::max(weight + 1, 1)) * 4 + scale + 16;
}

char *writeNumeric(char *out, QByteArrayView data)
{
    const int count = readInt16(data.data());
    const int weight = readInt16(data.data() + 2);
    const auto sign = quint16(readInt16(data.data() + 4));
    const int scale = readInt16(data.data() + 6);
    if (sign == numericNaN)
        return writeLiteral(out, "NaN");
    if (sign == numericPositiveInfinity)
        return writeLiteral(out, "Infinity");
    if (sign == numericNegativeInfinity)
        return writeLiteral(out, "-Infinity");
    if (sign == numericNegative)
        *out++ = '-';
    if (weight < 0)
        *out++ = '0';
    for (int group = 0; group <= weight; ++group) {
        const int value = group < count ? readInt16(data.data() + numericHeader + 2 * group) : 0;
        out = group == 0 ? writeInteger(out, value) : writeFour(out, unsigned(value));
    }
    return scale > 0 ? writeFraction(out, data, weight + 1, count, scale) : out;
}

char *writeUuid(char *out, const char *data)
{
    constexpr int groups[] = {4, 2, 2, 2, 6};
    for (const int bytes : groups) {
        out = writeHexBytes(out, data, bytes);
        data += bytes;
        *out++ = '-';
    }
    return out - 1;
}

char *writeDate(char *out, qint32 days)
{
    if (days == std::numeric_limits<qint32>::max())
        return writeLiteral(out, "infinity");
    if (days == std::numeric_limits<qint32>::min())
        return writeLiteral(out, "-infinity");
    const Day day = dayOf(days);
    return writeEra(writeDay(out, day), day);
}

char *writeTime(char *out, qint64 microseconds)
{
    const auto seconds = unsigned(microseconds / microsPerSecond);
    auto fraction = unsigned(microseconds % microsPerSecond);
    out = writeTwo(out, seconds / 3600);
    *out++ = ':';
    out = writeTwo(out, seconds / 60 % 60);
    *out++ = ':';
    out = writeTwo(out, seconds % 60);
    if (fraction == 0)
        return out;
    *out++ = '.';
    for (unsigned unit = 100'000; fraction > 0; unit /= 10) {
        *out++ = char('0' + fraction / unit);
        fraction %= unit;
    }
    return out;
}

char *writeTimestamp(char *out, qint64 microseconds, char separator, QByteArrayView zone)
{
    if (microseconds == std::numeric_limits<qint64>::max())
        return writeLiteral(out, "infinity");
    if (microseconds == std::numeric_limits<qint64>::min())
        return writeLiteral(out, "-infinity");
    qint64 days = microseconds / microsPerDay;
    qint64 rest = microseconds % microsPerDay;
    if (rest < 0) {
        rest += microsPerDay;
        --days;
    }
    const Day day = dayOf(days);
    out = writeDay(out, day);
    *out++ = separator;
    out = writeTime(out, rest);
    return writeEra(std::copy(zone.begin(), zone.end(), out), day);
}

char *writeHex(char *out, QByteArrayView data)
{
    return writeHexBytes(out, data.data(), int(data.size()));
}

} // namespace showroom::exporting::value_text
