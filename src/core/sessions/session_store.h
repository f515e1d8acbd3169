#pragma once

#include "base/result.h"
#include "core/sessions/session.h"

#include <optional>

namespace showroom::database {
class Connection;
}

namespace showroom::sessions {

/// Open sessions of an environment, or of all with an empty id; who was active last comes first. `days` without
/// activity make one stale.
Result<QList<Session>> listSessions(database::Connection &connection, const QString &environmentId = {},
                                    int days = staleDays);
Result<Session> findSession(database::Connection &connection, const QString &sessionId);
/// The open session of a person in an environment, or the environment's shared one. NotFound.
Result<Session> findSession(database::Connection &connection, const QString &environmentId, const QString &person);
/// Open sessions without activity for `days`, neither kept nor held; of all environments with an empty id.
Result<QList<Session>> listStale(database::Connection &connection, int days, const QString &environmentId = {});

/// Open sessions of all environments.
struct SessionFigures {
    qint64 open = 0;
    qint64 people = 0; ///< whose they are
    qint64 inUse = 0;  ///< touched within the last hour

    bool operator==(const SessionFigures &) const = default;
};

Result<SessionFigures> sessionFigures(database::Connection &connection);

struct OpenRequest {
    QString environmentId;
    QString person;
    QString name;                         ///< empty: none
    std::optional<int> tokenMinutes = {}; ///< how long the token lives; empty: until it is revoked
};

/// Opens the person's session or resumes it, and issues a token for it. Errors: InvalidInput, GuardRefused, NotFound,
/// Conflict (the environment is not ready), PermissionDenied.
Result<OpenedSession> openSession(database::Connection &connection, const OpenRequest &request);

Result<QList<SessionToken>> listTokens(database::Connection &connection, const QString &sessionId);
Result<void> revokeToken(database::Connection &connection, const QString &tokenId);

Result<void> renameSession(database::Connection &connection, const QString &sessionId, const QString &name);
/// A kept session is never stale.
Result<void> keepSession(database::Connection &connection, const QString &sessionId, bool isKept);
/// Nobody else resets, undoes or closes it until then, or tears its environment down; a week at most.
Result<void> holdSession(database::Connection &connection, const QString &sessionId, const QDateTime &until,
                         const QString &reason);
/// The same for so many minutes from now, by the server's clock.
Result<void> holdSessionFor(database::Connection &connection, const QString &sessionId, int minutes,
                            const QString &reason);
/// One's own hold; an administrator also releases what others hold.
Result<void> releaseSession(database::Connection &connection, const QString &sessionId);
/// Releases every hold of an environment, for an administrator who has to go on; how many.
Result<qint64> releaseHolds(database::Connection &connection, const QString &environmentId, const QString &reason);
/// Gives `person` a session of their own with the same changes, and a token for it. Conflict when theirs has changes.
Result<OpenedSession> copySession(database::Connection &connection, const QString &sessionId, const QString &person);
/// Archives what it changed, revokes its tokens.
Result<void> closeSession(database::Connection &connection, const QString &sessionId);

/// Closes every session that listStale() gives; how many.
Result<qint64> clearStale(database::Connection &connection, int days, const QString &environmentId = {});
/// Removes archives that nobody can bring back any more; how many.
Result<qint64> removeExpiredArchives(database::Connection &connection);

} // namespace showroom::sessions
