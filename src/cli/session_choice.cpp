#include "cli/session_choice.h"

#include "cli/command_context.h"
#include "cli/session_text.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/sessions/change_store.h"
#include "core/sessions/session_store.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace showroom::cli {

QList<OptionSpec> SessionChoice::options()
{
    return {{u"tenant"_s, Arity::Value, u"ID"_s, u"The environment, for example demo-acme."_s},
            {u"user"_s, Arity::Value, u"NAME"_s, u"Whose session: a login, a name or a mail address."_s},
            {u"session"_s, Arity::Value, u"ID"_s, u"The session by its id, in place of --tenant and --user."_s}};
}

SessionChoice SessionChoice::read(Arguments &arguments, const std::optional<QString> &user)
{
    SessionChoice choice;
    choice.m_session = arguments.text(u"session"_s);
    if (arguments.has(u"session"_s)) {
        if (QUuid::fromString(choice.m_session).isNull())
            arguments.addProblem(u"session"_s, u"not-an-id"_s,
                                 u"%1 is not the id of a session."_s.arg(quoted(choice.m_session)));
        return choice;
    }
    choice.m_tenant = arguments.tenant();
    choice.m_user = user.value_or(arguments.text(u"user"_s)).trimmed();
    if (!arguments.has(u"tenant"_s))
        arguments.addProblem(u"tenant"_s, u"required"_s, u"Name the environment, or the session by --session."_s);
    if (choice.m_user.isEmpty())
        arguments.addProblem(u"user"_s, u"required"_s, u"Say whose session is meant."_s);
    return choice;
}

Result<sessions::Session> SessionChoice::find(database::Connection &connection) const
{
    return m_session.isEmpty() ? sessions::findSession(connection, m_tenant, m_user)
                               : sessions::findSession(connection, m_session);
}

std::optional<QString> confirmationOf(CommandContext &context, Arguments &arguments)
{
    const std::optional<QString> confirmation = arguments.optionalText(u"confirm"_s);
    if (!confirmation && !context.terminal.canAsk())
        arguments.addProblem(u"confirm"_s, u"required"_s,
                             u"Confirm it with --confirm %1."_s.arg(sessions::resetToken()));
    else if (confirmation && *confirmation != sessions::resetToken())
        arguments.addProblem(u"confirm"_s, u"not-confirmed"_s,
                             u"--confirm takes %1, not %2."_s.arg(sessions::resetToken(), quoted(*confirmation)));
    return confirmation;
}

Result<QString> askForToken(CommandContext &context, const QString &whatGoes)
{
    const QString answer =
        context.terminal.ask(u"%1 Type %2 to go on:"_s.arg(whatGoes, sessions::resetToken())).trimmed();
    if (answer != sessions::resetToken())
        return fail(ErrorCode::Cancelled, u"That is not the word; nothing was reset."_s);
    return answer;
}

Result<int> resetSession(CommandContext &context, database::Connection &connection, const SessionChoice &choice,
                         const std::optional<QString> &confirmation, const QString &revision, const QString &reason)
{
    const Result<sessions::Session> session = choice.find(connection);
    if (!session)
        return session.error();
    QString token = confirmation.value_or(QString());
    if (!confirmation) {
        const QString changes = counted(session->changes.total(), u"change"_s);
        const Result<QString> typed =
            askForToken(context, u"This takes %1 of %2 in %3 away."_s.arg(changes, printable(session->person),
                                                                          session->environmentId));
        if (!typed)
            return typed.error();
        token = *typed;
    }
    const Result<sessions::ResetOutcome> outcome =
        sessions::resetSession(connection, {session->id, token, revision, reason});
    if (!outcome)
        return outcome.error();
    const sessions::Archive &archive = outcome->archive;
    context.terminal.print(
        toJson(archive), archive.id == 0 ? u"Nothing had been changed; there is nothing to undo\n"_s
                                         : u"%1 archived; undo until %2\n"_s.arg(counted(archive.changes, u"change"_s),
                                                                                 moment(archive.expiresAt)));
    return 0;
}

} // namespace showroom::cli
