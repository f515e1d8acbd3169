#include "cli/session_work.h"

#include "cli/command_context.h"
#include "cli/reason.h"
#include "cli/session_choice.h"
#include "cli/session_text.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/sessions/change_store.h"
#include "core/sessions/session_store.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

using database::Connection;
using sessions::Session;

namespace {

constexpr int mostMinutes = 525'600;
constexpr int mostHoldMinutes = 7 * 24 * 60;

QString closedText(qint64 changes)
{
    if (changes == 0)
        return u"Closed; nothing had been changed\n"_s;
    return u"Closed; what was changed (%1) is an archive for 24 hours\n"_s.arg(counted(changes, u"change"_s));
}

} // namespace

Result<int> SessionWork::printOpened(const sessions::OpenedSession &opened)
{
    QJsonObject json = toJson(opened.session);
    json.insert(u"token"_s, opened.token);
    json.insert(u"resumed"_s, opened.isResumed);
    return print(json,
                 sessionText(opened.session) + u"Token          %1\nIt is shown this one time.\n"_s.arg(opened.token));
}

Result<int> SessionWork::printSession(Connection &connection, const QString &id)
{
    const Result<Session> session = sessions::findSession(connection, id);
    if (!session)
        return session.error();
    return print(toJson(*session), sessionText(*session));
}

Result<int> SessionWork::open()
{
    sessions::OpenRequest request;
    request.environmentId = m_arguments.tenant();
    request.person = m_arguments.text(u"user"_s).trimmed();
    request.name = m_arguments.text(u"name"_s);
    if (const auto minutes = m_arguments.integer(u"minutes"_s, 1, mostMinutes))
        request.tokenMinutes = int(*minutes);
    if (!m_arguments.has(u"tenant"_s))
        m_arguments.addProblem(u"tenant"_s, u"required"_s, u"Name the environment."_s);
    if (request.person.isEmpty())
        m_arguments.addProblem(u"user"_s, u"required"_s, u"Say who enters: a login, a name or a mail address."_s);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<sessions::OpenedSession> opened = sessions::openSession(*connection, request);
    if (!opened)
        return opened.error();
    return printOpened(*opened);
}

Result<int> SessionWork::reset()
{
    const std::optional<QString> confirmation = confirmationOf(m_context, m_arguments);
    const QString reason = reasonOf(m_arguments);
    if (!m_arguments.has(u"all"_s)) {
        const SessionChoice choice = SessionChoice::read(m_arguments);
        Result<Connection> connection = connect();
        if (!connection)
            return connection.error();
        return resetSession(m_context, *connection, choice, confirmation, m_arguments.text(u"revision"_s), reason);
    }
    const QString tenant = requiredTenant();
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QString> token =
        confirmation ? Result<QString>(*confirmation)
                     : askForToken(m_context, u"This takes every session's changes in %1 away."_s.arg(tenant));
    if (!token)
        return token.error();
    if (m_arguments.has(u"release-holds"_s)) {
        const auto released = sessions::releaseHolds(*connection, tenant, u"to reset all sessions"_s);
        if (!released)
            return released.error();
    }
    const Result<qint64> count = sessions::resetAll(*connection, tenant, *token, reason);
    if (!count)
        return count.error();
    return print({{u"environment"_s, tenant}, {u"sessions"_s, *count}}, counted(*count, u"session"_s) + u" reset\n"_s);
}

Result<int> SessionWork::undo()
{
    sessions::UndoRequest request;
    const QString take = m_arguments.text(u"take"_s);
    request.rest = sessions::choiceFromWord(take);
    request.isPartial = m_arguments.has(u"partly"_s);
    request.reason = reasonOf(m_arguments);
    if (!take.isEmpty() && !request.rest)
        m_arguments.addProblem(u"take"_s, u"unknown"_s, u"Give archived or current."_s);
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<sessions::Archive> of = archive(chosen->second, chosen->first);
    if (!of)
        return of.error();
    request.archive = *of;
    const Result<sessions::UndoOutcome> outcome = sessions::undoReset(chosen->second, request);
    if (!outcome)
        return outcome.error();
    const Result<Session> now = sessions::findSession(chosen->second, chosen->first.id);
    if (!now)
        return now.error();
    QJsonObject json = toJson(*now);
    json.insert(u"restored"_s, outcome->restored());
    json.insert(u"leftOut"_s, arrayOf(outcome->leftOut));
    return print(json, u"%1 restored; the session has %2 now\n"_s.arg(counted(outcome->restored(), u"change"_s),
                                                                      number(now->changes.total())) +
                           leftOutText(outcome->leftOut));
}

Result<int> SessionWork::hold()
{
    const auto minutes = m_arguments.integer(u"minutes"_s, 1, mostHoldMinutes);
    if (!minutes && !m_arguments.has(u"minutes"_s))
        m_arguments.addProblem(u"minutes"_s, u"required"_s, u"Say for how many minutes."_s);
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    SHOWROOM_TRY(
        sessions::holdSessionFor(chosen->second, chosen->first.id, int(*minutes), m_arguments.text(u"reason"_s)));
    return printSession(chosen->second, chosen->first.id);
}

Result<int> SessionWork::release()
{
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    SHOWROOM_TRY(sessions::releaseSession(chosen->second, chosen->first.id));
    return printSession(chosen->second, chosen->first.id);
}

Result<int> SessionWork::keep()
{
    const bool isKept = !m_arguments.has(u"no"_s);
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    SHOWROOM_TRY(sessions::keepSession(chosen->second, chosen->first.id, isKept));
    return printSession(chosen->second, chosen->first.id);
}

Result<int> SessionWork::close()
{
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    SHOWROOM_TRY(sessions::closeSession(chosen->second, chosen->first.id));
    return print({{u"id"_s, chosen->first.id}, {u"closed"_s, true}}, closedText(chosen->first.changes.total()));
}

Result<int> SessionWork::copy()
{
    const QString colleague = m_arguments.text(u"to"_s).trimmed();
    if (colleague.isEmpty())
        m_arguments.addProblem(u"to"_s, u"required"_s, u"Say who gets the copy."_s);
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<sessions::OpenedSession> copied = sessions::copySession(chosen->second, chosen->first.id, colleague);
    if (!copied)
        return copied.error();
    return printOpened(*copied);
}

Result<int> SessionWork::cleanUp()
{
    const QString tenant = m_arguments.tenant();
    const int limit = days();
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<qint64> closed = sessions::clearStale(*connection, limit, tenant);
    if (!closed)
        return closed.error();
    const Result<qint64> removed = sessions::removeExpiredArchives(*connection);
    if (!removed)
        return removed.error();
    return print({{u"closed"_s, *closed}, {u"removedArchives"_s, *removed}},
                 u"%1 closed, %2 removed\n"_s.arg(counted(*closed, u"stale session"_s),
                                                  counted(*removed, u"expired archive"_s)));
}

} // namespace showroom::cli
