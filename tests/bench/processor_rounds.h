#pragma once

#include "bench/samples.h"

#include <ctime>
#include <functional>

namespace showroom::bench {

/// Processor nanoseconds of this thread that each of some rounds of `work` took: other programs do not count.
inline Samples nanoseconds(int rounds, const std::function<void()> &work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
    };
    Samples samples;
    for (int round = 0; round < rounds; ++round) {
        const double before = now();
        work();
        samples.add(now() - before);
    }
    return samples;
}

inline Samples scaled(const Samples &samples, const std::function<double(double)> &scale)
{
    Samples result;
    for (qsizetype i = 0; i < samples.size(); ++i)
        result.add(scale(samples.at(i)));
    return result;
}

} // namespace showroom::bench
