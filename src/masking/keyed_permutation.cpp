#include "masking/keyed_permutation.h"

namespace showroom::masking {

namespace {

/// The smallest number whose square is not below `size`.
std::uint64_t rootAbove(std::uint64_t size)
{
    std::uint64_t low = 1;
    std::uint64_t high = std::uint64_t(1) << 31;
    while (low < high) {
        const std::uint64_t middle = (low + high) / 2;
        if (middle * middle >= size)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace

KeyedPermutation::KeyedPermutation(const SipKey &key, std::uint64_t size)
    : m_key(key)
    , m_size(size)
    , m_base(rootAbove(size))
{
}

std::uint64_t KeyedPermutation::shift(int round, std::uint64_t half) const
{
    return scaleTo(sipHash128(m_key, half * rounds + std::uint64_t(round)).a, m_base);
}

std::uint64_t KeyedPermutation::forth(std::uint64_t number) const
{
    std::uint64_t left = number / m_base;
    std::uint64_t right = number % m_base;
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t next = (left + shift(round, right)) % m_base;
        left = right;
        right = next;
    }
    return left * m_base + right;
}

std::uint64_t KeyedPermutation::back(std::uint64_t number) const
{
    std::uint64_t left = number / m_base;
    std::uint64_t right = number % m_base;
    for (int round = rounds - 1; round >= 0; --round) {
        const std::uint64_t previous = (right + m_base - shift(round, left)) % m_base;
        right = left;
        left = previous;
    }
    return left * m_base + right;
}

std::uint64_t KeyedPermutation::operator()(std::uint64_t index) const
{
    do
        index = forth(index);
    while (index >= m_size);
    return index;
}

std::uint64_t KeyedPermutation::inverse(std::uint64_t image) const
{
    do
        image = back(image);
    while (image >= m_size);
    return image;
}

} // namespace showroom::masking
