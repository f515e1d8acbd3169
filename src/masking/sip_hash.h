#pragma once

#include "masking/keyed_hash.h"

#include <QtEndian>

#include <cstdint>
#include <span>
#include <string_view>

namespace showroom::masking {

/// A SipHash key; derive one from an HMAC digest with sipKey().
struct SipKey {
    std::uint64_t k0 = 0;
    std::uint64_t k1 = 0;
};

/// The 128 keyed bits of one message.
struct Words {
    std::uint64_t a = 0;
    std::uint64_t b = 0;

    bool operator==(const Words &) const = default;
};

/// 128 bits as a key, little-endian on every machine.
inline SipKey sipKey(std::span<const unsigned char, 16> bytes)
{
    return {qFromLittleEndian<quint64>(bytes.data()), qFromLittleEndian<quint64>(bytes.data() + 8)};
}

/// The first 128 bits of a digest.
inline SipKey sipKey(const Digest &digest)
{
    return sipKey(std::span(digest).first<16>());
}

/// SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012; 128-bit form of the reference implementation).
Words sipHash128(const SipKey &key, std::string_view message);

namespace detail {

struct SipState {
    std::uint64_t v0, v1, v2, v3;

    static constexpr std::uint64_t rotate(std::uint64_t x, int bits) { return (x << bits) | (x >> (64 - bits)); }

    explicit constexpr SipState(const SipKey &key)
        : v0(key.k0 ^ 0x736f6d6570736575u)
        , v1(key.k1 ^ 0x646f72616e646f6du ^ 0xee)
        , v2(key.k0 ^ 0x6c7967656e657261u)
        , v3(key.k1 ^ 0x7465646279746573u)
    {
    }

    constexpr void round()
    {
        v0 += v1;
        v1 = rotate(v1, 13) ^ v0;
        v0 = rotate(v0, 32);
        v2 += v3;
        v3 = rotate(v3, 16) ^ v2;
        v0 += v3;
        v3 = rotate(v3, 21) ^ v0;
        v2 += v1;
        v1 = rotate(v1, 17) ^ v2;
        v2 = rotate(v2, 32);
    }

    constexpr void absorb(std::uint64_t word)
    {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    constexpr Words finish()
    {
        v2 ^= 0xee;
        for (int i = 0; i < 4; ++i)
            round();
        Words words;
        words.a = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        for (int i = 0; i < 4; ++i)
            round();
        words.b = v0 ^ v1 ^ v2 ^ v3;
        return words;
    }
};

} // namespace detail

/// The same hash of a number's eight little-endian bytes, without a loop: the material of a row by its index.
constexpr Words sipHash128(const SipKey &key, std::uint64_t number)
{
    detail::SipState state(key);
    state.absorb(number);
    state.absorb(std::uint64_t(8) << 56);
    return state.finish();
}

/// The high half of a 64 × 64 bit product: maps a uniform 64-bit word onto 0 … n - 1.
constexpr std::uint64_t scaleTo(std::uint64_t word, std::uint64_t n)
{
    __extension__ using Wide = unsigned __int128;
    return std::uint64_t((Wide(word) * n) >> 64);
}

/// One field's word of a row: the row's keyed material folded with the field's own 128 bits. The row's material is
/// already uniform and secret, so that a multiplication suffices to make the fields of one row independent of each
/// other.
constexpr std::uint64_t fieldWord(const Words &row, const SipKey &field)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide(row.a ^ field.k0) * (row.b ^ field.k1 ^ 0x9e3779b97f4a7c15u);
    const auto mixed = std::uint64_t(product >> 64) ^ std::uint64_t(product);
    const Wide again = Wide(mixed ^ field.k1) * 0xd6e8feb86659fd93u;
    return std::uint64_t(again >> 64) ^ std::uint64_t(again);
}

} // namespace showroom::masking
