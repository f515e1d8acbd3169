#include "cli/db_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QString linesOf(const QString &title, const QStringList &names)
{
    return names.isEmpty() ? QString() : title + u"\n  "_s + names.join(u"\n  "_s) + u'\n';
}

Result<int> showStatus(CommandContext &context, const database::Migrator &migrator)
{
    const Result<database::MigrationStatus> status = migrator.status();
    if (!status)
        return status.error();
    const QString text = (status->upToDate ? u"The database is up to date.\n"_s : QString()) +
                         linesOf(u"To be applied by “showroomctl db migrate”:"_s, status->pending) +
                         linesOf(u"Recorded by a newer Showroom:"_s, status->unknown) +
                         linesOf(u"Recorded with another content:"_s, status->changed);
    context.terminal.print({{u"upToDate"_s, status->upToDate},
                            {u"newer"_s, status->newer},
                            {u"pending"_s, QJsonArray::fromStringList(status->pending)},
                            {u"unknown"_s, QJsonArray::fromStringList(status->unknown)},
                            {u"changed"_s, QJsonArray::fromStringList(status->changed)}},
                           text);
    return 0;
}

Result<int> migrate(CommandContext &context, const database::Migrator &migrator)
{
    const Result<QStringList> applied = migrator.migrate();
    if (!applied)
        return applied.error();
    context.terminal.print({{u"applied"_s, QJsonArray::fromStringList(*applied)}, {u"upToDate"_s, true}},
                           applied->isEmpty() ? u"The database was up to date already.\n"_s
                                              : linesOf(u"Applied:"_s, *applied));
    return 0;
}

} // namespace

VerbDescription DbVerb::description() const
{
    VerbDescription verb;
    verb.name = u"db"_s;
    verb.summary = u"Show or bring up to date the database's schema"_s;
    verb.explanation = u"migrate applies what is pending, each file in a transaction of its own; runs at the same time "
                       "apply each once. A database of a newer Showroom is refused. With --connect, --profile or "
                       "--service it sets Showroom up in a database of another server, beside what is there; the login "
                       "must own that database and may make roles."_s;
    verb.positionals = u"migrate|status"_s;
    verb.maximumPositionals = 1;
    verb.examples = {{u"db status"_s, u"What is pending"_s}, {u"db migrate"_s, u"Apply it"_s}};
    return verb;
}

Result<int> DbVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString action = actionOf(arguments, {u"migrate"_s, u"status"_s});
    SHOWROOM_TRY(arguments.verdict());
    const Result<database::Migrator> migrator = context.backend.migrator();
    if (!migrator)
        return migrator.error();
    return action == u"migrate"_s ? migrate(context, *migrator) : showStatus(context, *migrator);
}

} // namespace showroom::cli
