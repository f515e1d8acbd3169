#pragma once

#include "base/result.h"
#include "database/connection.h"
#include "database/copy_reader.h"
#include "database/transaction.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace showroom::masking_jobs {

/// Opens a connection as somebody's own login, in the thread that calls it.
using OpenConnection = std::function<Result<database::Connection>()>;

/// A table or view of a PostgreSQL database that somebody wants to mask. Showroom's roles have no right on a product's
/// tables: it is read with the person's own.
struct TableAddress {
    QString name; ///< schema.table, as written; a quoted part may hold dots
    OpenConnection connect;
};

/// `shop.customers` or `"My Shop"."customers"` in its two parts. InvalidInput.
Result<std::pair<QString, QString>> splitTableName(const QString &name);

/// The tables that a connection's login may read, as splitTableName() reads them; at most 2,000.
Result<QStringList> readableTables(database::Connection &connection);

/// One moment of a table, read as CSV with a header as often as it takes, in constant memory and always in the same
/// order. Of one thread.
class TableSnapshot final {
public:
    /// InvalidInput for a name without its schema, NotFound, PermissionDenied, and what connecting says.
    static Result<std::unique_ptr<TableSnapshot>> open(const TableAddress &address);

    /// Roughly the bytes of one pass; 0 when nobody knows.
    qint64 size() const { return m_size; }

    /// Ends a wait for the server as soon as this says so.
    void setStopCheck(std::function<bool()> check) { m_connection.setStopCheck(std::move(check)); }

    /// Begins another pass; the one before must have ended or is given up.
    Result<void> rewind();

    /// Fills the beginning of `into`; 0 at the end of the pass.
    Result<qint64> read(std::span<char> into);

private:
    explicit TableSnapshot(database::Connection connection);

    Result<void> begin();
    Result<void> findTable(const TableAddress &address);

    database::Connection m_connection;
    std::optional<database::Transaction> m_transaction;
    database::SqlStatement m_copy;
    qint64 m_size = 0;
    std::optional<database::CopyReader> m_reader;
    QByteArrayView m_left; ///< of the row in hand
};

} // namespace showroom::masking_jobs
