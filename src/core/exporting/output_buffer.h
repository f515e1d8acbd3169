#pragma once

#include "base/result.h"

#include <QByteArrayView>

#include <cstring>
#include <functional>
#include <memory>

namespace showroom::exporting {

/// A fixed buffer before a sink: memory stays the same however much is written.
///
/// The first failure of the sink is kept, everything after it is dropped, and status() tells; so the writers' inner
/// loops need no checks.
class OutputBuffer final {
public:
    using Sink = std::function<Result<void>(QByteArrayView)>;

    static constexpr qsizetype capacity = 256 * 1024;

    explicit OutputBuffer(Sink sink);
    Q_DISABLE_COPY_MOVE(OutputBuffer)

    /// Room for `size` bytes, at most `capacity`; write there, then say with commit() where the writing ended.
    char *reserve(qsizetype size)
    {
        if (m_end - m_next < size) [[unlikely]]
            drain();
        return m_next;
    }
    void commit(char *end) { m_next = end; }

    /// Bytes of any length.
    void append(QByteArrayView bytes)
    {
        if (m_end - m_next < bytes.size()) [[unlikely]]
            return appendBeyond(bytes);
        std::memcpy(m_next, bytes.data(), std::size_t(bytes.size()));
        m_next += bytes.size();
    }
    void append(char byte)
    {
        *reserve(1) = byte;
        ++m_next;
    }

    /// Gives what is left to the sink.
    Result<void> flush();
    /// The sink's first error, if any.
    const Result<void> &status() const { return m_status; }
    /// Bytes given to the sink plus those that wait.
    qint64 size() const { return m_drained + (m_next - m_bytes.get()); }

private:
    void appendBeyond(QByteArrayView bytes);
    void drain();
    void pass(QByteArrayView bytes);

    Sink m_sink;
    std::unique_ptr<char[]> m_bytes;
    char *m_next;
    char *m_end;
    qint64 m_drained = 0;
    Result<void> m_status;
};

} // namespace showroom::exporting
