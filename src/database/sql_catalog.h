#pragma once

#include "base/result.h"
#include "database/sql_statement.h"

#include <QStringList>

namespace showroom::database {

/// The named statements of db/queries, one file each, compiled into the programs.
class SqlCatalog final {
public:
    /// The statement of `db/queries/<name>.sql`; NotFound (a defect of ours) when there is none.
    static Result<SqlStatement> load(const QString &name);

    /// Every name, sorted.
    static QStringList names();
};

inline namespace literals {

/// `"environments/list"_sql`: the catalogue's statement. An unknown name gives an empty statement, which fails when
/// run.
SqlStatement operator""_sql(const char *name, std::size_t length);

} // namespace literals

} // namespace showroom::database
