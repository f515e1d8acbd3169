#pragma once

#include "base/result.h"
#include "database/connection.h"

#include <QList>
#include <QString>

namespace showroom {
class Clock;
}
namespace showroom::masking {
class Salt;
}

namespace showroom::access {

enum class CheckState { Ok, Warning, Failed };

/// What one look at a part of the installation found.
struct Check {
    QString name;  ///< stable: "server", "schema", "guards", "jobs", "environments", "product-logins", "logging",
                   ///< "outbound", "audit", "salt", "disk"
    QString label; ///< for people
    CheckState state = CheckState::Ok;
    QString message; ///< what was found
    QString hint;    ///< what to do about it; empty when all is well

    bool operator==(const Check &) const = default;
};

/// "ok", "warn", "fail".
QString toWord(CheckState state);

/// Whether a server answered, with a schema that this program can use, and whether it is new enough (15).
Check checkConnection(const Result<database::Connection> &connection);

/// Everything that a database can tell about itself: schema, guard views, jobs without an owner, environments that
/// nobody finishes, logins of the product that get no sessions, and whether the server writes statements into its log.
/// Reads only.
QList<Check> runDoctor(database::Connection &connection, const Clock &clock);

/// Whether there is a master salt (the newest of `salts`), and, with a connection, whether it is the one that the
/// database was filled with.
Check checkSalt(const Result<QList<masking::Salt>> &salts, database::Connection *connection);

/// Room on the file system of `directory`: a warning under 2 GiB, a failure under 256 MiB.
Check checkDiskSpace(const QString &directory);
/// The verdict on a number of free bytes.
Check checkFreeBytes(qint64 bytes);

} // namespace showroom::access
