#include "database/copy_writer.h"

#include "database/connection.h"
#include "database/connection_private.h"
#include "database/error_mapping.h"

#include <algorithm>
#include <poll.h>
#include <utility>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

/// Bytes handed to libpq between two looks at the socket.
constexpr std::size_t sliceBytes = 64 * 1024;

} // namespace

CopyWriter::CopyWriter(Connection *connection)
    : m_connection(connection)
{
}

CopyWriter::CopyWriter(CopyWriter &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

CopyWriter::~CopyWriter()
{
    if (m_connection)
        (void)abort({});
}

Result<CopyWriter> CopyWriter::begin(Connection &connection, const SqlStatement &statement)
{
    SHOWROOM_TRY(connection.d->send(statement, {}));
    const Result<ResultPointer> result = connection.d->nextResult();
    if (!result)
        return result.error();
    if (PQresultStatus(result->get()) != PGRES_COPY_IN) {
        const Error error = PQresultStatus(result->get()) == PGRES_FATAL_ERROR
                                ? mapResult(result->get(), connection.handle())
                                : fail(ErrorCode::Internal, u"The statement is no COPY FROM STDIN."_s);
        (void)connection.d->drain();
        return error;
    }
    PQsetnonblocking(connection.handle(), 1);
    return CopyWriter(&connection);
}

Result<void> CopyWriter::write(std::span<const char> bytes)
{
    if (!m_connection)
        return fail(ErrorCode::Internal, u"The copy has ended already."_s);
    while (!bytes.empty()) {
        const std::span<const char> slice = bytes.first(std::min(bytes.size(), sliceBytes));
        const int taken = PQputCopyData(m_connection->handle(), slice.data(), int(slice.size()));
        if (taken < 0)
            return abort(mapResult(nullptr, m_connection->handle()));
        SHOWROOM_TRY(flush());
        if (taken > 0)
            bytes = bytes.subspan(slice.size());
    }
    return {};
}

Result<void> CopyWriter::flush()
{
    Connection::Private &d = *m_connection->d;
    for (;;) {
        if (d.isInterrupted())
            return abort(fail(ErrorCode::Cancelled, u"The operation was cancelled."_s));
        const int left = PQflush(d.pg);
        if (left == 0)
            return {};
        if (left < 0)
            return abort(mapResult(nullptr, d.pg));
        if (Result<void> waited = d.waitForSocket(POLLIN | POLLOUT, Interrupts::Obeyed); !waited)
            return abort(waited.error());
        if (PQconsumeInput(d.pg) == 0)
            return abort(mapResult(nullptr, d.pg));
    }
}

Result<qint64> CopyWriter::finish()
{
    if (!m_connection)
        return fail(ErrorCode::Internal, u"The copy has ended already."_s);
    Connection::Private &d = *m_connection->d;
    while (PQputCopyEnd(d.pg, nullptr) == 0)
        SHOWROOM_TRY(flush());
    SHOWROOM_TRY(flush());
    m_connection = nullptr;
    const Result<ResultPointer> result = d.drain();
    if (!d.lost)
        PQsetnonblocking(d.pg, 0);
    if (!result)
        return result.error();
    return QByteArray(PQcmdTuples(const_cast<PGresult *>(result->get()))).toLongLong();
}

/// Ends the copy without effect. When the server had a reason of its own (a bad row, a full disk), that is the error.
Error CopyWriter::abort(Error reason)
{
    Connection::Private &d = *std::exchange(m_connection, nullptr)->d;
    if (reason.code == ErrorCode::DatabaseUnreachable)
        d.markLost();
    if (d.lost)
        return reason;
    PQputCopyEnd(d.pg, "the copy was given up");
    const Result<ResultPointer> result = d.drain(Interrupts::Ignored);
    if (!d.lost)
        PQsetnonblocking(d.pg, 0);
    return result || reason.code == ErrorCode::Cancelled || result.error().code == ErrorCode::Cancelled
               ? reason
               : result.error();
}

} // namespace showroom::database
