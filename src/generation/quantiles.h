#pragma once

#include "generation/blueprint_spec.h"
#include "masking/alias_table.h"

#include <cstdint>
#include <vector>

namespace showroom::generation {

/// An inverse distribution function as a table of integers: the points of a blueprint, interpolated once and for all.
class Quantiles final {
public:
    Quantiles() = default;
    /// Points from 0 to 10000, ascending.
    explicit Quantiles(const QuantilesSpec &points);

    bool isEmpty() const { return m_values.empty(); }

    std::int64_t at(std::uint64_t word) const
    {
        const std::uint64_t position = word >> 32;
        const std::size_t index = std::size_t(position >> (32 - tableBits));
        const auto within = std::int64_t(position & ((std::uint64_t(1) << (32 - tableBits)) - 1));
        const std::int64_t low = m_values[index];
        return low + (((m_values[index + 1] - low) * within) >> (32 - tableBits));
    }

    std::int64_t highest() const { return m_values.back(); }

private:
    static constexpr int tableBits = 11;
    std::vector<std::int64_t> m_values; ///< 2^tableBits + 1 of them
};

/// How values heap on round numbers.
class Rounding final {
public:
    Rounding() = default;
    explicit Rounding(const std::vector<RoundingSpec> &bands);

    /// The nearest multiple of a unit drawn by `word`, never zero. Without bands the value itself.
    std::int64_t apply(std::int64_t value, std::uint64_t word) const
    {
        for (const Band &band : m_bands) {
            if (value <= band.upTo) {
                const std::int64_t unit = band.units[band.weights.pick(word)];
                return std::max(unit, (value + unit / 2) / unit * unit);
            }
        }
        return value;
    }

private:
    struct Band {
        std::int64_t upTo;
        std::vector<std::int64_t> units;
        masking::AliasTable weights;
    };
    std::vector<Band> m_bands;
};

} // namespace showroom::generation
