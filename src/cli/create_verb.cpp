#include "cli/create_verb.h"

#include "base/clock.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/environment_text.h"
#include "cli/job_follower.h"
#include "cli/json_views.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_store.h"
#include "core/environments/preset_store.h"
#include "core/environments/tenant_template.h"
#include "generation/blueprint.h"
#include "generation/dataset_request.h"
#include "masking/salt.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

template <class T, class U>
void assignIfGiven(T &target, const std::optional<U> &value)
{
    if (value)
        target = T(*value);
}

/// The person's preset that --preset names, or nothing but the blueprint's defaults. What else is on the line wins over
/// it.
environments::CreateTenant startingPoint(Arguments &arguments)
{
    if (!arguments.has(u"preset"_s)) {
        const auto blueprint = generation::loadBuiltIn(
            arguments.optionalText(u"blueprint"_s).value_or(environments::CreateTenant().blueprint));
        return blueprint ? environments::usualRequest(**blueprint) : environments::CreateTenant();
    }
    const auto preset = environments::PresetStore().find(arguments.text(u"preset"_s));
    if (preset)
        return preset->request;
    arguments.addProblem(u"preset"_s, u"unknown"_s,
                         QStringList{preset.error().message, preset.error().hint}.join(u' '));
    return {};
}

} // namespace

VerbDescription CreateVerb::description() const
{
    VerbDescription verb;
    verb.name = u"create"_s;
    verb.summary = u"Create a demo tenant and fill it"_s;
    verb.explanation =
        u"Records the tenant, generates its data and writes it. The same name, seed, blueprint and reference date give "
        "the same rows. Ctrl+C stops; what was written stays until it is resumed or cleaned up.\n\n"
        "Sizes of the blueprint impact: small (50 users, 1,125 events), medium (500 users, 25,250 events), large "
        "(2,000 users, 126,000 events). Of casework (reports and cases of an ethics team): small (2,510 rows), medium "
        "(25,100), large (150,000). Of forge (organisations, projects and tasks): minimal, realistic, enterprise. "
        "Regions: US, UK, EU, APAC, LATAM, MULTI. Verticals of impact: general, technology, finance, healthcare, "
        "nonprofit, education, consulting, retail, manufacturing."_s;
    verb.options = {
        {u"name"_s, Arity::Value, u"NAME"_s, u"The tenant's name, in any script; its id is demo- and the name."_s,
         false, true},
        {u"id"_s, Arity::Value, u"ID"_s, u"An id of your own choice instead: demo-something."_s},
        {u"size"_s, Arity::Value, u"SIZE"_s,
         u"How much data; medium unless given, the first of a blueprint without one."_s},
        {u"users"_s, Arity::Value, u"N"_s, u"Users, instead of the size's."_s},
        {u"count"_s, Arity::Value, u"KIND=N"_s, u"Events of one kind, instead of the size's."_s, true},
        {u"regions"_s, Arity::Value, u"LIST"_s, u"Where its people live, separated by commas; US unless given."_s,
         true},
        {u"vertical"_s, Arity::Value, u"NAME"_s,
         u"The line of business, which shifts the mix; general unless given."_s},
        {u"admin"_s, Arity::Value, u"MAIL"_s, u"The colleague who gets notices about it."_s},
        {u"months"_s, Arity::Value, u"N"_s, u"Months of history, 1 to 60; 12 unless given, 36 of casework."_s},
        {u"seasonality"_s, Arity::Flag, {}, u"Seasons and peaks in the history (the default)."_s},
        {u"no-seasonality"_s, Arity::Flag, {}, u"An even history."_s},
        {u"seed"_s, Arity::Value, u"N"_s, u"Another seed gives other data; derived from the id unless given."_s},
        {u"isolation"_s, Arity::Value, u"HOW"_s,
         u"shared_schema: rows in the product's tables (the default); full: a schema of its own, made and removed "
         "faster."_s},
        {u"as-of"_s, Arity::Value, u"DATE"_s, u"The history ends before this day (UTC); today unless given."_s},
        {u"days"_s, Arity::Value, u"N"_s, u"Days until it expires; 30 unless given."_s},
        {u"blueprint"_s, Arity::Value, u"NAME"_s, u"What kind of data: impact (unless given), casework or forge."_s},
        {u"description"_s, Arity::Value, u"TEXT"_s, u"What it is for."_s},
        {u"customer"_s, Arity::Value, u"TEXT"_s, u"The customer or opportunity."_s},
        {u"notes"_s, Arity::Value, u"TEXT"_s, u"Anything else."_s},
        {u"tag"_s, Arity::Value, u"TAG"_s, u"A word to find it by."_s, true},
        {u"preset"_s, Arity::Value, u"NAME"_s, u"Begin with what was kept under this name in the console's wizard."_s},
    };
    verb.examples = {
        {u"create --name \"Acme Demo\" --size small --admin you@example.com"_s, u"The quickest one: 1,125 events"_s},
        {u"create --name Fjord --size large --regions US,EU --vertical technology --admin you@example.com"_s,
         u"Two regions, with the mix of a technology company"_s},
        {u"create --name \"Berlin team\" --preset Training"_s, u"With the choices that were kept as “Training”"_s},
        {u"create --name Exact --users 10 --count donation=300 --seed 7 --as-of 2026-01-31 --json"_s,
         u"Own counts, the same rows each time, for a script"_s},
    };
    return verb;
}

QList<OptionSpec> CreateVerb::sharedOptions()
{
    QList<OptionSpec> options = CreateVerb().description().options;
    options.removeIf([](const OptionSpec &option) { return option.name == u"name" || option.name == u"id"; });
    return options;
}

environments::CreateTenant CreateVerb::request(Arguments &arguments)
{
    return overridden(startingPoint(arguments), arguments);
}

environments::CreateTenant CreateVerb::overridden(environments::CreateTenant request, Arguments &arguments)
{
    request.name = arguments.text(u"name"_s);
    assignIfGiven(request.id, arguments.optionalText(u"id"_s));
    assignIfGiven(request.blueprint, arguments.optionalText(u"blueprint"_s));
    assignIfGiven(request.size, arguments.optionalText(u"size"_s));
    assignIfGiven(request.users, arguments.integer(u"users"_s, 0, generation::maxUsers));
    if (arguments.has(u"count"_s))
        request.counts = arguments.counts(u"count"_s);
    if (arguments.has(u"regions"_s))
        request.regions = environments::canonicalRegions(request.blueprint, arguments.list(u"regions"_s));
    assignIfGiven(request.vertical, arguments.optionalText(u"vertical"_s));
    if (arguments.has(u"admin"_s))
        request.adminEmail = arguments.optionalText(u"admin"_s);
    assignIfGiven(request.months, arguments.integer(u"months"_s, generation::minMonths, generation::maxMonths));
    request.seasonality = arguments.toggle(u"seasonality"_s, request.seasonality);
    assignIfGiven(request.seed, arguments.integer(u"seed"_s, 0, generation::maxSeed));
    assignIfGiven(request.isolation, arguments.optionalText(u"isolation"_s));
    if (arguments.has(u"as-of"_s))
        request.referenceDate = arguments.date(u"as-of"_s);
    assignIfGiven(request.lifeDays, arguments.integer(u"days"_s, 1, environments::maxLifeDays));
    assignIfGiven(request.description, arguments.optionalText(u"description"_s));
    assignIfGiven(request.customer, arguments.optionalText(u"customer"_s));
    assignIfGiven(request.notes, arguments.optionalText(u"notes"_s));
    if (arguments.has(u"tag"_s))
        request.tags = arguments.values(u"tag"_s);
    return request;
}

Result<int> CreateVerb::run(CommandContext &context, Arguments &arguments)
{
    const environments::CreateTenant tenant = request(arguments);
    arguments.addProblems(environments::validate(tenant, context.clock));
    SHOWROOM_TRY(arguments.verdict());
    return create(context, tenant);
}

Result<int> CreateVerb::create(CommandContext &context, const environments::CreateTenant &request)
{
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<QList<masking::Salt>> salts = context.backend.salts();
    if (!salts)
        return salts.error();
    const Result<environments::Created> created =
        environments::create(*connection, request, salts->constLast(), context.clock);
    if (!created)
        return created.error();
    context.terminal.remark(u"Filling %1 (job %2) …"_s.arg(created->environmentId).arg(created->jobId));
    const Result<jobs::Job> job = JobFollower(context).follow(created->jobId);
    if (!job)
        return job.error();
    const Result<environments::Environment> environment = environments::find(*connection, created->environmentId);
    if (!environment)
        return environment.error();
    context.terminal.print(toJson(*environment),
                           u"%1 is ready: %2 in %3\n\n"_s.arg(environment->id, rowCount(environment->rowsTotal()),
                                                              duration(environment->durationMs)) +
                               environmentText(*environment));
    return 0;
}

} // namespace showroom::cli
