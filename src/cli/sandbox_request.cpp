#include "cli/sandbox_request.h"

#include "base/clock.h"
#include "cli/reason.h"
#include "cli/terminal_text.h"
#include "core/environments/tenant_template.h"
#include "generation/dataset_request.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr int mostUses = 1'000'000;

template <class T, class U>
void assignIfGiven(T &target, const std::optional<U> &value)
{
    if (value)
        target = T(*value);
}

/// Problems of the core under the names that the options have.
QList<Problem> asOptions(QList<Problem> problems)
{
    for (Problem &problem : problems) {
        if (problem.field == u"size")
            problem.field = u"dataset"_s;
        else if (problem.field == u"restrictions")
            problem.field = u"allow"_s;
    }
    return problems;
}

std::optional<int> number(Arguments &arguments, const QString &option, int minimum, int maximum)
{
    const auto value = arguments.integer(option, minimum, maximum);
    return value ? std::optional(int(*value)) : std::nullopt;
}

sandboxes::Type typeOf(Arguments &arguments)
{
    const QString word = arguments.optionalText(u"type"_s).value_or(u"trial"_s);
    if (const auto type = sandboxes::typeFromWord(word))
        return *type;
    QStringList known;
    for (const sandboxes::TypeInfo &info : sandboxes::types())
        known.append(info.name);
    arguments.addProblem(u"type"_s, u"unknown"_s,
                         u"There is no type %1; known are: %2."_s.arg(quoted(word), known.join(u", "_s)));
    return sandboxes::Type::Trial;
}

void readData(environments::CreateTenant &tenant, Arguments &arguments)
{
    if (const auto blueprint = arguments.optionalText(u"blueprint"_s))
        sandboxes::useBlueprint(tenant, *blueprint);
    assignIfGiven(tenant.size, arguments.optionalText(u"dataset"_s));
    if (arguments.has(u"regions"_s))
        tenant.regions = environments::canonicalRegions(tenant.blueprint, arguments.list(u"regions"_s));
    assignIfGiven(tenant.vertical, arguments.optionalText(u"vertical"_s));
    assignIfGiven(tenant.months, arguments.integer(u"months"_s, generation::minMonths, generation::maxMonths));
    assignIfGiven(tenant.seed, arguments.integer(u"seed"_s, 0, generation::maxSeed));
    assignIfGiven(tenant.users, arguments.integer(u"users"_s, 0, generation::maxUsers));
    if (arguments.has(u"count"_s))
        tenant.counts = arguments.counts(u"count"_s);
    tenant.seasonality = !arguments.has(u"no-seasonality"_s);
    if (arguments.has(u"as-of"_s))
        tenant.referenceDate = arguments.date(u"as-of"_s);
}

sandboxes::CreateSandbox sharedSandboxRequest(Arguments &arguments)
{
    sandboxes::CreateSandbox request = sandboxes::CreateSandbox::ofType(typeOf(arguments));
    environments::CreateTenant &tenant = request.tenant;
    readData(tenant, arguments);
    assignIfGiven(tenant.isolation, arguments.optionalText(u"isolation"_s));
    assignIfGiven(tenant.lifeDays, arguments.integer(u"days"_s, 1, environments::maxLifeDays));
    if (arguments.has(u"admin"_s))
        tenant.adminEmail = arguments.optionalText(u"admin"_s);
    assignIfGiven(tenant.description, arguments.optionalText(u"description"_s));
    assignIfGiven(tenant.customer, arguments.optionalText(u"customer"_s));
    tenant.tags = arguments.values(u"tag"_s);
    request.terms.maxUsers = number(arguments, u"max-users"_s, 1, sandboxes::maxUsersOfSandbox);
    request.terms.maxApiCalls = number(arguments, u"max-api-calls"_s, 1, sandboxes::maxApiCallsOfSandbox);
    request.terms.apiRate = number(arguments, u"api-rate"_s, 1, sandboxes::maxApiRate);
    request.terms.autoResetHours = number(arguments, u"auto-reset-hours"_s, 1, sandboxes::maxAutoResetHours);
    request.terms.lifted = arguments.list(u"allow"_s);
    request.terms.accessibleBy = arguments.list(u"accessible-by"_s);
    const QString mode = arguments.optionalText(u"sessions"_s).value_or(u"shared"_s);
    if (mode != u"shared" && mode != u"personal")
        arguments.addProblem(u"sessions"_s, u"unknown"_s, u"--sessions takes shared or personal."_s);
    request.isShared = mode == u"shared";
    return request;
}

} // namespace

QList<OptionSpec> sandboxOptions()
{
    return {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"The sandbox, for example sandbox-acme; some actions take several."_s,
         true},
        {u"name"_s, Arity::Value, u"NAME"_s, u"create: its name; its id is sandbox- and the name."_s},
        {u"id"_s, Arity::Value, u"ID"_s, u"create: an id of your own choice instead."_s},
        {u"type"_s, Arity::Value, u"TYPE"_s, u"create: trial (unless given), demo, development or training."_s},
        {u"dataset"_s, Arity::Value, u"NAME"_s, u"create: how much data; the blueprint's smallest unless given."_s},
        {u"blueprint"_s, Arity::Value, u"NAME"_s, u"create: what kind of data."_s},
        {u"users"_s, Arity::Value, u"N"_s, u"create: users, instead of the data set's."_s},
        {u"count"_s, Arity::Value, u"KIND=N"_s, u"create: rows of one kind, instead of the data set's."_s, true},
        {u"no-seasonality"_s, Arity::Flag, {}, u"create: an even history."_s},
        {u"regions"_s, Arity::Value, u"LIST"_s, u"create: where its people live; US unless given."_s, true},
        {u"vertical"_s, Arity::Value, u"NAME"_s, u"create: the line of business."_s},
        {u"months"_s, Arity::Value, u"N"_s, u"create: months of history; 12 unless given."_s},
        {u"seed"_s, Arity::Value, u"N"_s, u"create: another seed gives other data."_s},
        {u"as-of"_s, Arity::Value, u"DATE"_s, u"create: the history ends before this day; today unless given."_s},
        {u"isolation"_s, Arity::Value, u"HOW"_s, u"create: full (tables of its own, the default) or shared_schema."_s},
        {u"sessions"_s, Arity::Value, u"MODE"_s,
         u"create: shared (its users work in one session, the default) or personal."_s},
        {u"admin"_s, Arity::Value, u"MAIL"_s, u"create, convert: who gets notices; whose the target is."_s},
        {u"days"_s, Arity::Value, u"N"_s, u"create: its life, the type's unless given. extend: by so many days."_s},
        {u"until"_s, Arity::Value, u"DATE"_s, u"extend: until the end of this day. usage: up to this day."_s},
        {u"max-users"_s, Arity::Value, u"N"_s, u"create, edit: users who may come in."_s},
        {u"max-api-calls"_s, Arity::Value, u"N"_s, u"create, edit: calls of the API in its whole life."_s},
        {u"api-rate"_s, Arity::Value, u"N"_s, u"create, edit: calls a minute; 0 for the setting's."_s},
        {u"auto-reset-hours"_s, Arity::Value, u"N"_s,
         u"create, edit: fill it anew every so many hours; 0 for never."_s},
        {u"allow"_s, Arity::Value, u"LIST"_s,
         u"create, edit: what is not restricted: export, billing, deletion, watermark."_s, true},
        {u"restrict"_s, Arity::Value, u"LIST"_s, u"edit: what is restricted again."_s, true},
        {u"accessible-by"_s, Arity::Value, u"LIST"_s, u"create, edit: who may enter; empty for whoever comes."_s, true},
        {u"description"_s, Arity::Value, u"TEXT"_s, u"create: what it is for."_s},
        {u"customer"_s, Arity::Value, u"TEXT"_s, u"create: the customer or opportunity."_s},
        {u"tag"_s, Arity::Value, u"TAG"_s, u"create: a word to find it by."_s, true},
        {u"off"_s, Arity::Flag, {}, u"protect: lift the protection."_s},
        {u"user"_s, Arity::Value, u"NAME"_s, u"dismiss: who makes room for somebody else."_s},
        {u"persona"_s, Arity::Value, u"MAIL"_s,
         u"link create, create-many: whom a link enters as. persona password: whose."_s},
        {u"stdin"_s, Arity::Flag, {}, u"persona password: the first line of the input is the password."_s},
        {u"label"_s, Arity::Value, u"TEXT"_s, u"link create: whom it is for."_s},
        {u"uses"_s, Arity::Value, u"N"_s, u"link create, create-many: opens so many times; without, always."_s},
        {u"expires"_s, Arity::Value, u"DAYS"_s,
         u"link create, create-many: ends in so many days; else with the sandbox."_s},
        {u"link"_s, Arity::Value, u"ID"_s, u"link revoke: which one."_s},
        {u"list"_s, Arity::Value, u"FILE"_s, u"create-many: a name a line, perhaps with a mail address."_s},
        {u"pattern"_s, Arity::Value, u"NAME"_s, u"create-many: a name with {n} for the number."_s},
        {u"number"_s, Arity::Value, u"N"_s, u"create-many: how many, with --pattern."_s},
        {u"with-links"_s, Arity::Flag, {}, u"create-many: a link into each, shown this one time."_s},
        {u"from"_s, Arity::Value, u"DATE"_s, u"usage: from this day on."_s},
        {u"daily"_s, Arity::Flag, {}, u"usage: day by day."_s},
        {u"with-internal"_s, Arity::Flag, {}, u"usage: colleagues too."_s},
        {u"target"_s, Arity::Value, u"ID"_s, u"convert: id of the production tenant."_s},
        {u"plan"_s, Arity::Value, u"NAME"_s, u"convert: the plan that it gets."_s},
        {u"region"_s, Arity::Value, u"NAME"_s, u"convert: where it lives."_s},
        {u"session"_s, Arity::Value, u"ID"_s, u"convert: whose changes go along, where each person has a session."_s},
        {u"with-seed-data"_s, Arity::Flag, {}, u"convert: generated rows move as well."_s},
        {u"dry-run"_s, Arity::Flag, {}, u"convert: only count what would move."_s},
        {u"confirm"_s, Arity::OptionalValue, u"ID"_s, u"delete, convert: the sandbox's id once more."_s},
        reasonOption(u"extend, protect, expire, reset, convert, delete"_s),
    };
}

QStringList requiredTenants(Arguments &arguments)
{
    const QStringList ids = arguments.tenants();
    if (ids.isEmpty())
        arguments.addProblem(u"tenant"_s, u"required"_s, u"Name the environment with --tenant."_s);
    return ids;
}

QString requiredTenant(Arguments &arguments)
{
    const QStringList ids = requiredTenants(arguments);
    if (ids.size() > 1)
        arguments.addProblem(u"tenant"_s, u"too-many"_s, u"This action takes one --tenant."_s);
    return ids.value(0);
}

sandboxes::CreateSandbox createSandboxRequest(Arguments &arguments, const Clock &clock)
{
    sandboxes::CreateSandbox request = sharedSandboxRequest(arguments);
    request.tenant.name = arguments.text(u"name"_s);
    assignIfGiven(request.tenant.id, arguments.optionalText(u"id"_s));
    arguments.addProblems(asOptions(sandboxes::validate(request, clock)));
    return request;
}

sandboxes::CreateSandbox createManyRequest(Arguments &arguments)
{
    const sandboxes::CreateSandbox request = sharedSandboxRequest(arguments);
    arguments.addProblems(asOptions(sandboxes::validate(request.terms)));
    return request;
}

sandboxes::Change sandboxChange(Arguments &arguments)
{
    sandboxes::Change change;
    change.maxUsers = number(arguments, u"max-users"_s, 1, sandboxes::maxUsersOfSandbox);
    change.maxApiCalls = number(arguments, u"max-api-calls"_s, 1, sandboxes::maxApiCallsOfSandbox);
    change.apiRate = number(arguments, u"api-rate"_s, 0, sandboxes::maxApiRate);
    change.autoResetHours = number(arguments, u"auto-reset-hours"_s, 0, sandboxes::maxAutoResetHours);
    sandboxes::Terms terms;
    terms.lifted = arguments.list(u"allow"_s);
    if (arguments.has(u"accessible-by"_s)) {
        terms.accessibleBy = arguments.list(u"accessible-by"_s);
        terms.accessibleBy.removeAll(QString());
        change.accessibleBy = terms.accessibleBy;
    }
    arguments.addProblems(asOptions(sandboxes::validate(terms)));
    for (const QString &name : std::as_const(terms.lifted))
        change.restrictions.insert(name, false);
    for (const QString &name : arguments.list(u"restrict"_s))
        change.restrictions.insert(name, true);
    return change;
}

sandboxes::LinkRequest linkTerms(Arguments &arguments, const Clock &clock)
{
    sandboxes::LinkRequest request;
    request.persona = arguments.text(u"persona"_s);
    request.maxUses = number(arguments, u"uses"_s, 1, mostUses);
    if (const auto days = arguments.integer(u"expires"_s, 1, environments::maxLifeDays))
        request.expiresAt = clock.now().addDays(*days);
    return request;
}

sandboxes::LinkRequest linkRequest(Arguments &arguments, const Clock &clock)
{
    sandboxes::LinkRequest request = linkTerms(arguments, clock);
    request.environmentId = requiredTenant(arguments);
    request.label = arguments.text(u"label"_s);
    return request;
}

sandboxes::ConversionRequest conversionRequest(Arguments &arguments)
{
    sandboxes::ConversionRequest request;
    request.sandboxId = requiredTenant(arguments);
    request.target = arguments.text(u"target"_s);
    request.plan = arguments.text(u"plan"_s);
    request.region = arguments.text(u"region"_s);
    request.adminEmail = arguments.text(u"admin"_s);
    request.sessionId = arguments.text(u"session"_s);
    request.withSeedData = arguments.has(u"with-seed-data"_s);
    request.confirmation = arguments.text(u"confirm"_s);
    request.reason = reasonOf(arguments);
    for (const QString &option : {u"target"_s, u"plan"_s, u"region"_s, u"admin"_s}) {
        if (arguments.text(option).trimmed().isEmpty())
            arguments.addProblem(option, u"required"_s, u"A conversion needs --%1."_s.arg(option));
    }
    return request;
}

sandboxes::UsageRange usageRange(Arguments &arguments)
{
    sandboxes::UsageRange range;
    range.environmentId = arguments.tenant();
    range.from = arguments.date(u"from"_s).value_or(QDate());
    range.until = arguments.date(u"until"_s).value_or(QDate());
    range.withInternal = arguments.has(u"with-internal"_s);
    if (range.from.isValid() && range.until.isValid() && range.from > range.until)
        arguments.addProblem(u"until"_s, u"out-of-range"_s, u"--until names a day before --from."_s);
    return range;
}

} // namespace showroom::cli
