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

namespace showroom::access {

/// Another limit for one address or one environment.
struct RateException {
    QString kind; ///< "create", "refresh" or "export"
    QString key;  ///< for "create" a client's address or "local:<login>", else an environment's id
    qint64 perHour = 0;
    QDateTime until; ///< UTC; invalid: until it is taken back
    QString reason;
    QString madeBy; ///< a login; filled in by the database

    bool operator==(const RateException &) const = default;
};

/// What somebody used of a limit in the last hour.
struct RateUse {
    QString kind;
    QString key;
    qint64 used = 0;
    qint64 allowed = 0;
    QDateTime latest;   ///< invalid without a call in the last hour
    QDateTime nextFree; ///< invalid when the next call is free now
    std::optional<RateException> exception;

    bool operator==(const RateUse &) const = default;
};

/// Calls of one login that a limit refused.
struct RateRefusal {
    QString login; ///< empty: it is not there any more, or has another name
    QString
        program; ///< of the latest call, as it called itself: "showroom", "showroomctl", "showroomd"; empty: another
    QString kind;
    qint64 calls = 0;
    QDate since; ///< the day of the first of them, UTC
    QDateTime latest;

    bool operator==(const RateRefusal &) const = default;
};

/// "create", "refresh", "export".
const QStringList &rateKinds();
/// The key of the setting that holds for all who have no exception.
QString rateSetting(const QString &kind);

/// Everybody who used a limit in the last hour or has an exception, by kind, the latest first.
Result<QList<RateUse>> rateUses(database::Connection &connection);
/// Who was refused in the last thirty days, the latest first; the sixteen latest pairs of a login and a limit. Refused
/// calls count also when nothing else of them is kept; a crash of the server may add up to 32 to a number.
Result<QList<RateRefusal>> rateRefusals(database::Connection &connection);
/// Makes an exception or replaces it, from the next call on. PermissionDenied without the administrator's role;
/// InvalidInput for an unknown kind, a key that nothing is counted for, a number out of 1…10,000, a time that has
/// passed.
Result<void> exceptRate(database::Connection &connection, const RateException &exception);
/// NotFound when there is none; else as above.
Result<void> endRateException(database::Connection &connection, const QString &kind, const QString &key,
                              const QString &reason);

} // namespace showroom::access

Q_DECLARE_METATYPE(showroom::access::RateUse)
Q_DECLARE_METATYPE(showroom::access::RateRefusal)
