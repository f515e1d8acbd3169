#pragma once

#include "base/result.h"

#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::sandboxes {

/// Limits of a password that somebody chooses, in characters.
inline constexpr int shortestPassword = 6;
inline constexpr int longestPassword = 128;

/// A password from the system's source of chance: sixteen letters and digits in groups of four, none that looks like
/// another one (some 80 bits).
QString generatePassword();
/// InvalidInput (field "password") for one that is too short, too long, or has characters that nobody can type.
Result<void> checkPassword(const QString &password);
/// The argon2id hash under a random salt, as rows of the product hold it. Internal without memory. Takes some 20 ms.
Result<QString> hashPassword(const QString &password);

/// Gives a persona another password; only its hash leaves this program. A reset keeps it. InvalidInput, NotFound (no
/// such environment or persona), Conflict (not ready, or the product keeps no passwords), GuardRefused,
/// PermissionDenied.
Result<void> setPersonaPassword(database::Connection &connection, const QString &environmentId, const QString &persona,
                                const QString &password);

} // namespace showroom::sandboxes
