#pragma once

#include "masking/sip_hash.h"

#include <QtGlobal>

#include <array>
#include <atomic>
#include <bit>
#include <vector>

namespace showroom::masking_jobs {

/// A set of hashes in memory that is fixed beforehand: it knows all that were inserted, and takes a few others for
/// known. A Bloom filter whose four bits of an element lie in one line of the processor's cache. Several threads may
/// insert, or several may ask, at a time.
class HashFilter final {
public:
    /// Rounded up to a power of two.
    explicit HashFilter(std::size_t bytes)
        : m_lines(std::bit_ceil(std::max<std::size_t>(bytes, sizeof(Line))) / sizeof(Line))
    {
    }

    void insert(const masking::Words &hash)
    {
        Line &line = lineOf(hash);
        for (int i = 0; i < bits; ++i)
            setBit(line[wordOf(hash, i)], bitOf(hash, i));
    }

    bool mayContain(const masking::Words &hash) const
    {
        const Line &line = const_cast<HashFilter *>(this)->lineOf(hash);
        for (int i = 0; i < bits; ++i) {
            if ((line[wordOf(hash, i)] & bitOf(hash, i)) == 0)
                return false;
        }
        return true;
    }

private:
    static constexpr int bits = 4;
    struct alignas(64) Line : std::array<std::uint64_t, 8> {};

    static void setBit(std::uint64_t &word, std::uint64_t bit)
    {
        const std::atomic_ref<std::uint64_t> shared(word);
        if ((shared.load(std::memory_order_relaxed) & bit) == 0)
            shared.fetch_or(bit, std::memory_order_relaxed);
    }
    Line &lineOf(const masking::Words &hash) { return m_lines[hash.a & (m_lines.size() - 1)]; }
    static std::size_t wordOf(const masking::Words &hash, int i) { return (hash.b >> (9 * i)) & 7; }
    static std::uint64_t bitOf(const masking::Words &hash, int i)
    {
        return std::uint64_t(1) << ((hash.b >> (9 * i + 3)) & 63);
    }

    std::vector<Line> m_lines;
};

} // namespace showroom::masking_jobs
