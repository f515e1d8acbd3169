#include "core/sandboxes/sandbox_store.h"

#include "core/environments/environment_rows.h"
#include "core/sandboxes/create_sandbox.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::sandboxes)
};

Sandbox sandboxOf(const database::Row &row)
{
    Sandbox sandbox;
    sandbox.environment = environments::environmentFromRow(row);
    sandbox.type = typeFromWord(row.text("type")).value_or(Type::Trial);
    sandbox.isShared = row.text("session_mode") == u"shared";
    sandbox.maxUsers = int(row.integer("max_users"));
    sandbox.users = int(row.integer("users"));
    sandbox.maxApiCalls = row.integer("max_api_calls");
    sandbox.usedApiCalls = row.integer("used_api_calls");
    sandbox.apiRate = int(row.integer("api_rate"));
    sandbox.hasOwnRate = row.boolean("is_own_rate");
    const QJsonObject restrictions = row.jsonObject("restrictions");
    for (auto entry = restrictions.begin(); entry != restrictions.end(); ++entry)
        sandbox.restrictions.insert(entry.key(), entry.value().toBool());
    sandbox.accessibleBy = row.texts("accessible_by");
    if (!row.isNull("auto_reset_hours"))
        sandbox.autoResetHours = int(row.integer("auto_reset_hours"));
    sandbox.lastResetAt = row.dateTime("last_reset_at");
    sandbox.nextResetAt = row.dateTime("next_reset_at");
    sandbox.links = int(row.integer("links"));
    sandbox.personas = int(row.integer("personas"));
    return sandbox;
}

Result<QList<Sandbox>> read(database::Connection &connection, const std::optional<QString> &id)
{
    const auto rows = connection.query("sandboxes/list"_sql, {{"id", id}});
    if (!rows)
        return rows.error();
    QList<Sandbox> sandboxes;
    for (const database::Row &row : *rows)
        sandboxes.append(sandboxOf(row));
    return sandboxes;
}

void insertIfGiven(QJsonObject &json, const QString &key, const std::optional<int> &value)
{
    if (value)
        json.insert(key, *value);
}

/// Zero stands for "the usual", which is null in SQL.
void insertChange(QJsonObject &json, const QString &key, const std::optional<int> &value)
{
    if (value)
        json.insert(key, *value == 0 ? QJsonValue() : QJsonValue(*value));
}

QJsonObject termsOf(const CreateSandbox &request)
{
    const Terms &terms = request.terms;
    QJsonObject json{{u"type"_s, toWord(request.type)}};
    insertIfGiven(json, u"maxUsers"_s, terms.maxUsers);
    insertIfGiven(json, u"maxApiCalls"_s, terms.maxApiCalls);
    insertIfGiven(json, u"apiRate"_s, terms.apiRate);
    insertIfGiven(json, u"autoResetHours"_s, terms.autoResetHours);
    QJsonObject lifted;
    for (const QString &name : terms.lifted)
        lifted.insert(name, false);
    json.insert(u"restrictions"_s, lifted);
    json.insert(u"accessibleBy"_s, QJsonArray::fromStringList(terms.accessibleBy));
    return json;
}

QJsonObject jsonOf(const Change &change)
{
    QJsonObject json;
    insertIfGiven(json, u"maxUsers"_s, change.maxUsers);
    insertIfGiven(json, u"maxApiCalls"_s, change.maxApiCalls);
    insertChange(json, u"apiRate"_s, change.apiRate);
    insertChange(json, u"autoResetHours"_s, change.autoResetHours);
    QJsonObject restrictions;
    for (auto entry = change.restrictions.begin(); entry != change.restrictions.end(); ++entry)
        restrictions.insert(entry.key(), entry.value());
    if (!restrictions.isEmpty())
        json.insert(u"restrictions"_s, restrictions);
    if (change.accessibleBy)
        json.insert(u"accessibleBy"_s, QJsonArray::fromStringList(*change.accessibleBy));
    return json;
}

Result<void> carryOut(database::Connection &connection, const database::SqlStatement &statement,
                      const database::Bindings &bindings)
{
    const auto done = connection.query(statement, bindings);
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace

Result<QList<Sandbox>> list(database::Connection &connection)
{
    return read(connection, std::nullopt);
}

Result<Sandbox> find(database::Connection &connection, const QString &id)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(id));
    const auto found = read(connection, id);
    if (!found)
        return found.error();
    if (found->isEmpty())
        return fail(ErrorCode::NotFound, Texts::tr("There is no sandbox “%1”.").arg(id),
                    Texts::tr("Check the id in the list of sandboxes; it may have been deleted."));
    return found->constFirst();
}

Result<QJsonObject> creationRecord(const CreateSandbox &request, const masking::Salt &salt, const Clock &clock)
{
    if (const QList<Problem> problems = validate(request, clock); !problems.isEmpty())
        return environments::toError(problems);
    environments::CreateTenant tenant = request.tenant;
    tenant.kind = environments::Kind::Sandbox;
    auto record = environments::creationRecord(tenant, salt, clock);
    if (!record)
        return record.error();
    record->insert(u"sandbox"_s, termsOf(request));
    record->insert(u"sessionMode"_s, request.isShared ? u"shared"_s : u"personal"_s);
    return *record;
}

Result<environments::Created> create(database::Connection &connection, const CreateSandbox &request,
                                     const masking::Salt &salt, const Clock &clock)
{
    const auto record = creationRecord(request, salt, clock);
    if (!record)
        return record.error();
    const auto row = connection.queryOne("environments/create"_sql, {{"request", *record}});
    if (!row)
        return row.error();
    return environments::Created{row->text("environment"), row->integer("job")};
}

Result<void> change(database::Connection &connection, const QString &id, const Change &change)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(id));
    return carryOut(connection, "sandboxes/configure"_sql, {{"id", id}, {"changes", jsonOf(change)}});
}

Result<void> setProtected(database::Connection &connection, const QStringList &ids, bool isProtected,
                          const QString &reason)
{
    for (const QString &id : ids)
        SHOWROOM_TRY(environments::requireEnvironmentId(id));
    return carryOut(connection, "sandboxes/protect"_sql,
                    {{"ids", ids}, {"protected", isProtected}, {"reason", reason}});
}

Result<void> expire(database::Connection &connection, const QStringList &ids, const QString &reason)
{
    for (const QString &id : ids)
        SHOWROOM_TRY(environments::requireEnvironmentId(id));
    return carryOut(connection, "sandboxes/expire"_sql, {{"ids", ids}, {"reason", reason}});
}

Result<QList<Persona>> personas(database::Connection &connection, const QString &id)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(id));
    const auto rows = connection.query("sandboxes/personas"_sql, {{"environment", id}});
    if (!rows)
        return rows.error();
    QList<Persona> personas;
    for (const database::Row &row : *rows)
        personas.append({row.text("id"), row.text("name"), row.text("email"), row.text("role"), row.text("avatar"),
                         row.dateTime("password_set_at"), row.boolean("takes_password")});
    return personas;
}

Result<QList<User>> users(database::Connection &connection, const QString &id)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(id));
    const auto rows = connection.query("sandboxes/users"_sql, {{"environment", id}});
    if (!rows)
        return rows.error();
    QList<User> users;
    for (const database::Row &row : *rows)
        users.append({row.text("person"), row.dateTime("first_seen"), row.dateTime("last_seen")});
    return users;
}

Result<void> dismissUser(database::Connection &connection, const QString &id, const QString &person)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(id));
    return carryOut(connection, "sandboxes/dismiss_user"_sql, {{"environment", id}, {"person", person}});
}

Result<std::optional<Banner>> banner(database::Connection &connection, const QString &id)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(id));
    const auto rows = connection.query("sandboxes/banner"_sql, {{"environment", id}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<Banner>();
    const database::Row row = rows->first();
    return std::optional(Banner{row.text("title"), row.text("message"), row.dateTime("expires_at"), row.text("colour"),
                                row.boolean("is_counted")});
}

} // namespace showroom::sandboxes
