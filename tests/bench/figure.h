#pragma once

#include "bench/samples.h"

#include <QString>

#include <optional>

namespace showroom::bench {

/// A bound that a figure has to keep.
struct Limit {
    enum class Kind { None, AtMost, AtLeast };

    static Limit none() { return {}; }
    static Limit atMost(double bound) { return {Kind::AtMost, bound}; }
    static Limit atLeast(double bound) { return {Kind::AtLeast, bound}; }

    bool isKeptBy(double value) const
    {
        return kind == Kind::None || (kind == Kind::AtMost ? value <= bound : value >= bound);
    }

    Kind kind = Kind::None;
    double bound = 0;
};

/// One measured figure of a group: the median of its rounds, how far they lie apart, and what it may be.
struct Figure {
    /// The figure of `samples`; `×` for ratios.
    static Figure of(int group, const QString &name, const Samples &samples, const QString &unit, Limit limit)
    {
        return {group, name, samples.median(), unit, limit, samples.lowest(), samples.highest(), samples.size(), {}};
    }

    Figure withPeakMemory(double megabytes) const
    {
        Figure figure = *this;
        figure.peakMegabytes = megabytes;
        return figure;
    }

    bool isOver() const { return !limit.isKeptBy(value); }

    int group = 0;
    QString name;
    double value = 0;
    QString unit;
    Limit limit;
    double lowest = 0;
    double highest = 0;
    qsizetype rounds = 0;
    std::optional<double> peakMegabytes; ///< of the program that was measured
};

} // namespace showroom::bench
