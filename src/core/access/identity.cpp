#include "core/access/identity.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::access {

using namespace database::literals;

Result<Identity> identify(database::Connection &connection)
{
    const auto row = connection.queryOne("access/identify"_sql);
    if (!row)
        return row.error();
    return Identity{row->text("login"), row->text("role"), row->text("database")};
}

} // namespace showroom::access
