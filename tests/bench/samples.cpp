#include "bench/samples.h"

#include <algorithm>
#include <cmath>

namespace showroom::bench {

double Samples::percentile(double share) const
{
    if (m_values.isEmpty())
        return 0;
    QList<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto last = double(sorted.size() - 1);
    return sorted.at(qsizetype(std::ceil(last * share / 100)));
}

Samples Samples::dividedBy(const Samples &other) const
{
    Samples ratios;
    const qsizetype rounds = std::min(size(), other.size());
    for (qsizetype round = 0; round < rounds; ++round) {
        if (other.at(round) > 0)
            ratios.add(at(round) / other.at(round));
    }
    return ratios;
}

} // namespace showroom::bench
