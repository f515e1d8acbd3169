#include "cli/list_verb.h"

#include "base/clock.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/environment_text.h"
#include "cli/json_views.h"
#include "cli/terminal.h"
#include "core/environments/environment_store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QString tableOf(const QList<environments::Environment> &list, const QDateTime &now)
{
    if (list.isEmpty())
        return u"There are no environments yet. The first one:\n"
               "  showroomctl create --name \"Acme Demo\" --size small --admin you@example.com\n"_s;
    return environmentsTable(list, now);
}

} // namespace

VerbDescription ListVerb::description() const
{
    VerbDescription verb;
    verb.name = u"list"_s;
    verb.summary = u"List all environments"_s;
    verb.explanation = u"Newest first, without the deleted ones."_s;
    verb.examples = {{u"list"_s, u"A table"_s}, {u"list --json"_s, u"{\"environments\": [...]} for scripts"_s}};
    return verb;
}

Result<int> ListVerb::run(CommandContext &context, Arguments &arguments)
{
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<QList<environments::Environment>> list = environments::list(*connection);
    if (!list)
        return list.error();
    QJsonArray array;
    for (const environments::Environment &environment : *list)
        array.append(toJson(environment));
    context.terminal.print({{u"environments"_s, array}}, tableOf(*list, context.clock.now()));
    return 0;
}

} // namespace showroom::cli
