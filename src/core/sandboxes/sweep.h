#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace showroom::database {
class Connection;
}

namespace showroom::sandboxes {

/// What comes due by itself. Expiry also warns, seven days and one day ahead.
enum class Sweep { AutoReset, Expiry, CleanUp };
/// "auto-reset", "expiry", "cleanup".
QString toWord(Sweep sweep);
std::optional<Sweep> sweepFromWord(QStringView word);

enum class SweepAction { Reset, Warn7, Warn1, Expire, Delete };
/// "reset", "warn-7", "warn-1", "expire", "delete".
QString toWord(SweepAction action);

/// One environment that something is due for.
struct SweepItem {
    QString environmentId;
    QString environmentName;
    SweepAction action = SweepAction::Expire;
    QDateTime dueAt;
    QDateTime expiresAt;
    QString obstacle; ///< why it is left alone: protected, held, at work; empty: nothing keeps it

    bool operator==(const SweepItem &) const = default;
};

/// What a sweep would do now. Those that something keeps are listed and not counted to the cap.
struct SweepPreview {
    QList<SweepItem> items; ///< longest due first; at most `cap` without an obstacle
    int beyondCap = 0;      ///< due as well; the next sweep takes them
    int cap = 0;            ///< the setting sweep.cap
    QDateTime asOf;
};

/// What became of one environment.
struct SweepOutcome {
    SweepItem item;
    std::optional<qint64> job;  ///< to be run: a reset or a deletion
    std::optional<Error> error; ///< it was left alone

    bool isDone() const { return !error; }
};

/// When the nightly sweeps run, and how long an expired environment is kept: the settings sweep.*.
struct SweepTimes {
    int resetHour = 2;  ///< UTC
    int expiryHour = 3; ///< UTC; clean-up too
    int cleanUpDays = 30;

    bool operator==(const SweepTimes &) const = default;
};
Result<SweepTimes> sweepTimes(database::Connection &connection);

/// Lists what is due at the server's time, or would be at `asOf` (tonight's run). Changes nothing.
Result<SweepPreview> previewSweep(database::Connection &connection, Sweep sweep, const QDateTime &asOf = {});
/// Does what is due, each environment in a transaction of its own: one that fails is among the outcomes and stops no
/// other. Resets and deletions are recorded as jobs, which the caller runs. An error only when nothing could be read.
Result<QList<SweepOutcome>> runSweep(database::Connection &connection, Sweep sweep);
/// Records the job that resets a sandbox now: delete, fill with the same dataset. Conflict, Busy.
Result<qint64> startReset(database::Connection &connection, const QString &sandboxId, const QString &reason = {});

/// A sandbox that resets itself, and when.
struct UpcomingReset {
    QString environmentId;
    QString environmentName;
    int everyHours = 0;
    QDateTime lastResetAt; ///< invalid: never
    QDateTime nextResetAt;

    bool operator==(const UpcomingReset &) const = default;
};
/// The next one first.
Result<QList<UpcomingReset>> upcomingResets(database::Connection &connection);

} // namespace showroom::sandboxes

Q_DECLARE_METATYPE(showroom::sandboxes::SweepItem)
