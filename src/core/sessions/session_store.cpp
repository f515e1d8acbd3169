#include "core/sessions/session_store.h"

#include "core/sessions/session_rights.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::sessions {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

std::optional<QString> given(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

Session sessionOf(const database::Row &row)
{
    Session session;
    session.id = row.text("id");
    session.environmentId = row.text("environment");
    session.environmentName = row.text("environment_name");
    session.person = row.text("person");
    session.name = row.text("name");
    session.mode = modeFromWord(row.text("mode"));
    session.isOpen = row.text("state") == u"open";
    session.isKept = row.boolean("is_kept");
    session.isStale = row.boolean("is_stale");
    session.isMine = row.boolean("is_mine");
    session.changes = {row.integer("created"), row.integer("edited"), row.integer("deleted")};
    session.tokens = int(row.integer("tokens"));
    session.hold = {row.text("held_by"), row.text("held_for"), row.dateTime("held_until"), row.boolean("is_own_hold")};
    session.createdAt = row.dateTime("created_at");
    session.lastActivity = row.dateTime("last_activity");
    session.undoUntil = row.dateTime("undo_until");
    return session;
}

struct Wanted {
    std::optional<QString> environmentId = {};
    std::optional<QString> person = {};
    std::optional<QString> sessionId = {};
    int days = staleDays;
};

Result<QList<Session>> read(database::Connection &connection, const Wanted &wanted)
{
    const auto rows = connection.query("sessions/list"_sql, {{"environment", wanted.environmentId},
                                                             {"person", wanted.person},
                                                             {"session", wanted.sessionId},
                                                             {"days", wanted.days}});
    if (!rows)
        return rows.error();
    QList<Session> sessions;
    for (const database::Row &row : *rows)
        sessions.append(sessionOf(row));
    return sessions;
}

Result<Session> readOne(database::Connection &connection, const Wanted &wanted, const Error &missing)
{
    const Result<QList<Session>> found = read(connection, wanted);
    if (!found)
        return found.error();
    return found->isEmpty() ? Result<Session>(missing) : Result<Session>(found->constFirst());
}

Result<void> carryOut(database::Connection &connection, const database::SqlStatement &statement,
                      const database::Bindings &bindings)
{
    const auto done = connection.query(statement, bindings);
    return done ? Result<void>() : Result<void>(explained(done.error(), Right::Work));
}

} // namespace

Result<QList<Session>> listSessions(database::Connection &connection, const QString &environmentId, int days)
{
    Wanted wanted;
    wanted.environmentId = given(environmentId);
    wanted.days = days;
    return read(connection, wanted);
}

Result<Session> findSession(database::Connection &connection, const QString &sessionId)
{
    Wanted wanted;
    wanted.sessionId = sessionId;
    return readOne(connection, wanted,
                   fail(ErrorCode::NotFound, u"There is no such open session."_s,
                        u"It may have been closed; the list of sessions shows those that are open."_s));
}

Result<Session> findSession(database::Connection &connection, const QString &environmentId, const QString &person)
{
    Result<QList<Session>> all = listSessions(connection, environmentId);
    if (!all)
        return all.error();
    for (const Session &session : std::as_const(*all))
        if (session.person == person || session.mode == Mode::Shared)
            return session;
    return fail(ErrorCode::NotFound, u"“%1” has no open session in “%2”."_s.arg(person, environmentId),
                u"“showroomctl session open” opens one."_s);
}

Result<QList<Session>> listStale(database::Connection &connection, int days, const QString &environmentId)
{
    Result<QList<Session>> sessions = listSessions(connection, environmentId, days);
    if (sessions)
        sessions->removeIf([](const Session &session) { return !session.isStale; });
    return sessions;
}

Result<SessionFigures> sessionFigures(database::Connection &connection)
{
    const auto row = connection.queryOne("sessions/figures"_sql);
    if (!row)
        return row.error();
    return SessionFigures{row->integer("open"), row->integer("people"), row->integer("in_use")};
}

Result<OpenedSession> openSession(database::Connection &connection, const OpenRequest &request)
{
    const auto opened = connection.queryOne("sessions/open"_sql, {{"environment", request.environmentId},
                                                                  {"person", request.person},
                                                                  {"name", request.name},
                                                                  {"minutes", request.tokenMinutes}});
    if (!opened)
        return explained(opened.error(), Right::Work);
    const Result<Session> session = findSession(connection, opened->text("session"));
    if (!session)
        return session.error();
    return OpenedSession{*session, opened->text("token"), !opened->boolean("is_new")};
}

Result<QList<SessionToken>> listTokens(database::Connection &connection, const QString &sessionId)
{
    const auto rows = connection.query("sessions/tokens"_sql, {{"session", sessionId}});
    if (!rows)
        return explained(rows.error(), Right::Work);
    QList<SessionToken> tokens;
    for (const database::Row &row : *rows)
        tokens.append({row.text("id"), row.text("person"), row.text("issued_by"), row.dateTime("created_at"),
                       row.dateTime("expires_at"), row.dateTime("revoked_at")});
    return tokens;
}

Result<void> revokeToken(database::Connection &connection, const QString &tokenId)
{
    return carryOut(connection, "sessions/revoke_token"_sql, {{"token", tokenId}});
}

Result<void> renameSession(database::Connection &connection, const QString &sessionId, const QString &name)
{
    return carryOut(connection, "sessions/rename"_sql, {{"session", sessionId}, {"name", name}});
}

Result<void> keepSession(database::Connection &connection, const QString &sessionId, bool isKept)
{
    return carryOut(connection, "sessions/keep"_sql, {{"session", sessionId}, {"kept", isKept}});
}

Result<void> holdSession(database::Connection &connection, const QString &sessionId, const QDateTime &until,
                         const QString &reason)
{
    return carryOut(connection, "sessions/hold"_sql, {{"session", sessionId}, {"until", until}, {"reason", reason}});
}

Result<void> holdSessionFor(database::Connection &connection, const QString &sessionId, int minutes,
                            const QString &reason)
{
    return carryOut(connection, "sessions/hold_for"_sql,
                    {{"session", sessionId}, {"minutes", minutes}, {"reason", reason}});
}

Result<void> releaseSession(database::Connection &connection, const QString &sessionId)
{
    return carryOut(connection, "sessions/hold"_sql,
                    {{"session", sessionId}, {"until", nullptr}, {"reason", QString()}});
}

Result<qint64> releaseHolds(database::Connection &connection, const QString &environmentId, const QString &reason)
{
    const Result<QVariant> released =
        connection.scalar("sessions/release_holds"_sql, {{"environment", environmentId}, {"reason", reason}});
    return released ? Result<qint64>(released->toLongLong())
                    : Result<qint64>(explained(released.error(), Right::Release));
}

Result<OpenedSession> copySession(database::Connection &connection, const QString &sessionId, const QString &person)
{
    const Result<QVariant> copied =
        connection.scalar("sessions/copy"_sql, {{"session", sessionId}, {"person", person}});
    if (!copied)
        return explained(copied.error(), Right::Work);
    const Result<Session> session = findSession(connection, copied->toString());
    if (!session)
        return session.error();
    return openSession(connection, {session->environmentId, person, {}});
}

Result<void> closeSession(database::Connection &connection, const QString &sessionId)
{
    return carryOut(connection, "sessions/close"_sql, {{"session", sessionId}});
}

Result<qint64> clearStale(database::Connection &connection, int days, const QString &environmentId)
{
    const Result<QList<Session>> stale = listStale(connection, days, environmentId);
    if (!stale)
        return stale.error();
    QStringList ids;
    for (const Session &session : *stale)
        ids << session.id;
    const Result<QVariant> closed = connection.scalar("sessions/close_stale"_sql, {{"days", days}, {"sessions", ids}});
    return closed ? Result<qint64>(closed->toLongLong()) : Result<qint64>(explained(closed.error(), Right::ClearStale));
}

Result<qint64> removeExpiredArchives(database::Connection &connection)
{
    qint64 removed = 0;
    for (;;) {
        const auto part = connection.queryOne("sessions/purge"_sql);
        if (!part)
            return explained(part.error(), Right::ClearStale);
        removed += part->integer("removed_archives");
        if (!part->boolean("remains"))
            return removed;
    }
}

} // namespace showroom::sessions
