#include "cli/reset_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/reason.h"
#include "cli/session_choice.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

VerbDescription ResetVerb::description() const
{
    VerbDescription verb;
    verb.name = u"reset"_s;
    verb.summary = u"Take away what a person changed in an environment"_s;
    verb.explanation = u"The same as “session reset --user USER”: the changes become an archive, and for 24 hours "
                       "“session undo” brings them back."_s;
    verb.positionals = u"USER"_s;
    verb.maximumPositionals = 1;
    verb.options = {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"The environment, for example demo-acme."_s, false, true},
        {u"confirm"_s, Arity::Value, u"TOKEN"_s, u"CONFIRM_RESET; asked for on a terminal."_s},
        reasonOption(),
    };
    verb.examples = {{u"reset jane --tenant demo-acme --confirm CONFIRM_RESET"_s, u"Without a question"_s},
                     {u"session undo --tenant demo-acme --user jane"_s, u"And back"_s}};
    return verb;
}

Result<int> ResetVerb::run(CommandContext &context, Arguments &arguments)
{
    const SessionChoice choice = SessionChoice::read(arguments, arguments.positionals().value(0));
    const std::optional<QString> confirmation = confirmationOf(context, arguments);
    const QString reason = reasonOf(arguments);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    return resetSession(context, *connection, choice, confirmation, {}, reason);
}

} // namespace showroom::cli
