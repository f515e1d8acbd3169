#include "generation/quantiles.h"

namespace showroom::generation {

Quantiles::Quantiles(const QuantilesSpec &points)
{
    constexpr std::int64_t steps = std::int64_t(1) << tableBits;
    constexpr std::int64_t whole = 10000;
    m_values.reserve(std::size_t(steps) + 1);
    std::size_t right = 1;
    for (std::int64_t step = 0; step <= steps; ++step) {
        while (right + 1 < points.size() && points[right].permyriad * steps < step * whole)
            ++right;
        const QuantilePoint &low = points[right - 1];
        const QuantilePoint &high = points[right];
        const std::int64_t span = (high.permyriad - low.permyriad) * steps;
        const std::int64_t position = step * whole - low.permyriad * steps;
        m_values.push_back(low.value + (high.value - low.value) / span * position +
                           (high.value - low.value) % span * position / span);
    }
}

Rounding::Rounding(const std::vector<RoundingSpec> &bands)
{
    for (const RoundingSpec &spec : bands) {
        Band band{spec.upTo, {}, {}};
        std::vector<std::uint64_t> weights;
        for (const auto &[unit, weight] : spec.units) {
            band.units.push_back(std::max<qint64>(unit, 1));
            weights.push_back(std::uint64_t(weight));
        }
        band.weights = masking::AliasTable(weights);
        m_bands.push_back(std::move(band));
    }
}

} // namespace showroom::generation
