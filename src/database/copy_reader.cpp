#include "database/copy_reader.h"

#include "database/connection.h"
#include "database/connection_private.h"
#include "database/error_mapping.h"

#include <poll.h>
#include <utility>

namespace showroom::database {

using namespace Qt::StringLiterals;

CopyReader::CopyReader(Connection *connection)
    : m_connection(connection)
{
}

CopyReader::CopyReader(CopyReader &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_buffer(std::exchange(other.m_buffer, nullptr))
{
}

CopyReader::~CopyReader()
{
    release();
    if (!m_connection || !m_connection->isUsable())
        return;
    m_connection->d->requestCancel();
    (void)m_connection->d->drain(Interrupts::Ignored);
}

void CopyReader::release()
{
    PQfreemem(std::exchange(m_buffer, nullptr));
}

Result<CopyReader> CopyReader::begin(Connection &connection, const SqlStatement &statement)
{
    SHOWROOM_TRY(connection.d->send(statement, {}));
    const Result<ResultPointer> result = connection.d->nextResult();
    if (!result)
        return result.error();
    if (PQresultStatus(result->get()) != PGRES_COPY_OUT) {
        const Error error = PQresultStatus(result->get()) == PGRES_FATAL_ERROR
                                ? mapResult(result->get(), connection.handle())
                                : fail(ErrorCode::Internal, u"The statement is no COPY TO STDOUT."_s);
        (void)connection.d->drain();
        return error;
    }
    return CopyReader(&connection);
}

Result<std::optional<QByteArrayView>> CopyReader::next()
{
    if (!m_connection)
        return std::optional<QByteArrayView>();
    release();
    Connection::Private &d = *m_connection->d;
    int length = 0;
    while ((length = PQgetCopyData(d.pg, &m_buffer, 1)) == 0) {
        if (Result<void> waited = d.waitForSocket(POLLIN, Interrupts::Obeyed); !waited) {
            m_connection = nullptr;
            return waited.error();
        }
        if (PQconsumeInput(d.pg) == 0)
            break;
    }
    if (length > 0)
        return std::optional(QByteArrayView(m_buffer, length));
    m_connection = nullptr;
    const Result<ResultPointer> end = d.drain();
    if (!end)
        return end.error();
    return std::optional<QByteArrayView>();
}

} // namespace showroom::database
