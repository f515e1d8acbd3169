#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace showroom::masking {

/// A short UTF-8 text inside its owner, so that making a person allocates nothing. What does not fit is cut off.
template <std::size_t Capacity>
class InlineText final {
public:
    std::string_view view() const { return {m_bytes.data(), m_size}; }
    bool isEmpty() const { return m_size == 0; }
    void clear() { m_size = 0; }

    void append(char c)
    {
        if (m_size < Capacity)
            m_bytes[m_size++] = c;
    }

    void append(std::string_view text)
    {
        const std::size_t size = std::min(text.size(), Capacity - m_size);
        copyShort(m_bytes.data() + m_size, text.data(), size);
        m_size += size;
    }

    /// The same without a branch that hangs on the length, which can't be foreseen: most words fit into the bytes that
    /// a string holds in itself, so that all of those are copied.
    void appendWord(const std::string &text)
    {
        constexpr std::size_t held = 16;
        if (text.size() < held && text.capacity() + 1 >= held && room() >= held) {
            std::memcpy(m_bytes.data() + m_size, text.data(), held);
            m_size += text.size();
        } else {
            append(std::string_view(text));
        }
    }

    std::size_t room() const { return Capacity - m_size; }

    /// `size` more bytes, at most room(), to be written by the caller.
    char *grow(std::size_t size)
    {
        char *const start = m_bytes.data() + m_size;
        m_size += size;
        return start;
    }

    void appendNumber(unsigned long long number)
    {
        char digits[20];
        std::size_t first = sizeof digits;
        do {
            digits[--first] = char('0' + number % 10);
            number /= 10;
        } while (number > 0);
        append(std::string_view(digits + first, sizeof digits - first));
    }

private:
    /// Names are short: two fixed copies that overlap in the middle are done before a call of memcpy() has begun.
    static void copyShort(char *to, const char *from, std::size_t size)
    {
        const auto copyEnds = [&](auto half) {
            std::memcpy(to, from, half);
            std::memcpy(to + size - half, from + size - half, half);
        };
        if (size > 16)
            std::memcpy(to, from, size);
        else if (size >= 8)
            copyEnds(std::integral_constant<std::size_t, 8>());
        else if (size >= 4)
            copyEnds(std::integral_constant<std::size_t, 4>());
        else if (size >= 2)
            copyEnds(std::integral_constant<std::size_t, 2>());
        else if (size == 1)
            *to = *from;
    }

    std::array<char, Capacity> m_bytes;
    std::size_t m_size = 0;
};

} // namespace showroom::masking
