#include "cli/extend_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/environment_text.h"
#include "cli/reason.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_edit.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

VerbDescription ExtendVerb::description() const
{
    VerbDescription verb;
    verb.name = u"extend"_s;
    verb.summary = u"Let environments live longer"_s;
    verb.explanation = u"By days from their present end, or until the end of a day (UTC). All of the environments are "
                       "extended, or none; what had expired can be used again."_s;
    verb.options = {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"An environment, for example demo-acme."_s, true, true},
        {u"days"_s, Arity::Value, u"N"_s, u"By so many days."_s},
        {u"until"_s, Arity::Value, u"DATE"_s, u"Until the end of this day, instead."_s},
        reasonOption(),
    };
    verb.examples = {{u"extend --tenant demo-acme --days 14"_s, u"Two weeks more"_s},
                     {u"extend --tenant demo-acme --tenant demo-fjord --until 2026-12-31"_s, u"Both until New Year"_s}};
    return verb;
}

Result<int> ExtendVerb::run(CommandContext &context, Arguments &arguments)
{
    const QStringList ids = arguments.tenants();
    environments::Extension extension;
    if (const auto days = arguments.integer(u"days"_s, 1, environments::maxLifeDays))
        extension.days = int(*days);
    if (const auto day = arguments.date(u"until"_s))
        extension.until = QDateTime(*day, QTime(23, 59, 59), Qt::UTC);
    extension.reason = reasonOf(arguments);
    if (arguments.problems().isEmpty())
        arguments.addProblems(environments::validate(extension, context.clock));
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(environments::extend(*connection, ids, extension, context.clock));
    return printEnvironments(context, *connection, ids);
}

} // namespace showroom::cli
