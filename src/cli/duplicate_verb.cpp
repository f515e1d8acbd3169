#include "cli/duplicate_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/create_verb.h"
#include "core/environments/environment_store.h"
#include "core/environments/tenant_template.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

VerbDescription DuplicateVerb::description() const
{
    VerbDescription verb;
    verb.name = u"duplicate"_s;
    verb.summary = u"Create another tenant like one that there is"_s;
    verb.explanation =
        u"Takes over everything but the name and the id: size, regions, vertical, history, life, notes and "
        "tags. The other options change what is taken over. The history goes up to today unless --as-of "
        "says otherwise, and the data is the new tenant's own."_s;
    verb.options = {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"The environment to be like, for example demo-acme."_s, false, true},
        {u"name"_s, Arity::Value, u"NAME"_s, u"The new tenant's name."_s, false, true},
        {u"id"_s, Arity::Value, u"ID"_s, u"Its id, unless the name gives it."_s},
    };
    for (const OptionSpec &option : CreateVerb::sharedOptions())
        if (option.name != u"preset")
            verb.options.append(option);
    verb.examples = {{u"duplicate --tenant demo-acme --name \"Acme rehearsal\""_s, u"The same again"_s},
                     {u"duplicate --tenant demo-acme --name \"Acme small\" --size small"_s, u"With less data"_s}};
    return verb;
}

Result<int> DuplicateVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString id = arguments.tenant();
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<environments::Environment> source = environments::find(*connection, id);
    if (!source)
        return source.error();
    const auto request = CreateVerb::overridden(environments::requestLike(*source), arguments);
    arguments.addProblems(environments::validate(request, context.clock));
    SHOWROOM_TRY(arguments.verdict());
    return CreateVerb::create(context, request);
}

} // namespace showroom::cli
