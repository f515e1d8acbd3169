#pragma once

#include "base/result.h"
#include "core/sessions/changes.h"

namespace showroom::database {
class Connection;
}

namespace showroom::sessions {

/// Changes by table, and the revision that a reset may insist on.
Result<ChangeSummary> summarize(database::Connection &connection, const ChangeSet &set);

/// At least `limit` of the changed rows from a place on, table by table (children first, as a reset takes them), the
/// oldest change first; fewer only at the end.
Result<ChangePage> listRows(database::Connection &connection, const ChangeRange &range, qint64 from, int limit);

/// What can still be brought back, the latest first; of all environments with an empty id.
Result<QList<Archive>> listArchives(database::Connection &connection, const QString &environmentId = {});
/// What comes back into a session: its own archives and those of closed ones that its person had there, the latest
/// first.
Result<QList<Archive>> archivesFor(database::Connection &connection, const Session &session);

struct ResetRequest {
    QString sessionId;
    QString confirmation; ///< resetToken()
    QString revision;     ///< of the summary that was looked at; empty: whatever there is
    QString reason = {};  ///< for the audit log
};

/// Archives everything that the session changed and gives it an empty layer, at once. Errors: InvalidInput (not
/// confirmed), Conflict (changed since the preview, closed, or held), Busy, PermissionDenied, NotFound.
Result<ResetOutcome> resetSession(database::Connection &connection, const ResetRequest &request);
/// Resets all sessions of an environment, or none when one cannot be; how many had changes.
Result<qint64> resetAll(database::Connection &connection, const QString &environmentId, const QString &confirmation,
                        const QString &reason = {});

/// Rows that want a decision before an archive can be brought back; none when nothing was changed since.
Result<QList<Conflict>> listConflicts(database::Connection &connection, const Archive &archive);
/// Brings an archive back, into its session or, when that was closed, into the person's present one. What the session
/// had is archived in turn. Where the base was filled anew or a table changed, what no longer fits is left out and
/// stays archived. Errors: Conflict (undecided, or it does not fit; the problems name the rows), NotFound (too late),
/// PermissionDenied.
Result<UndoOutcome> undoReset(database::Connection &connection, const UndoRequest &request);

/// Counts and fingerprints of the base data against those recorded at seeding, a table each. NotFound when none were.
Result<QList<TableVerification>> verifyBase(database::Connection &connection, const QString &environmentId);

} // namespace showroom::sessions
