#include "core/access/database_survey.h"

#include "database/connection.h"
#include "database/migration_rights.h"
#include "database/migrator.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr int oldestServer = 150000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::access)
};

QString versionWords(int version)
{
    return u"%1.%2"_s.arg(version / 10000).arg(version % 10000);
}

Error withoutRole(const Identity &identity, const QString &quotedLogin)
{
    return fail(
        ErrorCode::PermissionDenied,
        Texts::tr("“%1” has no role of Showroom's in “%2”.").arg(identity.login, identity.database),
        Texts::tr("Whoever set Showroom up there grants one: GRANT showroom_viewer TO %1; (showroom_support may "
                  "export as well, showroom_ops create and tear down environments, showroom_admin all).")
            .arg(quotedLogin));
}

Result<void> readSchema(database::Connection &connection, DatabaseSurvey &survey)
{
    const auto status = database::Migrator::status(connection);
    if (!status)
        return status.error();
    SHOWROOM_TRY(database::refuseUnfit(*status));
    survey.pending = status->pending;
    if (status->upToDate)
        return {};
    const bool isBare = status->pending.size() == database::Migrator::bundled().size();
    survey.schema = isBare ? SchemaState::Missing : SchemaState::Outdated;
    if (const auto rights = database::checkMigrationRights(connection); !rights)
        survey.obstacle = rights.error();
    return {};
}

} // namespace

Result<DatabaseSurvey> surveyDatabase(database::Connection &connection)
{
    DatabaseSurvey survey;
    survey.serverVersion = versionWords(connection.serverVersion());
    survey.encryption = connection.encryption();
    if (connection.serverVersion() < oldestServer) {
        return fail(ErrorCode::DatabaseFailure,
                    Texts::tr("The server is a PostgreSQL %1, which is too old.").arg(survey.serverVersion),
                    Texts::tr("Showroom needs PostgreSQL 15 or newer: use another server, or have this one upgraded."));
    }
    const auto row = connection.queryOne("access/survey"_sql);
    if (!row)
        return row.error();
    survey.identity = {row->text("login"), row->text("role"), row->text("database")};
    if (row->boolean("has_schema") && !row->boolean("may_look"))
        return withoutRole(survey.identity, row->text("quoted_login"));
    SHOWROOM_TRY(readSchema(connection, survey));
    if (survey.schema == SchemaState::Current && survey.identity.role.isEmpty())
        return withoutRole(survey.identity, row->text("quoted_login"));
    survey.rights = rightsOfRole(survey.identity.role);
    if (survey.schema != SchemaState::Current)
        return survey;
    const auto rights = readRights(connection, survey.identity.role);
    if (!rights)
        return rights.error();
    survey.rights = *rights;
    return survey;
}

Result<void> requireCurrentSchema(const DatabaseSurvey &survey)
{
    if (survey.schema == SchemaState::Missing) {
        return fail(ErrorCode::SchemaOutdated,
                    Texts::tr("Showroom is not set up in “%1” yet.").arg(survey.identity.database),
                    Texts::tr("Run “showroomctl db migrate” for the same database; it adds schemas of its own and "
                              "touches nothing else."));
    }
    database::MigrationStatus status;
    status.pending = survey.pending;
    status.upToDate = survey.pending.isEmpty();
    return database::requireCurrent(status);
}

} // namespace showroom::access
