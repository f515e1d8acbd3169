#include "cli/sandbox_text.h"

#include "cli/environment_text.h"
#include "cli/json_views.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr int percent = 100;

QJsonValue orNull(const std::optional<int> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject restrictionsJson(const QMap<QString, bool> &restrictions)
{
    QJsonObject json;
    for (auto entry = restrictions.begin(); entry != restrictions.end(); ++entry)
        json.insert(entry.key(), entry.value());
    return json;
}

QString restrictedText(const QMap<QString, bool> &restrictions)
{
    QStringList names;
    for (const sandboxes::RestrictionInfo &info : sandboxes::restrictions()) {
        if (restrictions.value(info.name))
            names.append(info.name);
    }
    return names.join(u", "_s);
}

QString outOf(qint64 used, qint64 all)
{
    return u"%1 of %2"_s.arg(number(used), number(all));
}

QString minutes(double value)
{
    return u"%1 min"_s.arg(value, 0, 'f', 1);
}

} // namespace

QJsonObject toJson(const sandboxes::Sandbox &sandbox)
{
    QJsonObject json = toJson(sandbox.environment);
    json.insert(u"status"_s, sandboxes::statusWord(sandbox.environment.status));
    json.insert(u"protected"_s, sandbox.environment.isProtected);
    json.insert(u"type"_s, sandboxes::toWord(sandbox.type));
    json.insert(u"sessions"_s, sandbox.isShared ? u"shared"_s : u"personal"_s);
    json.insert(u"maxUsers"_s, sandbox.maxUsers);
    json.insert(u"users"_s, sandbox.users);
    json.insert(u"maxApiCalls"_s, sandbox.maxApiCalls);
    json.insert(u"apiCallsUsed"_s, sandbox.usedApiCalls);
    json.insert(u"apiRate"_s, sandbox.apiRate);
    json.insert(u"restrictions"_s, restrictionsJson(sandbox.restrictions));
    json.insert(u"accessibleBy"_s, QJsonArray::fromStringList(sandbox.accessibleBy));
    json.insert(u"autoResetHours"_s, orNull(sandbox.autoResetHours));
    json.insert(u"lastResetAt"_s, toJson(sandbox.lastResetAt));
    json.insert(u"nextResetAt"_s, toJson(sandbox.nextResetAt));
    json.insert(u"links"_s, sandbox.links);
    return json;
}

QJsonObject toJson(const sandboxes::AccessLink &link)
{
    return {{u"id"_s, link.id},
            {u"environment"_s, link.environmentId},
            {u"persona"_s, link.persona},
            {u"label"_s, link.label},
            {u"state"_s, sandboxes::toWord(link.state)},
            {u"uses"_s, link.uses},
            {u"maxUses"_s, orNull(link.maxUses)},
            {u"lastUsedAt"_s, toJson(link.lastUsedAt)},
            {u"expiresAt"_s, toJson(link.expiresAt)},
            {u"createdAt"_s, toJson(link.createdAt)},
            {u"createdBy"_s, link.createdBy}};
}

QJsonObject toJson(const sandboxes::Persona &persona)
{
    return {{u"name"_s, persona.name},
            {u"email"_s, persona.email},
            {u"role"_s, persona.role},
            {u"avatar"_s, persona.avatar},
            {u"passwordSetAt"_s, toJson(persona.passwordSetAt)}};
}

QJsonObject toJson(const sandboxes::User &user)
{
    return {
        {u"user"_s, user.person}, {u"firstSeenAt"_s, toJson(user.firstSeen)}, {u"lastSeenAt"_s, toJson(user.lastSeen)}};
}

QJsonObject toJson(const sandboxes::Usage &usage)
{
    QJsonObject json{{u"sessions"_s, usage.sessions},
                     {u"uniqueUsers"_s, usage.uniqueUsers},
                     {u"linkUses"_s, usage.linkUses},
                     {u"apiCalls"_s, usage.apiCalls},
                     {u"meanSessionMinutes"_s, usage.meanSessionMinutes},
                     {u"lastAccessAt"_s, toJson(usage.lastAccessAt)},
                     {u"created"_s, usage.created},
                     {u"converted"_s, usage.converted},
                     {u"conversionRate"_s, usage.conversionRate()}};
    if (!usage.environmentId.isEmpty())
        json.insert(u"environment"_s, usage.environmentId);
    if (!usage.environmentName.isEmpty()) {
        json.insert(u"name"_s, usage.environmentName);
        json.insert(u"exists"_s, usage.isThere);
    }
    return json;
}

QJsonObject toJson(const sandboxes::UsageDay &day)
{
    return {{u"day"_s, day.day.toString(Qt::ISODate)},
            {u"sessions"_s, day.sessions},
            {u"uniqueUsers"_s, day.uniqueUsers},
            {u"apiCalls"_s, day.apiCalls},
            {u"converted"_s, day.converted}};
}

QJsonObject toJson(const sandboxes::SweepItem &item)
{
    return {{u"environment"_s, item.environmentId},
            {u"name"_s, item.environmentName},
            {u"action"_s, sandboxes::toWord(item.action)},
            {u"dueAt"_s, toJson(item.dueAt)},
            {u"expiresAt"_s, toJson(item.expiresAt)},
            {u"obstacle"_s, item.obstacle.isEmpty() ? QJsonValue() : QJsonValue(item.obstacle)}};
}

QString sandboxesTable(const QList<sandboxes::Sandbox> &sandboxes, const QDateTime &now)
{
    if (sandboxes.isEmpty())
        return u"There are no sandboxes.\n"_s;
    TextTable table({{u"ID"_s},
                     {u"NAME"_s},
                     {u"TYPE"_s},
                     {u"STATUS"_s},
                     {u"DATA"_s},
                     {u"USERS"_s, Align::Right},
                     {u"API CALLS"_s, Align::Right},
                     {u"EXPIRES"_s}});
    for (const sandboxes::Sandbox &sandbox : sandboxes) {
        const environments::Environment &environment = sandbox.environment;
        const QString end = relativeDays(environment.expiresAt, now);
        table.addRow({environment.id, environment.name, sandboxes::toWord(sandbox.type),
                      sandboxes::statusWord(environment.status), environment.blueprint + u' ' + environment.size,
                      outOf(sandbox.users, sandbox.maxUsers), outOf(sandbox.usedApiCalls, sandbox.maxApiCalls),
                      environment.isProtected ? u"protected"_s : end});
    }
    return table.toString();
}

QString sandboxText(const sandboxes::Sandbox &sandbox, const QString &url)
{
    TextTable table({{}, {}});
    table.addRow({u"Address"_s, url});
    table.addRow({u"Type"_s, sandboxes::toWord(sandbox.type)});
    table.addRow({u"Sandbox is"_s, sandboxes::statusWord(sandbox.environment.status)});
    table.addRow({u"Users"_s, outOf(sandbox.users, sandbox.maxUsers)});
    table.addRow({u"API calls"_s, outOf(sandbox.usedApiCalls, sandbox.maxApiCalls)});
    table.addRow({u"API rate"_s, u"%1 a minute"_s.arg(number(sandbox.apiRate))});
    table.addRow({u"Restricted"_s, restrictedText(sandbox.restrictions)});
    if (!sandbox.accessibleBy.isEmpty())
        table.addRow({u"Only for"_s, sandbox.accessibleBy.join(u", "_s)});
    if (sandbox.autoResetHours)
        table.addRow({u"Auto-reset"_s,
                      u"every %1 hours, next %2"_s.arg(number(*sandbox.autoResetHours), moment(sandbox.nextResetAt))});
    if (sandbox.lastResetAt.isValid())
        table.addRow({u"Last reset"_s, moment(sandbox.lastResetAt)});
    table.addRow({u"Links"_s, number(sandbox.links)});
    if (sandbox.environment.isProtected)
        table.addRow({u"Protected"_s, u"yes"_s});
    return environmentText(sandbox.environment) + u'\n' + table.toString();
}

QString personasTable(const QList<sandboxes::Persona> &personas)
{
    if (personas.isEmpty())
        return {};
    TextTable table({{u"PERSONA"_s}, {u"MAIL"_s}, {u"ROLE"_s}, {u"PASSWORD"_s}});
    for (const sandboxes::Persona &persona : personas) {
        const QString set = u"set %1"_s.arg(moment(persona.passwordSetAt));
        const QString usual = persona.takesPassword ? u"the usual"_s : u"–"_s;
        table.addRow({persona.name, persona.email, persona.role, persona.passwordSetAt.isValid() ? set : usual});
    }
    return table.toString();
}

QString usersTable(const QList<sandboxes::User> &users)
{
    if (users.isEmpty())
        return u"Nobody has come in yet.\n"_s;
    TextTable table({{u"USER"_s}, {u"FIRST SEEN"_s}, {u"LAST SEEN"_s}});
    for (const sandboxes::User &user : users)
        table.addRow({user.person, moment(user.firstSeen), moment(user.lastSeen)});
    return table.toString();
}

QString linksTable(const QList<sandboxes::AccessLink> &links)
{
    if (links.isEmpty())
        return u"There are no links.\n"_s;
    TextTable table({{u"ID"_s},
                     {u"LABEL"_s},
                     {u"PERSONA"_s},
                     {u"STATE"_s},
                     {u"USES"_s, Align::Right},
                     {u"LAST USE"_s},
                     {u"EXPIRES"_s}});
    for (const sandboxes::AccessLink &link : links)
        table.addRow({link.id, link.label, link.persona, sandboxes::toWord(link.state),
                      link.maxUses ? outOf(link.uses, *link.maxUses) : number(link.uses), moment(link.lastUsedAt),
                      moment(link.expiresAt)});
    return table.toString();
}

QString usageText(const sandboxes::Usage &usage)
{
    TextTable table({{}, {}});
    table.addRow({u"Sessions"_s, number(usage.sessions)});
    table.addRow({u"Unique users"_s, number(usage.uniqueUsers)});
    table.addRow({u"Links opened"_s, number(usage.linkUses)});
    table.addRow({u"API calls"_s, number(usage.apiCalls)});
    table.addRow({u"Mean session"_s, minutes(usage.meanSessionMinutes)});
    table.addRow({u"Last access"_s, moment(usage.lastAccessAt)});
    table.addRow(
        {u"Converted"_s,
         u"%1 (%2 %)"_s.arg(outOf(usage.converted, usage.created)).arg(qRound(usage.conversionRate() * percent))});
    return table.toString();
}

QString usageTable(const QList<sandboxes::Usage> &usages)
{
    if (usages.isEmpty())
        return u"Nothing was used.\n"_s;
    TextTable table({{u"ENVIRONMENT"_s},
                     {u"SESSIONS"_s, Align::Right},
                     {u"USERS"_s, Align::Right},
                     {u"LINKS"_s, Align::Right},
                     {u"API CALLS"_s, Align::Right},
                     {u"MEAN SESSION"_s, Align::Right},
                     {u"LAST ACCESS"_s}});
    for (const sandboxes::Usage &usage : usages)
        table.addRow({usage.environmentId + (usage.isThere ? QString() : u" (deleted)"_s), number(usage.sessions),
                      number(usage.uniqueUsers), number(usage.linkUses), number(usage.apiCalls),
                      minutes(usage.meanSessionMinutes), moment(usage.lastAccessAt)});
    return table.toString();
}

QString usageDaysTable(const QList<sandboxes::UsageDay> &days)
{
    TextTable table(
        {{u"DAY"_s}, {u"SESSIONS"_s, Align::Right}, {u"USERS"_s, Align::Right}, {u"API CALLS"_s, Align::Right}});
    for (const sandboxes::UsageDay &day : days)
        table.addRow(
            {day.day.toString(Qt::ISODate), number(day.sessions), number(day.uniqueUsers), number(day.apiCalls)});
    return table.toString();
}

} // namespace showroom::cli
