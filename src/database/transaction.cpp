#include "database/transaction.h"

#include "database/connection.h"
#include "database/connection_private.h"

#include <utility>

namespace showroom::database {

using namespace Qt::StringLiterals;

Transaction::Transaction(Connection *connection)
    : m_connection(connection)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_connection)
        (void)rollback();
}

Result<Transaction> Transaction::begin(Connection &connection, Durability durability)
{
    if (connection.inTransaction())
        return fail(ErrorCode::Internal, u"A transaction is open on this connection already."_s);
    SHOWROOM_TRY(connection.d->runText("BEGIN"));
    Transaction transaction(&connection);
    if (durability == Durability::WithNextCommit)
        SHOWROOM_TRY(connection.d->runText("SET LOCAL synchronous_commit = off"));
    return transaction;
}

Result<void> Transaction::commit()
{
    if (!m_connection)
        return fail(ErrorCode::Internal, u"The transaction has ended already."_s);
    Connection *connection = std::exchange(m_connection, nullptr);
    const Result<ResultPointer> result = connection->d->runText("COMMIT", Interrupts::Ignored);
    if (!result)
        return result.error();
    // A transaction in error answers COMMIT with ROLLBACK and no error.
    if (qstrcmp(PQcmdStatus(const_cast<PGresult *>(result->get())), "COMMIT") != 0) {
        return fail(ErrorCode::DatabaseFailure, u"Nothing was saved, because a step before had failed."_s,
                    u"Try again."_s);
    }
    return {};
}

Result<void> Transaction::rollback()
{
    Connection *connection = std::exchange(m_connection, nullptr);
    if (!connection || !connection->inTransaction())
        return {};
    SHOWROOM_TRY(connection->d->runText("ROLLBACK", Interrupts::Ignored));
    return {};
}

Savepoint::Savepoint(Connection *connection)
    : m_connection(connection)
{
}

Savepoint::Savepoint(Savepoint &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Savepoint::~Savepoint()
{
    if (m_connection && m_connection->inTransaction())
        (void)m_connection->d->runText("ROLLBACK TO SAVEPOINT showroom", Interrupts::Ignored);
}

Result<Savepoint> Savepoint::begin(Connection &connection)
{
    SHOWROOM_TRY(connection.d->runText("SAVEPOINT showroom"));
    return Savepoint(&connection);
}

Result<void> Savepoint::release()
{
    Connection *connection = std::exchange(m_connection, nullptr);
    if (!connection)
        return fail(ErrorCode::Internal, u"The savepoint has ended already."_s);
    SHOWROOM_TRY(connection->d->runText("RELEASE SAVEPOINT showroom"));
    return {};
}

} // namespace showroom::database
