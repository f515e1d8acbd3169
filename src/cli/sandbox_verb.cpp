#include "cli/sandbox_verb.h"

#include "cli/actions.h"
#include "cli/sandbox_run.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

struct Action {
    QString name;
    Result<int> (SandboxRun::*run)();
};

QList<Action> actions()
{
    return {{u"list"_s, &SandboxRun::list},
            {u"create"_s, &SandboxRun::create},
            {u"create-many"_s, &SandboxRun::createMany},
            {u"status"_s, &SandboxRun::status},
            {u"edit"_s, &SandboxRun::edit},
            {u"extend"_s, &SandboxRun::extend},
            {u"protect"_s, &SandboxRun::protect},
            {u"expire"_s, &SandboxRun::expire},
            {u"reset"_s, &SandboxRun::reset},
            {u"convert"_s, &SandboxRun::convert},
            {u"delete"_s, &SandboxRun::remove},
            {u"link"_s, &SandboxRun::link},
            {u"persona"_s, &SandboxRun::persona},
            {u"dismiss"_s, &SandboxRun::dismiss},
            {u"usage"_s, &SandboxRun::usage}};
}

} // namespace

VerbDescription SandboxVerb::description() const
{
    VerbDescription verb;
    verb.name = u"sandbox"_s;
    verb.summary = u"Create sandboxes, show, change, share and end them"_s;
    verb.explanation =
        u"ACTION is create, create-many, list (also without any), status, edit, extend, protect, expire, reset, "
        u"convert, delete, "
        u"link, persona, dismiss or usage.\n\n"
        "create makes a sandbox of a type and fills it. The type decides what the line leaves out: trial 14 days, 10 "
        "users, 10,000 API calls; demo 7, 5, 5,000; development 30, 10, 100,000; training 90, 50, 50,000. create-many "
        "makes a number of them from --list or --pattern: all are recorded or none, it counts as one creation, and one "
        "that cannot be filled stops no other. status shows it with its personas and users. edit changes limits, "
        "auto-reset, what is allowed and who may enter. "
        "extend gives it more days; protect keeps it from teardown and sweeps (--off lifts that); expire ends it now; "
        "reset fills it anew; delete removes it with every row.\n\n"
        "convert makes it a production tenant, in one transaction or not at all: organisations, what users made and "
        "all "
        "that it refers to move; personas and untouched generated rows stay behind; users set a new password. It takes "
        "the role of an administrator; --dry-run counts first.\n\n"
        "link list, link create and link revoke keep its access links; a link's URL is shown once. persona "
        "list shows who can log in, persona password gives one of them another password, made up and shown once, or "
        "with --stdin the first line of the input; a reset keeps it. dismiss takes a user out. usage says how much one sandbox, or the fleet, was used, colleagues left out."_s;
    verb.positionals = u"[ACTION]"_s;
    verb.maximumPositionals = 2;
    verb.options = sandboxOptions();
    verb.examples = {
        {u"sandbox create --name \"Acme trial\" --type trial"_s, u"Two weeks, ten users, tables of its own"_s},
        {u"sandbox create --name Course --type training --auto-reset-hours 24"_s, u"As new every morning"_s},
        {u"sandbox create-many --pattern \"Seat {nn}\" --number 30 --type training --with-links"_s,
         u"Thirty seats, a URL for each"_s},
        {u"sandbox status --tenant sandbox-acme-trial --json"_s, u"For scripts"_s},
        {u"sandbox edit --tenant sandbox-acme-trial --max-users 20 --allow export"_s, u"More room, and exports"_s},
        {u"sandbox link create --tenant sandbox-acme-trial --label Jane --uses 3"_s, u"A URL that opens three times"_s},
        {u"sandbox persona password --tenant sandbox-acme-trial --persona ceo@acme.demo"_s,
         u"A new one, shown this one time"_s},
        {u"sandbox delete --tenant sandbox-acme-trial --confirm sandbox-acme-trial"_s, u"With every row"_s},
        {u"sandbox convert --tenant sandbox-acme --target acme --plan team --admin jane@acme.example --dry-run"_s,
         u"What would move"_s},
        {u"sandbox usage --from 2026-01-01 --daily"_s, u"The fleet's, day by day"_s}};
    return verb;
}

Result<int> SandboxVerb::run(CommandContext &context, Arguments &arguments)
{
    const QList<Action> all = actions();
    QStringList names;
    for (const Action &action : all)
        names << action.name;
    const QString wanted = actionOf(arguments, names, u"list"_s);
    if (arguments.positionals().size() > 1 && wanted != u"link" && wanted != u"persona")
        arguments.addProblem(u"arguments"_s, u"unexpected"_s,
                             u"“%1” is not expected here."_s.arg(arguments.positionals().at(1).left(40)));
    SandboxRun run(context, arguments);
    for (const Action &action : all)
        if (action.name == wanted)
            return (run.*action.run)();
    return arguments.verdict().error();
}

} // namespace showroom::cli
