#pragma once

#include "base/result.h"

#include <QString>

namespace showroom::bench {

class Report;
class SessionStage;

/// How much is measured, and where.
struct Options {
    bool isQuick = false; ///< smaller amounts and two rounds: says that the benchmarks work, not what they say
    int rounds = 5;
    double soakMinutes = 0; ///< above 0: group 6 is two hundred people at work for so long, and nothing else
    QString folder;         ///< where servers and files go; on the disk that is to be measured

    /// Rounds of what takes long.
    int fewRounds() const { return isQuick ? 1 : std::max(1, (rounds + 1) / 2); }
};

/// The groups of figures that Showroom has to reach, numbered as where they are set.
Result<void> benchSeeding(const Options &options, Report &report);     // 1 and 2
Result<void> benchGeneration(const Options &options, Report &report);  // 3
Result<void> benchFileMasking(const Options &options, Report &report); // 3
Result<void> benchExport(const Options &options, Report &report);      // 4
Result<void> benchTeardown(const Options &options, Report &report);    // 5
Result<void> benchSessions(const Options &options, Report &report);    // 6
/// Reads of sessions with many changes through both sets of live views, and what entering them costs.
Result<void> benchManyChanges(SessionStage &stage, const Options &options, Report &report);
/// Two hundred sessions at once: no deadlock reaches a user, and the base stays as it is.
Result<void> soakSessions(const Options &options, Report &report);
Result<void> benchTable(const Options &options, Report &report);     // 7
Result<void> benchFleet(const Options &options, Report &report);     // 8
Result<void> benchSandboxes(const Options &options, Report &report); // 9
Result<void> benchGuard(const Options &options, Report &report);     // 10

} // namespace showroom::bench
