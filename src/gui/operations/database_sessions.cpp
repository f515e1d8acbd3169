#include "gui/operations/database_sessions.h"

#include "gui/operations/database_link.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using database::Connection;
using sessions::Archive;
using sessions::ChangeRange;
using sessions::ChangeSet;
using sessions::OpenRequest;
using sessions::ResetRequest;
using sessions::UndoRequest;

DatabaseSessions::DatabaseSessions(DatabaseLink &link, QObject *parent)
    : SessionSource(parent)
    , m_link(link)
{
    connect(&link, &DatabaseLink::changed, this, [this](const QString &topic) {
        if (!topic.startsWith(u"job:"))
            emit changed();
    });
    connect(&link, &DatabaseLink::connectionRestored, this, &SessionSource::changed);
}

QFuture<Result<sessions::Rights>> DatabaseSessions::readRights()
{
    return m_link.ask([](Connection &connection) { return sessions::readRights(connection); });
}

QFuture<Result<QList<sessions::Session>>> DatabaseSessions::listSessions(const QString &environmentId)
{
    return m_link.ask(
        [environmentId](Connection &connection) { return sessions::listSessions(connection, environmentId); });
}

QFuture<Result<QList<sessions::Session>>> DatabaseSessions::listStale(int days, const QString &environmentId)
{
    return m_link.ask(
        [days, environmentId](Connection &connection) { return sessions::listStale(connection, days, environmentId); });
}

QFuture<Result<QList<sessions::Archive>>> DatabaseSessions::listArchives(const QString &environmentId)
{
    return m_link.ask(
        [environmentId](Connection &connection) { return sessions::listArchives(connection, environmentId); });
}

QFuture<Result<sessions::ChangeSummary>> DatabaseSessions::summarize(const ChangeSet &set)
{
    return m_link.ask([set](Connection &connection) { return sessions::summarize(connection, set); });
}

QFuture<Result<sessions::ChangePage>> DatabaseSessions::listRows(const ChangeRange &range, qint64 from, int limit)
{
    return m_link.ask(
        [range, from, limit](Connection &connection) { return sessions::listRows(connection, range, from, limit); });
}

QFuture<Result<QList<sessions::Conflict>>> DatabaseSessions::listConflicts(const Archive &archive)
{
    return m_link.ask([archive](Connection &connection) { return sessions::listConflicts(connection, archive); });
}

QFuture<Result<QList<sessions::TableVerification>>> DatabaseSessions::verifyBase(const QString &environmentId)
{
    return m_link.ask(
        [environmentId](Connection &connection) { return sessions::verifyBase(connection, environmentId); });
}

QFuture<Result<QList<sessions::SessionToken>>> DatabaseSessions::listTokens(const QString &sessionId)
{
    return m_link.ask([sessionId](Connection &connection) { return sessions::listTokens(connection, sessionId); });
}

QFuture<Result<sessions::OpenedSession>> DatabaseSessions::openSession(const OpenRequest &request)
{
    return m_link.ask([request](Connection &connection) { return sessions::openSession(connection, request); });
}

QFuture<Result<sessions::OpenedSession>> DatabaseSessions::copySession(const QString &sessionId, const QString &person)
{
    return m_link.ask(
        [sessionId, person](Connection &connection) { return sessions::copySession(connection, sessionId, person); });
}

QFuture<Result<void>> DatabaseSessions::revokeToken(const QString &tokenId)
{
    return m_link.ask([tokenId](Connection &connection) { return sessions::revokeToken(connection, tokenId); });
}

QFuture<Result<void>> DatabaseSessions::renameSession(const QString &sessionId, const QString &name)
{
    return m_link.ask(
        [sessionId, name](Connection &connection) { return sessions::renameSession(connection, sessionId, name); });
}

QFuture<Result<void>> DatabaseSessions::keepSession(const QString &sessionId, bool isKept)
{
    return m_link.ask(
        [sessionId, isKept](Connection &connection) { return sessions::keepSession(connection, sessionId, isKept); });
}

QFuture<Result<void>> DatabaseSessions::holdSession(const QString &sessionId, const QDateTime &until,
                                                    const QString &reason)
{
    return m_link.ask([sessionId, until, reason](Connection &connection) {
        return sessions::holdSession(connection, sessionId, until, reason);
    });
}

QFuture<Result<void>> DatabaseSessions::releaseSession(const QString &sessionId)
{
    return m_link.ask([sessionId](Connection &connection) { return sessions::releaseSession(connection, sessionId); });
}

QFuture<Result<void>> DatabaseSessions::closeSession(const QString &sessionId)
{
    return m_link.ask([sessionId](Connection &connection) { return sessions::closeSession(connection, sessionId); });
}

QFuture<Result<sessions::ResetOutcome>> DatabaseSessions::resetSession(const ResetRequest &request)
{
    return m_link.ask([request](Connection &connection) { return sessions::resetSession(connection, request); });
}

QFuture<Result<qint64>> DatabaseSessions::resetAll(const QString &environmentId, const QString &confirmation,
                                                   const QString &reason)
{
    return m_link.ask([environmentId, confirmation, reason](Connection &connection) {
        return sessions::resetAll(connection, environmentId, confirmation, reason);
    });
}

QFuture<Result<sessions::UndoOutcome>> DatabaseSessions::undoReset(const UndoRequest &request)
{
    return m_link.ask([request](Connection &connection) { return sessions::undoReset(connection, request); });
}

QFuture<Result<qint64>> DatabaseSessions::clearStale(int days, const QString &environmentId)
{
    return m_link.ask([days, environmentId](Connection &connection) {
        return sessions::clearStale(connection, days, environmentId);
    });
}

} // namespace showroom::gui
