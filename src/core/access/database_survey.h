#pragma once

#include "base/result.h"
#include "core/access/identity.h"
#include "core/access/rights.h"

#include <QStringList>

#include <optional>

namespace showroom::database {
class Connection;
}

namespace showroom::access {

/// How far a database is from what this program needs.
enum class SchemaState {
    Missing,  ///< it knows nothing of Showroom
    Outdated, ///< an older Showroom set it up
    Current,
};

/// What a program finds when it comes to a database.
struct DatabaseSurvey {
    Identity identity;
    Rights rights;         ///< what the login may do; known when the schema is current
    QString serverVersion; ///< "15.20"
    QString encryption;    ///< "TLSv1.3"; empty without
    SchemaState schema = SchemaState::Current;
    QStringList pending; ///< migrations to apply, in order
    /// Why this login may not apply them, with the statements for the server's administrator.
    std::optional<Error> obstacle;
};

/// Looks at the database behind a connection. Fails when this program cannot work with it whatever is done here: the
/// server is older than PostgreSQL 15 (DatabaseFailure), the schema is a newer or another Showroom's (SchemaNewer,
/// Conflict), or the login has none of Showroom's roles (PermissionDenied, with the GRANT to ask for).
Result<DatabaseSurvey> surveyDatabase(database::Connection &connection);

/// The error of a program that may not ask and meets this schema; nothing when it is current.
Result<void> requireCurrentSchema(const DatabaseSurvey &survey);

} // namespace showroom::access
