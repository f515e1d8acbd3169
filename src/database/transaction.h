#pragma once

#include "base/result.h"

#include <QtGlobal>

namespace showroom::database {

class Connection;

/// When a commit is on the disk.
enum class Durability {
    AtOnce,         ///< before commit() returns
    WithNextCommit, ///< soon after, at the latest with the next commit that waits: a crash of the server may undo it,
                    ///< whole, together with all that came after it
};

/// A transaction that rolls back unless commit() was called.
class Transaction final {
public:
    /// Begins; Internal when one is open on the connection already. `connection` must outlive the transaction.
    static Result<Transaction> begin(Connection &connection, Durability durability = Durability::AtOnce);

    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Commits; on failure the transaction is rolled back.
    Result<void> commit();
    Result<void> rollback();

private:
    explicit Transaction(Connection *connection);

    Connection *m_connection;
};

/// A point in a transaction to fall back to; rolls back to it unless release() was called.
class Savepoint final {
public:
    static Result<Savepoint> begin(Connection &connection);

    Savepoint(Savepoint &&other) noexcept;
    Savepoint &operator=(Savepoint &&) = delete;
    ~Savepoint();

    Result<void> release();

private:
    explicit Savepoint(Connection *connection);

    Connection *m_connection;
};

} // namespace showroom::database
