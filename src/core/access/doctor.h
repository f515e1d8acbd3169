#pragma once

#include "base/result.h"
#include "core/access/check.h"
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

/// Whether a server answered, with a schema that this program can use, and whether it is new enough (15).
Check checkConnection(const Result<database::Connection> &connection);

/// Everything that a database can tell about itself: schema, guard views and every right that could lead past them,
/// jobs without an owner, environments that nobody finishes, logins of the product that get no sessions, whether the
/// server writes statements into its log, outbound tables and the audit log. Reads only.
QList<Check> runDoctor(database::Connection &connection, const Clock &clock);

/// Whether there is a master salt (the newest of `salts`), and, with a connection, whether it is the one that the
/// database was filled with.
Check checkSalt(const Result<QList<masking::Salt>> &salts, database::Connection *connection);

/// Room on the file system of `directory`: a warning under 2 GiB, a failure under 256 MiB.
Check checkDiskSpace(const QString &directory);
/// The verdict on a number of free bytes.
Check checkFreeBytes(qint64 bytes);

} // namespace showroom::access
