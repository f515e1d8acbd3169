#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

struct evp_mac_ctx_st;

namespace showroom::masking {

/// The 256 bits that everything about one subject is taken from.
using Digest = std::array<unsigned char, 32>;

/// HMAC-SHA256 under one key, whose set-up is paid once: the context is kept and re-initialised. One per thread.
class KeyedHash final {
public:
    explicit KeyedHash(std::span<const unsigned char> key);
    ~KeyedHash();
    KeyedHash(KeyedHash &&) noexcept;
    KeyedHash &operator=(KeyedHash &&) noexcept;
    Q_DISABLE_COPY(KeyedHash)

    Digest operator()(std::string_view message) const;

private:
    struct ContextDeleter {
        void operator()(evp_mac_ctx_st *context) const;
    };
    std::unique_ptr<evp_mac_ctx_st, ContextDeleter> m_context;
};

/// HMAC-SHA256 of one message under a key that is not used again.
Digest hmacSha256(std::span<const unsigned char> key, std::string_view message);

/// The bytes of a byte array or a digest, as a key.
std::span<const unsigned char> keyBytes(const QByteArray &bytes);

} // namespace showroom::masking
