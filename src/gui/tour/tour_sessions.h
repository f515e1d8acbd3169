#pragma once

#include "gui/sessions/session_source.h"

#include <functional>
#include <optional>

namespace showroom::gui {

/// Sessions of the fixture's fleet: twelve people at work, what one of them has changed, and four archives.
class TourSessions final : public SessionSource {
public:
    TourSessions();

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

    const QList<sessions::Session> &sessions() const { return m_sessions; }
    const QList<sessions::Archive> &archives() const { return m_archives; }
    /// Two rows that were changed before a reset and again since.
    static QList<sessions::Conflict> conflicts();
    /// Changes that an undo could not bring back.
    static QList<sessions::LeftOut> leftOut();
    /// The login may do no more than this.
    void setRights(const sessions::Rights &rights) { m_rights = rights; }

    /// Nobody works anywhere.
    void clear();
    /// Reading the list ends with this.
    void failWith(const Error &error) { m_error = error; }
    /// One table of the base data is not what it was.
    void tamper() { m_isTampered = true; }

private:
    QFuture<Result<void>> change(const QString &sessionId, const std::function<void(sessions::Session &)> &change);

    QList<sessions::Session> m_sessions;
    QList<sessions::Archive> m_archives;
    std::optional<Error> m_error;
    sessions::Rights m_rights;
    bool m_isTampered = false;
};

} // namespace showroom::gui
