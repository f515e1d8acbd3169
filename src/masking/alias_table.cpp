#include "masking/alias_table.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace showroom::masking {

AliasTable::AliasTable(std::span<const std::uint64_t> weights)
{
    const std::size_t size = weights.size();
    const std::uint64_t total = std::accumulate(weights.begin(), weights.end(), std::uint64_t(0));
    m_entries.reserve(size);
    for (std::size_t i = 0; i < size; ++i)
        m_entries.push_back({std::numeric_limits<std::uint32_t>::max(), std::uint32_t(i)});
    if (total == 0)
        return;

    // Scaled by the size, an average weight equals the total: what is lighter is filled up by what is heavier.
    std::vector<std::uint64_t> scaled(size);
    std::vector<std::uint32_t> light;
    std::vector<std::uint32_t> heavy;
    for (std::size_t i = 0; i < size; ++i) {
        scaled[i] = weights[i] * size;
        (scaled[i] < total ? light : heavy).push_back(std::uint32_t(i));
    }
    __extension__ using Wide = unsigned __int128;
    while (!light.empty() && !heavy.empty()) {
        const std::uint32_t filled = light.back();
        const std::uint32_t donor = heavy.back();
        light.pop_back();
        m_entries[filled] = {std::uint32_t((Wide(scaled[filled]) << 32) / total), donor};
        scaled[donor] -= total - scaled[filled];
        if (scaled[donor] < total) {
            heavy.pop_back();
            light.push_back(donor);
        }
    }
}

} // namespace showroom::masking
