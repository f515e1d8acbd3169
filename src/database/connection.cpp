#include "database/connection.h"

#include "database/connection_private.h"
#include "database/error_mapping.h"

#include <poll.h>

namespace showroom::database {

using namespace Qt::StringLiterals;

Connection::Connection(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Connection::Connection(Connection &&) noexcept = default;
Connection &Connection::operator=(Connection &&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const ConnectionSettings &settings, const std::function<bool()> &isStopped)
{
    auto p = std::make_unique<Private>(settings);
    SHOWROOM_TRY(p->open(isStopped));
    return Connection(std::move(p));
}

Result<Rows> Connection::query(const SqlStatement &statement, const Bindings &bindings)
{
    Result<ResultPointer> result = d->run(statement, bindings);
    if (!result)
        return result.error();
    return Rows(std::move(*result));
}

Result<Row> Connection::queryOne(const SqlStatement &statement, const Bindings &bindings)
{
    const Result<Rows> rows = query(statement, bindings);
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, u"There is no such entry."_s, {}, statement.name());
    return rows->first();
}

Result<qint64> Connection::execute(const SqlStatement &statement, const Bindings &bindings)
{
    const Result<ResultPointer> result = d->run(statement, bindings);
    if (!result)
        return result.error();
    return QByteArray(PQcmdTuples(const_cast<PGresult *>(result->get()))).toLongLong();
}

Result<QVariant> Connection::scalar(const SqlStatement &statement, const Bindings &bindings)
{
    const Result<Rows> rows = query(statement, bindings);
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? QVariant() : rows->first().value(0);
}

Result<void> Connection::forEachRow(const SqlStatement &statement, const Bindings &bindings,
                                    const std::function<Result<void>(const Row &)> &visit)
{
    SHOWROOM_TRY(d->send(statement, bindings));
    PQsetSingleRowMode(d->pg);
    for (;;) {
        Result<ResultPointer> next = d->nextResult();
        if (!next)
            return next.error();
        if (!*next)
            return {};
        const ExecStatusType status = PQresultStatus(next->get());
        if (status == PGRES_FATAL_ERROR) {
            const Error error = mapResult(next->get(), d->pg);
            (void)d->drain();
            return error;
        }
        if (status != PGRES_SINGLE_TUPLE)
            continue;
        if (Result<void> visited = visit(Row(std::move(*next), 0)); !visited) {
            d->requestCancel();
            (void)d->drain();
            return visited;
        }
    }
}

Result<void> Connection::executeScript(const QByteArray &sql)
{
    SHOWROOM_TRY(d->runText(sql));
    return {};
}

Result<void> Connection::check(const SqlStatement &statement)
{
    SHOWROOM_TRY(d->runText("DEALLOCATE ALL"));
    if (statement.isEmpty())
        return fail(ErrorCode::Internal, u"The statement is empty."_s);
    if (PQsendPrepare(d->pg, "checked", statement.text().constData(), 0, nullptr) == 0)
        return mapResult(nullptr, d->pg);
    SHOWROOM_TRY(d->drain());
    return {};
}

PGconn *Connection::handle() const
{
    return d->pg;
}

bool Connection::isUsable() const
{
    if (d->lost || PQstatus(d->pg) == CONNECTION_BAD)
        return false;
    if (PQtransactionStatus(d->pg) == PQTRANS_ACTIVE)
        return true;
    // A server that ended the session while it was idle left its farewell on the socket, and after it the end of the
    // stream.
    pollfd socket{PQsocket(d->pg), POLLIN, 0};
    while (poll(&socket, 1, 0) > 0 && PQconsumeInput(d->pg) != 0)
        continue;
    return PQstatus(d->pg) == CONNECTION_OK;
}

bool Connection::inTransaction() const
{
    const PGTransactionStatusType status = PQtransactionStatus(d->pg);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

int Connection::serverVersion() const
{
    return PQserverVersion(d->pg);
}

QString Connection::encryption() const
{
    return PQsslInUse(d->pg) ? QString::fromLatin1(PQsslAttribute(d->pg, "protocol")) : QString();
}

const ConnectionSettings &Connection::settings() const
{
    return d->settings;
}

Canceller Connection::canceller() const
{
    Canceller canceller;
    canceller.m_requested = d->cancelRequested;
    return canceller;
}

void Connection::setStopToken(std::stop_token token)
{
    d->stopToken = std::move(token);
}

void Connection::setStopCheck(std::function<bool()> check)
{
    d->stopCheck = std::move(check);
}

void Connection::setAbandonCheck(std::function<bool()> check)
{
    d->abandonCheck = std::move(check);
}

bool Connection::isInterrupted() const
{
    return d->isInterrupted();
}

} // namespace showroom::database
