#pragma once

#include "base/result.h"
#include "cli/verb.h"
#include "core/sessions/session.h"

#include <optional>

namespace showroom::database {
class Connection;
}

namespace showroom::cli {

/// Which session the command line means: `--session ID`, or `--tenant ID --user NAME`.
class SessionChoice final {
public:
    static QList<OptionSpec> options();

    /// Reads the options; what is missing becomes a problem. `user` wins over `--user`.
    static SessionChoice read(Arguments &arguments, const std::optional<QString> &user = {});

    /// The open session. NotFound.
    Result<sessions::Session> find(database::Connection &connection) const;

private:
    QString m_session;
    QString m_tenant;
    QString m_user;
};

/// The typed token of `--confirm`; a problem when it is another one or cannot be asked for.
std::optional<QString> confirmationOf(CommandContext &context, Arguments &arguments);
/// Asks for the token where `--confirm` was left out, saying what goes; Cancelled for another word.
Result<QString> askForToken(CommandContext &context, const QString &whatGoes);

/// Resets one session and prints the archive.
Result<int> resetSession(CommandContext &context, database::Connection &connection, const SessionChoice &choice,
                         const std::optional<QString> &confirmation, const QString &revision = {},
                         const QString &reason = {});

} // namespace showroom::cli
