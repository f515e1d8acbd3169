#include "cli/teardown_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/reason.h"
#include "cli/teardown_run.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/environments/environment_store.h"
#include "core/sessions/session_store.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

VerbDescription TeardownVerb::description() const
{
    VerbDescription verb;
    verb.name = u"teardown"_s;
    verb.summary = u"Remove an environment with all its rows"_s;
    verb.explanation =
        u"Removes every row of the environment from every table in one transaction, counts what is left, and shows it "
        "per table. This cannot be undone; export first what is still needed.\n\n"
        "--confirm with the environment's id says that this one is meant. A bare --confirm asks for the id on a "
        "terminal; without a terminal it stands for the id that --tenant names."_s;
    verb.options = {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"The environment, for example demo-acme."_s, false, true},
        {u"confirm"_s, Arity::OptionalValue, u"ID"_s, u"The same id once more."_s, false, true},
        reasonOption(),
        {u"release-holds"_s, Arity::Flag, {}, u"Also when others hold its sessions; showroom_admin may."_s},
    };
    verb.examples = {{u"teardown --tenant demo-acme --confirm demo-acme"_s, u"Without a question"_s},
                     {u"teardown --tenant demo-acme --confirm"_s, u"Shows what goes, then asks for the id"_s}};
    return verb;
}

Result<int> TeardownVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString id = arguments.tenant();
    std::optional<QString> confirmation = arguments.optionalText(u"confirm"_s);
    if (confirmation && *confirmation != id)
        arguments.addProblem(
            u"confirm"_s, u"mismatch"_s,
            u"--confirm takes the id of the environment, %1, not %2."_s.arg(quoted(id), quoted(*confirmation)));
    const QString reason = reasonOf(arguments);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    if (!confirmation && context.terminal.canAsk()) {
        const Result<QString> answer = askForConfirmation(context, *connection, id);
        if (!answer)
            return answer.error();
        confirmation = *answer;
    }
    if (arguments.has(u"release-holds"_s)) {
        const auto released = sessions::releaseHolds(*connection, id, u"to tear the environment down"_s);
        if (!released)
            return released.error();
    }
    return tearDown(context, *connection, id, confirmation.value_or(id), reason);
}

Result<QString> TeardownVerb::askForConfirmation(CommandContext &context, database::Connection &connection,
                                                 const QString &id)
{
    const Result<environments::TeardownPreview> preview = environments::previewTeardown(connection, id);
    if (!preview)
        return preview.error();
    qint64 rows = 0;
    for (const auto &[table, count] : preview->rows)
        rows += count;
    const QString question = u"This removes %1 (%2) with %3 for good. Type its id to go on:"_s.arg(
        id, printable(preview->environment.name), rowCount(rows));
    const QString answer = context.terminal.ask(question).trimmed();
    if (answer != id)
        return fail(ErrorCode::Cancelled, u"That is not the id; nothing was removed."_s);
    return answer;
}

} // namespace showroom::cli
