#pragma once

#include "masking/sip_hash.h"

#include <cstdint>
#include <span>
#include <vector>

namespace showroom::masking {

/// Draws an index by integer weights in constant time (Walker's alias method, Vose's construction, all in integers, so
/// that every machine draws alike).
class AliasTable final {
public:
    AliasTable() = default;

    /// At most 2^31 weights, each at most 2^40 and together at most 2^60 / size. All zero counts as all equal.
    explicit AliasTable(std::span<const std::uint64_t> weights);

    bool isEmpty() const { return m_entries.empty(); }
    std::size_t size() const { return m_entries.size(); }

    /// The index that a uniform word stands for. The table must not be empty.
    std::uint32_t pick(std::uint64_t word) const
    {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide(word) * m_entries.size();
        const auto index = std::uint32_t(product >> 64);
        const Entry &entry = m_entries[index];
        // Without a branch: which way it goes can't be foreseen.
        const std::uint32_t keeps = -std::uint32_t(std::uint32_t(std::uint64_t(product) >> 32) < entry.threshold);
        return (index & keeps) | (entry.alias & ~keeps);
    }

private:
    struct Entry {
        std::uint32_t threshold; ///< of 2^32: below it the index stands for itself
        std::uint32_t alias;
    };
    std::vector<Entry> m_entries;
};

} // namespace showroom::masking
