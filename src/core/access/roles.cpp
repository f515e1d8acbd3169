#include "core/access/roles.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::access {

using namespace database::literals;

Result<QList<Login>> logins(database::Connection &connection)
{
    const auto rows = connection.query("access/logins"_sql);
    if (!rows)
        return rows.error();
    QList<Login> logins;
    for (const database::Row &row : *rows)
        logins.append({row.text("login"), row.boolean("is_superuser")});
    return logins;
}

Result<QList<RoleGroup>> roleGroups(database::Connection &connection)
{
    const auto rows = connection.query("access/role_groups"_sql);
    if (!rows)
        return rows.error();
    QList<RoleGroup> groups;
    for (const database::Row &row : *rows)
        groups.append({row.text("word"), row.text("meaning")});
    return groups;
}

Result<QList<RoleMember>> roleMembers(database::Connection &connection)
{
    const auto rows = connection.query("access/role_members"_sql);
    if (!rows)
        return rows.error();
    QList<RoleMember> members;
    for (const database::Row &row : *rows) {
        if (members.isEmpty() || members.constLast().login != row.text("login"))
            members.append({row.text("login"), {}, {}});
        RoleMember &member = members.last();
        (row.boolean("is_direct") ? member.direct : member.inherited).append(row.text("word"));
    }
    return members;
}

Result<void> grantRole(database::Connection &connection, const QString &login, const QString &role,
                       const QString &reason)
{
    SHOWROOM_TRY(connection.execute("access/role_grant"_sql, {{"login", login}, {"role", role}, {"reason", reason}}));
    return {};
}

Result<void> revokeRole(database::Connection &connection, const QString &login, const QString &role,
                        const QString &reason)
{
    SHOWROOM_TRY(connection.execute("access/role_revoke"_sql, {{"login", login}, {"role", role}, {"reason", reason}}));
    return {};
}

} // namespace showroom::access
