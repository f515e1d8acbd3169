#include "cli/create_many_verb.h"

#include "cli/backend.h"
#include "cli/bulk_list.h"
#include "cli/command_context.h"
#include "cli/create_verb.h"
#include "cli/environment_text.h"
#include "masking/salt.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

VerbDescription CreateManyVerb::description() const
{
    VerbDescription verb;
    verb.name = u"create-many"_s;
    verb.summary = u"Create a number of demo tenants from a list"_s;
    verb.explanation =
        u"Each line of the list is a name, and after a comma the mail address of its admin if it has one of its own; "
        u"or "
        "--pattern gives --number names. Everything else is the same for all of them, as with create. All of them are "
        "recorded or none, it counts as one creation, and at most 200 can be created at once. They are filled two at a "
        "time; Ctrl+C stops, “showroomctl jobs resume N” goes on."_s;
    verb.options = bulkListOptions() + CreateVerb::sharedOptions();
    verb.examples = {
        {u"create-many --pattern \"Training seat {n}\" --number 30 --size small"_s, u"Thirty training seats"_s},
        {u"create-many --list seats.csv --preset Training"_s, u"One a line, with the choices of a preset"_s}};
    return verb;
}

Result<int> CreateManyVerb::run(CommandContext &context, Arguments &arguments)
{
    const QList<environments::BulkLine> lines = bulkLinesOf(arguments);
    const environments::CreateTenant shared = CreateVerb::request(arguments);
    SHOWROOM_TRY(arguments.verdict());
    if (const auto problems = environments::validateBulk(lines, shared, {}, context.clock); !problems.isEmpty())
        return environments::toError(problems);
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<QList<masking::Salt>> salts = context.backend.salts();
    if (!salts)
        return salts.error();
    SHOWROOM_TRY(checkBulk(*connection, lines, shared, context.clock));
    const auto created = environments::createMany(*connection, environments::bulkRequests(lines, shared),
                                                  salts->constLast(), context.clock);
    if (!created)
        return created.error();
    const Result<QStringList> ids = fillMany(context, *created);
    if (!ids)
        return ids.error();
    return printEnvironments(context, *connection, *ids);
}

} // namespace showroom::cli
