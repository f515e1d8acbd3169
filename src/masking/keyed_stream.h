#pragma once

#include "masking/subject_words.h"

#include <string_view>

namespace showroom::masking {

/// Draws as many keyed numbers as one field of one subject needs. The stream's key is the pair of words that the
/// subject has under the label; its n-th word (from 0) is the first half of SipHash-2-4-128 of n under that key.
class KeyedStream final {
public:
    KeyedStream(const SubjectWords &subject, std::string_view label)
        : KeyedStream(subject.pair(label))
    {
    }

    explicit constexpr KeyedStream(const Words &key)
        : m_key{key.a, key.b}
    {
    }

    std::uint64_t next() { return sipHash128(m_key, m_index++).a; }

    /// 0 … n - 1; n must not be 0.
    std::uint64_t below(std::uint64_t n) { return scaleTo(next(), n); }

    char digit() { return char('0' + below(10)); }
    char digitBetween(char lowest, char highest)
    {
        return char(lowest + int(below(std::uint64_t(highest - lowest + 1))));
    }
    char oneOf(std::string_view characters) { return characters[below(characters.size())]; }

    /// One of the characters, but not this one.
    char oneBut(char excluded, std::string_view characters)
    {
        char drawn = oneOf(characters);
        while (drawn == excluded)
            drawn = oneOf(characters);
        return drawn;
    }

private:
    SipKey m_key;
    std::uint64_t m_index = 0;
};

} // namespace showroom::masking
