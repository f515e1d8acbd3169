#pragma once

#include "masking/sip_hash.h"

#include <string_view>

namespace showroom::masking {

/// What the fields of a subject are made of, taken from its 32-byte hash. Numbered pairs of words are SipHash-2-4 with
/// 128 bits of output under the hash's first 16 bytes, of the number as eight little-endian bytes; labelled ones are
/// the same function of the label's bytes under the hash's last 16 bytes. The first word is the output's first eight
/// bytes, little-endian. Each pair looks random whatever others are known: one leaked field tells nothing about
/// another.
class SubjectWords final {
public:
    explicit SubjectWords(const Digest &hash)
        : m_numbered(sipKey(std::span(hash).first<16>()))
        , m_labelled(sipKey(std::span(hash).last<16>()))
    {
    }

    Words pair(std::uint64_t number) const { return sipHash128(m_numbered, number); }
    Words pair(std::string_view label) const { return sipHash128(m_labelled, label); }

private:
    SipKey m_numbered;
    SipKey m_labelled;
};

/// Draws several small numbers from one word, each uniform: the word is a fraction that is taken digit by digit. The
/// product of all `n` must stay far below 2^64.
class Draws final {
public:
    explicit constexpr Draws(std::uint64_t word)
        : m_word(word)
    {
    }

    /// One of 0 … n - 1.
    constexpr std::size_t below(std::uint64_t n)
    {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide(m_word) * n;
        m_word = std::uint64_t(product);
        return std::size_t(product >> 64);
    }

private:
    std::uint64_t m_word;
};

} // namespace showroom::masking
