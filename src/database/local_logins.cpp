#include "database/local_logins.h"

#include "database/connection.h"

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

const auto everyday = u"showroom_local"_s;

} // namespace

QStringList localRoles()
{
    return {u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s, u"admin"_s};
}

QString localLogin(const QString &role)
{
    return role.isEmpty() || role == localRoles().constLast() ? everyday : everyday + u'_' + role;
}

QStringList localLogins()
{
    QStringList logins;
    for (const QString &role : localRoles())
        logins << localLogin(role);
    return logins;
}

Result<void> checkLocalRole(const QString &role)
{
    if (role.isEmpty() || localRoles().contains(role))
        return {};
    return fail(ErrorCode::InvalidInput, u"“%1” is no role of Showroom's."_s.arg(role),
                u"The roles are %1."_s.arg(localRoles().join(u", "_s)));
}

Result<void> createLocalLogin(Connection &connection, const QString &role)
{
    SHOWROOM_TRY(checkLocalRole(role));
    static const SqlStatement knows =
        SqlStatement::fromText("SELECT count(*) FILTER (WHERE rolname = :login) > 0 AS has_login, "
                               "count(*) FILTER (WHERE rolname = :group) > 0 AS has_group "
                               "FROM pg_roles WHERE rolname IN (:login, :group)");
    const QString login = localLogin(role);
    const QString group = u"showroom_"_s + (role.isEmpty() ? localRoles().constLast() : role);
    const Result<Row> found = connection.queryOne(knows, {{"login", login}, {"group", group}});
    if (!found)
        return found.error();
    QString script;
    if (!found->boolean("has_login"))
        script += u"CREATE ROLE %1 LOGIN NOSUPERUSER;"_s.arg(login);
    if (found->boolean("has_group"))
        script += u"GRANT %1 TO %2;"_s.arg(group, login);
    return script.isEmpty() ? Result<void>() : connection.executeScript(script.toLatin1());
}

} // namespace showroom::database
