#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace showroom::database {
class Connection;
}

namespace showroom::sessions {

/// What the database grants to some roles alone.
enum class Right {
    Work,       ///< enter, reset, undo, keep, hold, copy, close
    ResetAll,   ///< all sessions of an environment at once
    ClearStale, ///< close what nobody uses, remove expired archives
    Release,    ///< what somebody else holds
};

/// What the login of a connection may do with sessions. It may do so with its own; everybody's are support's.
struct Rights {
    QString login;
    bool mayWork = true;
    bool mayResetAll = true;
    bool mayClearStale = true;
    bool mayRelease = true;
    bool isReadOnly = false; ///< the connection refuses every change, whatever the login may

    bool has(Right right) const;
    bool operator==(const Rights &) const = default;
};

Result<Rights> readRights(database::Connection &connection);

/// The smallest roles that have a right; those above them have it too.
QStringList rolesWith(Right right);

/// Why the database refused: where a right was missing, which one it is and who has it; else the error itself.
Error explained(const Error &error, Right right);

} // namespace showroom::sessions
