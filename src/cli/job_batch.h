#pragma once

#include "base/result.h"

#include <QList>

#include <optional>

namespace showroom::cli {

struct CommandContext;

/// How a number of jobs ended.
struct BatchOutcome {
    QList<qint64> done;
    QList<qint64> failed;     ///< ended otherwise; `jobs` shows why
    QList<qint64> waiting;    ///< not begun, because the person stopped
    std::optional<Error> why; ///< of the first that ended otherwise
};

/// Runs recorded jobs, two at a time, and says how many are done ("3 of 8 filled", with `ended` as the word); an
/// interrupt from the keyboard cancels those that run and leaves the others waiting.
BatchOutcome runJobs(CommandContext &context, QList<qint64> jobs, const QString &ended);

} // namespace showroom::cli
