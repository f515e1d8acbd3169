#pragma once

#include "masking/sip_hash.h"

#include <cstdint>

namespace showroom::masking {

/// A keyed one-to-one mapping of 0 … size - 1 onto itself that looks random: makes the values of a unique column from
/// row indexes without remembering what was given away. A generalised Feistel network of six rounds over pairs of
/// digits to the base of the root of the size, with SipHash-2-4 as round function, walked until it falls inside (Black
/// and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002). For believable data, not for encryption: small
/// domains can be enumerated.
class KeyedPermutation final {
public:
    /// `size` is 1 … 2^62.
    KeyedPermutation(const SipKey &key, std::uint64_t size);

    std::uint64_t size() const { return m_size; }

    /// Where an index below size() goes.
    std::uint64_t operator()(std::uint64_t index) const;

    /// The index that goes there.
    std::uint64_t inverse(std::uint64_t image) const;

private:
    static constexpr int rounds = 6;

    std::uint64_t shift(int round, std::uint64_t half) const;
    std::uint64_t forth(std::uint64_t number) const;
    std::uint64_t back(std::uint64_t number) const;

    SipKey m_key;
    std::uint64_t m_size;
    std::uint64_t m_base; ///< its square is the smallest that is not below the size
};

} // namespace showroom::masking
