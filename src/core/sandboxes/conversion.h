#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace showroom::database {
class Connection;
}

namespace showroom::sandboxes {

/// What a person asks for when a sandbox becomes a production tenant.
struct ConversionRequest {
    QString sandboxId;
    QString target; ///< id of the production tenant: no demo- or sandbox-
    QString plan;
    QString region;
    QString adminEmail; ///< the real person whose account takes over what personas made, and who gets the welcome mail
    QString sessionId;  ///< whose changes go along in personal mode; empty: the shared session's
    bool withSeedData = false; ///< generated rows move as well, not only what users made
    QString confirmation;      ///< the sandbox's id, typed
    QString reason = {};       ///< for the audit log
};

/// What of a table moves.
struct ConvertedTable {
    QString table;
    qint64 made = 0;          ///< created or edited by users
    qint64 organisations = 0; ///< rows of the table that always moves
    qint64 ancestors = 0;     ///< what those refer to
    qint64 seeded = 0;        ///< generated rows that were asked for
    qint64 left = 0;          ///< stays behind
    qint64 moved() const { return made + organisations + ancestors + seeded; }

    bool operator==(const ConvertedTable &) const = default;
};

/// What a conversion would do, or did.
struct ConversionReport {
    QString sandboxId;
    QString target;
    QList<ConvertedTable> tables; ///< parents first
    int realUsers = 0;            ///< accounts in the target, each with a password to be reset
    int personasLeft = 0;

    qint64 rows() const;
};

/// Counts what would move; changes nothing. Errors as convertToProduction(), without the confirmation.
Result<ConversionReport> previewConversion(database::Connection &connection, const ConversionRequest &request);
/// Moves everything, deletes the sandbox and queues the welcome mail: in one transaction, or nothing. Takes the role of
/// an administrator. Errors: GuardRefused, NotFound, InvalidInput (target, plan, region, admin, session, confirm),
/// Conflict (converted before, protected, target exists, the product takes none over), Busy, PermissionDenied.
Result<ConversionReport> convertToProduction(database::Connection &connection, const ConversionRequest &request);

/// What became of a sandbox.
struct Conversion {
    QString target;
    QString plan;
    QString region;
    QDateTime convertedAt;
    QString convertedBy; ///< a login

    bool operator==(const Conversion &) const = default;
};

/// How a sandbox that is gone was converted; nothing for one that was not.
Result<std::optional<Conversion>> conversionOf(database::Connection &connection, const QString &sandboxId);

} // namespace showroom::sandboxes
