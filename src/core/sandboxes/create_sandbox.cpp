#include "core/sandboxes/create_sandbox.h"

#include "generation/blueprint.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::sandboxes)
};

constexpr qsizetype mostNamedPeople = 200;
constexpr qsizetype longestPerson = 200;

void checkNumber(const QString &field, const std::optional<int> &value, int maximum, const QString &message,
                 QList<Problem> &problems)
{
    if (value && (*value < 1 || *value > maximum))
        problems.append({field, u"out-of-range"_s, message.arg(maximum)});
}

void checkLifted(const QStringList &names, QList<Problem> &problems)
{
    QStringList known;
    for (const RestrictionInfo &info : restrictions()) {
        if (info.canBeLifted)
            known.append(info.name);
    }
    for (const QString &name : names) {
        if (known.contains(name))
            continue;
        const bool isOutward = std::any_of(restrictions().begin(), restrictions().end(),
                                           [&name](const RestrictionInfo &info) { return info.name == name; });
        if (isOutward)
            problems.append({u"restrictions"_s, u"guard"_s,
                             Texts::tr("“%1” cannot be allowed: nothing leaves an environment.").arg(name)});
        else
            problems.append(
                {u"restrictions"_s, u"unknown"_s,
                 Texts::tr("There is no restriction “%1”; known are: %2.").arg(name.left(40), known.join(u", "))});
    }
}

void checkPeople(const QStringList &people, QList<Problem> &problems)
{
    const bool areNamed = std::all_of(people.begin(), people.end(), [](const QString &person) {
        return !person.trimmed().isEmpty() && person.size() <= longestPerson;
    });
    if (people.size() > mostNamedPeople || !areNamed)
        problems.append({u"accessibleBy"_s, u"invalid"_s,
                         Texts::tr("Name at most %1 people by logins or mail addresses.").arg(mostNamedPeople)});
}

} // namespace

QString usualBlueprint()
{
    const QString forSandboxes = u"forge"_s;
    return generation::builtInBlueprints().contains(forSandboxes) ? forSandboxes
                                                                  : environments::CreateTenant().blueprint;
}

QString smallestSize(const QString &blueprint)
{
    const auto loaded = generation::loadBuiltIn(blueprint);
    if (!loaded || (*loaded)->sizes().isEmpty())
        return {};
    return (*loaded)->sizes().constFirst().name;
}

CreateSandbox CreateSandbox::ofType(Type type)
{
    CreateSandbox request;
    request.type = type;
    request.tenant.kind = environments::Kind::Sandbox;
    request.tenant.isolation = environments::toWord(environments::Isolation::Full);
    request.tenant.lifeDays = infoOf(type).lifeDays;
    useBlueprint(request.tenant, usualBlueprint());
    return request;
}

void useBlueprint(environments::CreateTenant &tenant, const QString &blueprint)
{
    tenant.blueprint = blueprint;
    tenant.size = smallestSize(blueprint);
    if (const auto loaded = generation::loadBuiltIn(blueprint))
        tenant.months = (*loaded)->months();
}

QList<Problem> validate(const Terms &terms)
{
    QList<Problem> problems;
    checkNumber(u"maxUsers"_s, terms.maxUsers, maxUsersOfSandbox, Texts::tr("A sandbox takes 1 to %1 users."),
                problems);
    checkNumber(u"maxApiCalls"_s, terms.maxApiCalls, maxApiCallsOfSandbox,
                Texts::tr("A sandbox takes 1 to %1 API calls."), problems);
    checkNumber(u"apiRate"_s, terms.apiRate, maxApiRate, Texts::tr("A sandbox takes 1 to %1 API calls a minute."),
                problems);
    checkNumber(u"autoResetHours"_s, terms.autoResetHours, maxAutoResetHours,
                Texts::tr("A sandbox is reset every 1 to %1 hours."), problems);
    checkLifted(terms.lifted, problems);
    checkPeople(terms.accessibleBy, problems);
    return problems;
}

QList<Problem> validate(const CreateSandbox &request, const Clock &clock)
{
    environments::CreateTenant tenant = request.tenant;
    tenant.kind = environments::Kind::Sandbox;
    return environments::validate(tenant, clock) + validate(request.terms);
}

} // namespace showroom::sandboxes
