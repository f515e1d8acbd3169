#pragma once

#include "gui/sessions/session_source.h"

namespace showroom::gui {

class DatabaseLink;

/// The sessions of the open database.
class DatabaseSessions final : public SessionSource {
    Q_OBJECT

public:
    /// `link` must outlive it.
    explicit DatabaseSessions(DatabaseLink &link, QObject *parent = nullptr);

    QFuture<Result<sessions::Rights>> readRights() override;
    QFuture<Result<QList<sessions::Session>>> listSessions(const QString &environmentId) override;
    QFuture<Result<QList<sessions::Session>>> listStale(int days, const QString &environmentId) override;
    QFuture<Result<QList<sessions::Archive>>> listArchives(const QString &environmentId) override;
    QFuture<Result<sessions::ChangeSummary>> summarize(const sessions::ChangeSet &set) override;
    QFuture<Result<sessions::ChangePage>> listRows(const sessions::ChangeRange &range, qint64 from, int limit) override;
    QFuture<Result<QList<sessions::Conflict>>> listConflicts(const sessions::Archive &archive) override;
    QFuture<Result<QList<sessions::TableVerification>>> verifyBase(const QString &environmentId) override;
    QFuture<Result<QList<sessions::SessionToken>>> listTokens(const QString &sessionId) override;
    QFuture<Result<sessions::OpenedSession>> openSession(const sessions::OpenRequest &request) override;
    QFuture<Result<sessions::OpenedSession>> copySession(const QString &sessionId, const QString &person) override;
    QFuture<Result<void>> revokeToken(const QString &tokenId) override;
    QFuture<Result<void>> renameSession(const QString &sessionId, const QString &name) override;
    QFuture<Result<void>> keepSession(const QString &sessionId, bool isKept) override;
    QFuture<Result<void>> holdSession(const QString &sessionId, const QDateTime &until, const QString &reason) override;
    QFuture<Result<void>> releaseSession(const QString &sessionId) override;
    QFuture<Result<void>> closeSession(const QString &sessionId) override;
    QFuture<Result<sessions::ResetOutcome>> resetSession(const sessions::ResetRequest &request) override;
    QFuture<Result<qint64>> resetAll(const QString &environmentId, const QString &confirmation,
                                     const QString &reason) override;
    QFuture<Result<sessions::UndoOutcome>> undoReset(const sessions::UndoRequest &request) override;
    QFuture<Result<qint64>> clearStale(int days, const QString &environmentId) override;

private:
    DatabaseLink &m_link;
};

} // namespace showroom::gui
