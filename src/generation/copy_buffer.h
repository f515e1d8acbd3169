#pragma once

#include <QtGlobal>

#include <cstddef>
#include <memory>

namespace showroom::generation {

/// A growable byte buffer for rows of PostgreSQL's binary COPY format; clear() keeps the memory for the next chunk.
class CopyBuffer final {
public:
    CopyBuffer() = default;
    explicit CopyBuffer(std::size_t capacity);

    const char *data() const { return m_bytes.get(); }
    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    void clear() { m_size = 0; }

    /// Room for `bytes` more bytes; write there, then say with commit() where the writing ended.
    char *reserve(std::size_t bytes);
    void commit(const char *end) { m_size = std::size_t(end - m_bytes.get()); }

    /// The 19 bytes that open a binary COPY stream (signature, no flags, no extension); once a stream.
    void appendHeader();
    /// The 2 bytes that close it; once a stream, after the last row.
    void appendTrailer();

private:
    void grow(std::size_t capacity);

    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace showroom::generation
