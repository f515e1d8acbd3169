#include "generation/copy_buffer.h"

#include <algorithm>
#include <cstring>

namespace showroom::generation {

namespace {

// Signature "PGCOPY\n\377\r\n\0", a flags word and the length of the header's extension, both zero.
constexpr char header[] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0";
constexpr std::size_t headerSize = 19;
static_assert(sizeof(header) - 1 == headerSize);

constexpr std::size_t smallestCapacity = 64 * 1024;

} // namespace

CopyBuffer::CopyBuffer(std::size_t capacity)
{
    grow(capacity);
}

char *CopyBuffer::reserve(std::size_t bytes)
{
    if (m_size + bytes > m_capacity)
        grow(std::max({m_size + bytes, m_capacity * 2, smallestCapacity}));
    return m_bytes.get() + m_size;
}

void CopyBuffer::appendHeader()
{
    std::memcpy(reserve(headerSize), header, headerSize);
    m_size += headerSize;
}

void CopyBuffer::appendTrailer()
{
    std::memset(reserve(2), 0xff, 2);
    m_size += 2;
}

void CopyBuffer::grow(std::size_t capacity)
{
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
    if (m_size > 0)
        std::memcpy(bytes.get(), m_bytes.get(), m_size);
    m_bytes = std::move(bytes);
    m_capacity = capacity;
}

} // namespace showroom::generation
