#pragma once

#include "masking/sip_hash.h"

#include <cstdint>
#include <cstring>
#include <string_view>

/// Fields of PostgreSQL's binary COPY format, big-endian, each with its length in front. All write at `out` and return
/// where they ended; the caller has reserved the room.
namespace showroom::generation::binary {

/// Microseconds and days from 1970-01-01 to PostgreSQL's epoch, 2000-01-01.
inline constexpr std::int32_t epochDays = 10957;
inline constexpr std::int64_t microsecondsPerDay = 86'400'000'000;

inline constexpr std::size_t lengthBytes = 4;
inline constexpr std::size_t maxNumericBytes = lengthBytes + 8 + 2 * 7;

template <class T>
char *raw(char *out, T value)
{
    for (std::size_t i = sizeof(T); i-- > 0;)
        *out++ = char((value >> (8 * i)) & 0xff);
    return out;
}

inline char *null(char *out)
{
    return raw(out, std::int32_t(-1));
}

inline char *text(char *out, std::string_view value)
{
    out = raw(out, std::int32_t(value.size()));
    std::memcpy(out, value.data(), value.size());
    return out + value.size();
}

inline char *uuid(char *out, const masking::Words &id)
{
    out = raw(out, std::int32_t(16));
    return raw(raw(out, id.a), id.b);
}

inline char *boolean(char *out, bool value)
{
    out = raw(out, std::int32_t(1));
    *out = value ? 1 : 0;
    return out + 1;
}

inline char *integer(char *out, std::int32_t value)
{
    return raw(raw(out, std::int32_t(4)), value);
}

inline char *bigInteger(char *out, std::int64_t value)
{
    return raw(raw(out, std::int32_t(8)), value);
}

/// Days since 1970-01-01.
inline char *date(char *out, std::int32_t days)
{
    return integer(out, days - epochDays);
}

/// Seconds since 1970-01-01 00:00 UTC.
inline char *timestamp(char *out, std::int64_t seconds)
{
    return bigInteger(out, seconds * 1'000'000 - epochDays * microsecondsPerDay);
}

/// A number that is not negative, in units of 10^-decimals (0 … 4).
char *numeric(char *out, std::int64_t value, int decimals);

} // namespace showroom::generation::binary
