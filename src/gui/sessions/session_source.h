#pragma once

#include "base/result.h"
#include "core/sessions/change_store.h"
#include "core/sessions/session_rights.h"
#include "core/sessions/session_store.h"

#include <QFuture>
#include <QObject>

namespace showroom::gui {

/// What the Sessions page and its dialogs ask for; each as the function of the same name in core/sessions. Continue
/// with whenReady().
class SessionSource : public QObject {
    Q_OBJECT

public:
    virtual QFuture<Result<sessions::Rights>> readRights() = 0;
    virtual QFuture<Result<QList<sessions::Session>>> listSessions(const QString &environmentId) = 0;
    virtual QFuture<Result<QList<sessions::Session>>> listStale(int days, const QString &environmentId) = 0;
    virtual QFuture<Result<QList<sessions::Archive>>> listArchives(const QString &environmentId) = 0;
    virtual QFuture<Result<sessions::ChangeSummary>> summarize(const sessions::ChangeSet &set) = 0;
    virtual QFuture<Result<sessions::ChangePage>> listRows(const sessions::ChangeRange &range, qint64 from,
                                                           int limit) = 0;
    virtual QFuture<Result<QList<sessions::Conflict>>> listConflicts(const sessions::Archive &archive) = 0;
    virtual QFuture<Result<QList<sessions::TableVerification>>> verifyBase(const QString &environmentId) = 0;
    virtual QFuture<Result<QList<sessions::SessionToken>>> listTokens(const QString &sessionId) = 0;

    virtual QFuture<Result<sessions::OpenedSession>> openSession(const sessions::OpenRequest &request) = 0;
    virtual QFuture<Result<sessions::OpenedSession>> copySession(const QString &sessionId, const QString &person) = 0;
    virtual QFuture<Result<void>> revokeToken(const QString &tokenId) = 0;
    virtual QFuture<Result<void>> renameSession(const QString &sessionId, const QString &name) = 0;
    virtual QFuture<Result<void>> keepSession(const QString &sessionId, bool isKept) = 0;
    virtual QFuture<Result<void>> holdSession(const QString &sessionId, const QDateTime &until,
                                              const QString &reason) = 0;
    virtual QFuture<Result<void>> releaseSession(const QString &sessionId) = 0;
    virtual QFuture<Result<void>> closeSession(const QString &sessionId) = 0;
    virtual QFuture<Result<sessions::ResetOutcome>> resetSession(const sessions::ResetRequest &request) = 0;
    virtual QFuture<Result<qint64>> resetAll(const QString &environmentId, const QString &confirmation,
                                             const QString &reason) = 0;
    virtual QFuture<Result<sessions::UndoOutcome>> undoReset(const sessions::UndoRequest &request) = 0;
    virtual QFuture<Result<qint64>> clearStale(int days, const QString &environmentId) = 0;

signals:
    /// Somebody opened, reset, closed or otherwise changed a session: read again what is shown.
    void changed();

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
