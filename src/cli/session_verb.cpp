#include "cli/session_verb.h"

#include "cli/actions.h"
#include "cli/session_choice.h"
#include "cli/session_reading.h"
#include "cli/session_work.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

struct Action {
    QString name;
    std::function<Result<int>(CommandContext &, Arguments &)> run;
};

template <class Run>
Action action(const QString &name, Result<int> (Run::*run)())
{
    return {name, [run](CommandContext &context, Arguments &arguments) { return (Run(context, arguments).*run)(); }};
}

QList<Action> actions()
{
    return {action(u"list"_s, &SessionReading::list),     action(u"open"_s, &SessionWork::open),
            action(u"show"_s, &SessionReading::show),     action(u"preview"_s, &SessionReading::preview),
            action(u"reset"_s, &SessionWork::reset),      action(u"undo"_s, &SessionWork::undo),
            action(u"verify"_s, &SessionReading::verify), action(u"conflicts"_s, &SessionReading::conflicts),
            action(u"stale"_s, &SessionReading::stale),   action(u"cleanup"_s, &SessionWork::cleanUp),
            action(u"stats"_s, &SessionReading::stats),   action(u"hold"_s, &SessionWork::hold),
            action(u"release"_s, &SessionWork::release),  action(u"keep"_s, &SessionWork::keep),
            action(u"close"_s, &SessionWork::close),      action(u"copy"_s, &SessionWork::copy)};
}

} // namespace

VerbDescription SessionVerb::description() const
{
    VerbDescription verb;
    verb.name = u"session"_s;
    verb.summary = u"Open sessions, show, reset and restore what they changed"_s;
    verb.explanation =
        u"ACTION is open, list (also without any), show, stats, preview, reset, undo, conflicts, hold, release, keep, "
        "copy, close, verify, stale or cleanup."
        "\n\n"
        "open gives a person a session in an environment, or goes on with theirs, and prints a token for it, this one "
        "time. list, show and stats say what there is. preview lists exactly what a reset takes away. reset archives "
        "it, and undo brings it back within 24 hours; when rows were changed again since, conflicts lists them and "
        "--take decides. What cannot come back, because the base was filled anew or a table changed, is listed and "
        "stays archived; where work done since stands against it, --partly restores the rest. hold keeps others from "
        "resetting or closing a session and from tearing its environment down. verify compares the environment's rows "
        "with those that it was filled with and ends with 1 "
        "when they differ. stale lists sessions that nobody used, cleanup closes them and removes expired archives."_s;
    verb.positionals = u"[ACTION]"_s;
    verb.maximumPositionals = 1;
    verb.options =
        SessionChoice::options() +
        QList<OptionSpec>{
            {u"name"_s, Arity::Value, u"TEXT"_s, u"open: what the session is for."_s},
            {u"minutes"_s, Arity::Value, u"N"_s,
             u"open: how long the token lives; without, until it is revoked. hold: for how long, a week at most."_s},
            {u"table"_s, Arity::Value, u"TABLE"_s, u"preview: only this table, for example impact.events."_s},
            {u"operation"_s, Arity::Value, u"WORD"_s, u"preview: only created, edited or deleted rows."_s},
            {u"filter"_s, Arity::Value, u"TEXT"_s, u"preview: only rows in whose fields this occurs."_s},
            {u"limit"_s, Arity::Value, u"N"_s, u"preview: so many rows (200)."_s},
            {u"confirm"_s, Arity::Value, u"TOKEN"_s, u"reset: CONFIRM_RESET; asked for on a terminal."_s},
            {u"revision"_s, Arity::Value, u"TEXT"_s,
             u"reset: only if nothing changed since the preview with this revision."_s},
            {u"all"_s, Arity::Flag, {}, u"reset: every session of the environment."_s},
            {u"archive"_s, Arity::Value, u"N"_s, u"undo, conflicts: this archive in place of the latest."_s},
            {u"take"_s, Arity::Value, u"WORD"_s,
             u"undo: what rows get that were changed twice, archived or current."_s},
            {u"partly"_s, Arity::Flag, {}, u"undo: leave out what work done since stands against."_s},
            {u"reason"_s, Arity::Value, u"TEXT"_s,
             u"reset, undo: why; kept in the audit log. hold: what it is for; others see it."_s},
            {u"no"_s, Arity::Flag, {}, u"keep: no longer."_s},
            {u"to"_s, Arity::Value, u"NAME"_s, u"copy: whose session gets the same changes."_s},
            {u"release-holds"_s, Arity::Flag, {}, u"reset --all: release what others hold; showroom_admin may."_s},
            {u"days"_s, Arity::Value, u"N"_s, u"stale, cleanup: without activity for so many days (7)."_s},
        };
    verb.examples = {
        {u"session open --tenant demo-acme --user jane --json"_s, u"id, environment, user and the token"_s},
        {u"session preview --tenant demo-acme --user jane"_s, u"What a reset would take away"_s},
        {u"session reset --tenant demo-acme --user jane --confirm CONFIRM_RESET"_s, u"Take it away"_s},
        {u"session undo --tenant demo-acme --user jane --take archived"_s, u"And back, over what was done since"_s},
        {u"session hold --tenant demo-acme --user jane --minutes 90 --reason Call"_s, u"Nobody else touches it"_s},
        {u"session verify --tenant demo-acme"_s, u"Proof that the base data is intact"_s},
        {u"session cleanup --days 14"_s, u"Close what nobody used for two weeks"_s}};
    return verb;
}

Result<int> SessionVerb::run(CommandContext &context, Arguments &arguments)
{
    const QList<Action> all = actions();
    QStringList names;
    for (const Action &action : all)
        names << action.name;
    const QString wanted = actionOf(arguments, names, u"list"_s);
    for (const Action &action : all)
        if (action.name == wanted)
            return action.run(context, arguments);
    return arguments.verdict().error();
}

} // namespace showroom::cli
