#pragma once

#include "base/result.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::sandboxes {

/// How much an environment, or the whole fleet, was used. Survives the environment's end.
struct Usage {
    QString environmentId; ///< empty: the fleet
    QString environmentName;
    bool isThere = true;    ///< false: it was deleted
    qint64 sessions = 0;    ///< a person's visits: each opening of a session
    qint64 uniqueUsers = 0; ///< persons who opened a session or were let in
    qint64 linkUses = 0;    ///< access links opened
    qint64 apiCalls = 0;
    double meanSessionMinutes = 0; ///< from opening to the last activity
    QDateTime lastAccessAt;        ///< invalid: never
    qint64 created = 0;            ///< sandboxes; 1 or 0 for one environment
    qint64 converted = 0;

    /// Converted of created, 0…1; 0 without any.
    double conversionRate() const { return created > 0 ? double(converted) / double(created) : 0.0; }
    bool operator==(const Usage &) const = default;
};

/// One day of it.
struct UsageDay {
    QDate day; ///< UTC
    qint64 sessions = 0;
    qint64 uniqueUsers = 0;
    qint64 apiCalls = 0;
    qint64 converted = 0;

    bool operator==(const UsageDay &) const = default;
};

/// What of the usage is wanted.
struct UsageRange {
    QString environmentId;     ///< empty: all
    QDate from;                ///< first day (UTC); invalid: from the beginning
    QDate until;               ///< last day; invalid: up to now
    bool withInternal = false; ///< colleagues too, by the mail domains of the setting usage.internalDomains
};

/// The sums of the range.
Result<Usage> usageOf(database::Connection &connection, const UsageRange &range);
/// The same per environment, most used first; deleted ones are there too.
Result<QList<Usage>> usageByEnvironment(database::Connection &connection, const UsageRange &range);
/// Each day of the range, days without use included; the last 90 days when it has no beginning.
Result<QList<UsageDay>> usageByDay(database::Connection &connection, const UsageRange &range);

} // namespace showroom::sandboxes
