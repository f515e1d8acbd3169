#include "masking/sip_hash.h"

#include <cstddef>

namespace showroom::masking {

namespace {

std::uint64_t littleEndian(const unsigned char *bytes, std::size_t size)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < size; ++i)
        word |= std::uint64_t(bytes[i]) << (8 * i);
    return word;
}

} // namespace

Words sipHash128(const SipKey &key, std::string_view message)
{
    detail::SipState state(key);
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.data());
    std::size_t left = message.size();
    for (; left >= 8; left -= 8, bytes += 8)
        state.absorb(littleEndian(bytes, 8));
    state.absorb(littleEndian(bytes, left) | std::uint64_t(message.size()) << 56);
    return state.finish();
}

} // namespace showroom::masking
