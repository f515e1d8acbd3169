#include "masking/sip_hash.h"

#include <cstddef>
#include <cstring>

namespace showroom::masking {

namespace {

/// Up to eight bytes as a number, whatever the machine's own order.
std::uint64_t littleEndian(const unsigned char *bytes, std::size_t size)
{
    quint64 word = 0;
    if (size > 0) // an empty message has no address, and memcpy wants one
        std::memcpy(&word, bytes, size);
    return qFromLittleEndian(word);
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
