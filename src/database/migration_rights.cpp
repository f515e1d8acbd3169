#include "database/migration_rights.h"

#include "database/connection.h"

#include <QStringList>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

/// Roles are made by whoever may make roles, unless they are all there and their owners' rights are the login's too;
/// schemas and the rights on the database are its owner's.
constexpr char rights[] = R"(
SELECT pg_catalog.quote_ident(current_user) AS login,
       pg_catalog.quote_ident(current_database()) AS database,
       r.rolsuper OR r.rolcreaterole OR (
           SELECT count(*) = 12 FROM pg_catalog.pg_roles s
           WHERE s.rolname IN ('showroom_viewer', 'showroom_support', 'showroom_sales', 'showroom_ops', 'showroom_admin',
                               'showroom_service', 'showroom_app', 'showroom_product', 'showroom_owner', 'showroom_guard',
                               'showroom_live', 'showroom_conversion')
             AND (s.rolname NOT IN ('showroom_owner', 'showroom_guard', 'showroom_live', 'showroom_conversion')
                  OR pg_catalog.pg_has_role(s.oid, 'USAGE'))
       ) AS has_roles,
       r.rolsuper OR pg_catalog.pg_has_role(d.datdba, 'USAGE') AS owns_database
FROM pg_catalog.pg_roles r, pg_catalog.pg_database d
WHERE r.rolname = current_user AND d.datname = current_database())";

} // namespace

Result<void> checkMigrationRights(Connection &connection)
{
    const Result<Row> row = connection.queryOne(SqlStatement::fromText(rights));
    if (!row)
        return row.error();
    const QString login = row->text("login");
    const QString database = row->text("database");
    QStringList lacks;
    QStringList statements;
    if (!row->boolean("has_roles")) {
        lacks << u"may not make roles (CREATEROLE)"_s;
        statements << u"ALTER ROLE %1 CREATEROLE;"_s.arg(login);
    }
    if (!row->boolean("owns_database")) {
        lacks << u"does not own the database"_s;
        statements << u"ALTER DATABASE %1 OWNER TO %2;"_s.arg(database, login);
    }
    if (lacks.isEmpty())
        return {};
    return fail(
        ErrorCode::PermissionDenied,
        u"“%1” may not set up or update Showroom in “%2”: it %3."_s.arg(login, database, lacks.join(u" and "_s)),
        u"Have the server's administrator run “showroomctl db migrate --connect …” with a login of theirs, or: %1"_s
            .arg(statements.join(u' ')));
}

} // namespace showroom::database
