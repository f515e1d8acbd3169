#pragma once

#include "gui/sessions/session_source.h"

#include <functional>

namespace showroom::test {

/// Sessions in memory that can be reset and restored; remembers what it was asked for.
class FakeSessions final : public gui::SessionSource {
public:
    template <class T>
    QFuture<Result<T>> ready(const T &value)
    {
        return QtFuture::makeReadyFuture(refusal ? Result<T>(*refusal) : Result<T>(value));
    }
    QFuture<Result<void>> done(const QString &what)
    {
        calls.append(what);
        return QtFuture::makeReadyFuture(refusal ? Result<void>(*refusal) : Result<void>());
    }

    QFuture<Result<QList<sessions::Session>>> listSessions(const QString &environmentId) override
    {
        ++reads;
        return ready(of(sessions, environmentId));
    }
    QFuture<Result<QList<sessions::Session>>> listStale(int days, const QString &environmentId) override
    {
        QList<sessions::Session> stale = of(sessions, environmentId);
        stale.removeIf([this, days](const sessions::Session &session) {
            return session.isKept || session.lastActivity.daysTo(now) < days;
        });
        return ready(stale);
    }
    QFuture<Result<QList<sessions::Archive>>> listArchives(const QString &environmentId) override
    {
        return ready(of(archives, environmentId));
    }
    QFuture<Result<sessions::ChangeSummary>> summarize(const sessions::ChangeSet &set) override
    {
        ++summaries;
        sessions::ChangeSummary summary{{}, QString::number(revision)};
        for (const sessions::Session &session : std::as_const(sessions))
            if (session.id == set.sessionId && session.changes.total() > 0)
                summary.tables = {{QStringLiteral("impact.users"), session.changes}};
        return ready(summary);
    }
    QFuture<Result<sessions::ChangePage>> listRows(const sessions::ChangeRange &range, qint64 from, int limit) override
    {
        ranges.append(range);
        sessions::ChangePage page{rows.mid(from, limit), {}};
        if (from + limit < rows.size())
            page.next = from + limit;
        if (!range.filter.isEmpty())
            page.rows.removeIf([&](const sessions::RowChange &row) { return !row.label.contains(range.filter); });
        return ready(page);
    }
    QFuture<Result<QList<sessions::Conflict>>> listConflicts(const sessions::Archive &) override
    {
        return ready(conflicts);
    }
    QFuture<Result<QList<sessions::TableVerification>>> verifyBase(const QString &) override { return ready(tables); }
    QFuture<Result<QList<sessions::SessionToken>>> listTokens(const QString &) override { return ready(tokens); }
    QFuture<Result<sessions::OpenedSession>> openSession(const sessions::OpenRequest &request) override
    {
        requests.append(request);
        sessions::Session session;
        session.id = QStringLiteral("opened");
        session.environmentId = request.environmentId;
        session.environmentName = QStringLiteral("Acme");
        session.person = request.person;
        session.name = request.name;
        session.lastActivity = now;
        if (!refusal)
            sessions.append(session);
        return ready(sessions::OpenedSession{session, QStringLiteral("srs_secret"), false});
    }
    QFuture<Result<sessions::OpenedSession>> copySession(const QString &sessionId, const QString &person) override
    {
        calls.append(QStringLiteral("copy %1 %2").arg(sessionId, person));
        return openSession({QStringLiteral("demo-acme"), person, {}});
    }
    QFuture<Result<void>> revokeToken(const QString &id) override { return done(QStringLiteral("revoke ") + id); }
    QFuture<Result<void>> renameSession(const QString &id, const QString &name) override
    {
        return done(QStringLiteral("rename %1 %2").arg(id, name));
    }
    QFuture<Result<void>> keepSession(const QString &id, bool isKept) override
    {
        change(id, [isKept](sessions::Session &session) { session.isKept = isKept; });
        return done(QStringLiteral("keep %1 %2").arg(id).arg(isKept));
    }
    QFuture<Result<void>> holdSession(const QString &id, const QDateTime &until, const QString &reason) override
    {
        change(id, [&](sessions::Session &session) { session.hold = {QStringLiteral("me"), reason, until, true}; });
        return done(QStringLiteral("hold %1 %2 %3").arg(id, until.toString(Qt::ISODate), reason));
    }
    QFuture<Result<void>> releaseSession(const QString &id) override { return done(QStringLiteral("release ") + id); }
    QFuture<Result<void>> closeSession(const QString &id) override { return done(QStringLiteral("close ") + id); }
    QFuture<Result<sessions::ResetOutcome>> resetSession(const sessions::ResetRequest &request) override
    {
        resets.append(request);
        sessions::ResetOutcome outcome;
        if (!refusal)
            change(request.sessionId, [&](sessions::Session &session) {
                outcome.archive = {7,
                                   session.id,
                                   session.environmentId,
                                   session.environmentName,
                                   session.person,
                                   session.name,
                                   QStringLiteral("reset"),
                                   true,
                                   session.changes.total(),
                                   now,
                                   now.addDays(1)};
                before = session.changes;
                session.changes = {};
                archives = {outcome.archive};
            });
        return ready(outcome);
    }
    QFuture<Result<qint64>> resetAll(const QString &environmentId, const QString &confirmation,
                                     const QString &) override
    {
        calls.append(QStringLiteral("reset all %1 %2").arg(environmentId, confirmation));
        return ready(qint64(2));
    }
    QFuture<Result<sessions::UndoOutcome>> undoReset(const sessions::UndoRequest &request) override
    {
        decided = request.decisions;
        calls.append(QStringLiteral("undo %1").arg(request.archive.id) +
                     (request.isPartial ? QStringLiteral(" partly") : QString()));
        if (misfit && !request.isPartial)
            return QtFuture::makeReadyFuture(Result<sessions::UndoOutcome>(*misfit));
        if (refusal)
            return QtFuture::makeReadyFuture(Result<sessions::UndoOutcome>(*refusal));
        change(request.archive.sessionId, [this](sessions::Session &session) { session.changes = before; });
        return ready(sessions::UndoOutcome{request.archive, leftOut});
    }
    QFuture<Result<sessions::Rights>> readRights() override { return ready(rights); }
    QFuture<Result<qint64>> clearStale(int days, const QString &environmentId) override
    {
        calls.append(QStringLiteral("clear %1 %2").arg(days).arg(environmentId));
        return ready(qint64(1));
    }

    QDateTime now{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    QList<sessions::Session> sessions;
    QList<sessions::Archive> archives;
    QList<sessions::RowChange> rows;
    QList<sessions::Conflict> conflicts;
    QList<sessions::TableVerification> tables;
    QList<sessions::SessionToken> tokens;
    QList<sessions::LeftOut> leftOut;
    std::optional<Error> misfit; ///< of an undo that does not leave out what does not fit
    sessions::Rights rights;
    std::optional<Error> refusal; ///< every answer, as long as it is set
    int revision = 1;             ///< of what sessions have changed
    int reads = 0;
    int summaries = 0;
    QStringList calls;
    QList<sessions::ChangeRange> ranges;
    QList<sessions::OpenRequest> requests;
    QList<sessions::ResetRequest> resets;
    QList<sessions::Decision> decided;
    sessions::ChangeCounts before;

private:
    template <class Row>
    static QList<Row> of(QList<Row> rows, const QString &environmentId)
    {
        if (!environmentId.isEmpty())
            rows.removeIf([&](const Row &row) { return row.environmentId != environmentId; });
        return rows;
    }
    void change(const QString &id, const std::function<void(sessions::Session &)> &how)
    {
        for (sessions::Session &session : sessions)
            if (session.id == id)
                how(session);
    }
};

} // namespace showroom::test
