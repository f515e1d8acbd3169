#pragma once

#include "base/result.h"

#include <QList>

#include <functional>

namespace showroom::bench {

/// Measures one thing in a round.
using Contestant = std::function<Result<void>(int round)>;

/// Runs the contestants one after another in each round, in each round another one first: what the machine does
/// meanwhile meets all alike, and nobody always comes after the same neighbour.
inline Result<void> alternate(int rounds, const QList<Contestant> &contestants)
{
    for (int round = 0; round < rounds; ++round) {
        for (qsizetype turn = 0; turn < contestants.size(); ++turn)
            SHOWROOM_TRY(contestants.at((turn + round) % contestants.size())(round));
    }
    return {};
}

} // namespace showroom::bench
