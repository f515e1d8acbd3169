#include "core/exporting/output_buffer.h"

namespace showroom::exporting {

OutputBuffer::OutputBuffer(Sink sink)
    : m_sink(std::move(sink))
    , m_bytes(new char[std::size_t(capacity)])
    , m_next(m_bytes.get())
    , m_end(m_next + capacity)
{
}

void OutputBuffer::appendBeyond(QByteArrayView bytes)
{
    drain();
    if (bytes.size() > capacity)
        pass(bytes);
    else
        append(bytes);
}

Result<void> OutputBuffer::flush()
{
    drain();
    return m_status;
}

void OutputBuffer::drain()
{
    pass(QByteArrayView(m_bytes.get(), m_next - m_bytes.get()));
    m_next = m_bytes.get();
}

void OutputBuffer::pass(QByteArrayView bytes)
{
    m_drained += bytes.size();
    if (m_status && !bytes.isEmpty())
        m_status = m_sink(bytes);
}

} // namespace showroom::exporting
