#pragma once

#include "database/connection.h"
#include "database/transaction.h"

namespace showroom::test {

/// Brings rows into a registered table as seeding does: staged, then taken through the guard view in one transaction.
/// `rows` is a VALUES list or a SELECT of the columns; how many rows came in.
inline Result<qint64> takeRows(database::Connection &connection, const QByteArray &table, const QByteArray &columns,
                               const QByteArray &rows)
{
    Result<database::Transaction> transaction = database::Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const QByteArray arguments = "('" + table + "', '{" + columns + "}')";
    SHOWROOM_TRY(connection.scalar(database::SqlStatement::fromText("SELECT showroom.stage_rows" + arguments)));
    SHOWROOM_TRY(connection.execute(database::SqlStatement::fromText("INSERT INTO pg_temp.showroom_staged " + rows)));
    const auto taken = connection.scalar(database::SqlStatement::fromText("SELECT showroom.take_rows" + arguments));
    if (!taken)
        return taken.error();
    SHOWROOM_TRY(transaction->commit());
    return taken->toLongLong();
}

} // namespace showroom::test
