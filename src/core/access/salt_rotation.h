#pragma once

#include "base/result.h"
#include "masking/salt.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace showroom::database {
class Connection;
}

namespace showroom::access {

/// How a version of the master salt that is configured here compares with the database's memory of it.
enum class SaltState {
    Same,       ///< this program has the salt that the database means
    Other,      ///< another secret under the same version
    Missing,    ///< the database knows the version, this program has no such line
    Unrecorded, ///< this program has the line, the database does not know the version
};

/// "same", "other", "missing", "unrecorded".
QString toWord(SaltState state);

/// A version of the master salt, as the database and this program know it. Never the salt.
struct SaltVersion {
    QString version;
    SaltState state = SaltState::Same;
    QDateTime createdAt; ///< invalid while the database does not know it
    QString createdBy;
    qint64 environments = 0; ///< that were made with it, or filled anew with it
    bool isNewest = false;   ///< the one that new environments take

    bool operator==(const SaltVersion &) const = default;
};

/// Every version that the database or `salts` has, oldest first.
Result<QList<SaltVersion>> saltVersions(database::Connection &connection, const QList<masking::Salt> &salts);

/// What a rotation would do.
struct SaltRotation {
    QString version;         ///< the new one
    QString previous;        ///< the newest one until then; empty when there is none
    qint64 environments = 0; ///< that keep the people of older versions until they are filled anew
    /// The line that is configured here already and that the database does not know: the rotation was begun, and is
    /// completed by making it known.
    std::optional<masking::Salt> begun;
};

/// PermissionDenied without the administrator's right; SaltMissing or SaltMismatch when `salts` lack the database's
/// newest version or have another secret under it: one rotates where the salt is.
Result<SaltRotation> planRotation(database::Connection &connection, const QList<masking::Salt> &salts);

/// A version of 32 bytes from the system's source of random numbers.
Result<masking::Salt> makeSalt(const QString &version);

/// The lines with that of the salt behind them; older versions stay as they are. Conflict when they have the version by
/// now, InvalidInput when they are no salts.
Result<QByteArray> withSalt(QByteArray lines, const masking::Salt &salt);

/// Appends the salt's line to a file that nobody but its owner may read; the file is replaced as a whole or not at all,
/// and is in place once this returns. FileFailure leaves it as it was.
Result<void> appendSalt(const QString &file, const masking::Salt &salt);

/// Makes the version known to the database, which keeps its check value alone, and the new environments' one. Nothing
/// happens when it is known already. PermissionDenied, SaltMismatch.
Result<void> recordRotation(database::Connection &connection, const masking::Salt &salt, const QString &reason);

} // namespace showroom::access
