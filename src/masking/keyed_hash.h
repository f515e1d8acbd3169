#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace showroom::masking {

/// The 256 bits that everything about one subject is taken from.
using Digest = std::array<unsigned char, 32>;

/// HMAC-SHA256 (RFC 2104) under one key, whose set-up is paid once: both padded keys are hashed in advance. Safe to use
/// from several threads.
class KeyedHash final {
public:
    explicit KeyedHash(std::span<const unsigned char> key);
    ~KeyedHash();
    KeyedHash(KeyedHash &&) noexcept;
    KeyedHash &operator=(KeyedHash &&) noexcept;
    Q_DISABLE_COPY(KeyedHash)

    Digest operator()(std::string_view message) const;

private:
    struct Pads;
    std::unique_ptr<const Pads> m_pads;
};

/// HMAC-SHA256 of one message under a key that is not used again.
Digest hmacSha256(std::span<const unsigned char> key, std::string_view message);

/// The bytes of a byte array or a digest, as a key.
std::span<const unsigned char> keyBytes(const QByteArray &bytes);

} // namespace showroom::masking
