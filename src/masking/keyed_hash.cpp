#include "masking/keyed_hash.h"

// EVP_MAC takes twice as long for a short message, and every subject is one: the state after a padded key is copied
// here instead of being set up again.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace showroom::masking {

namespace {

using Block = std::array<unsigned char, SHA256_CBLOCK>;

SHA256_CTX stateAfter(const Block &key, unsigned char pad)
{
    Block padded = key;
    for (unsigned char &byte : padded)
        byte ^= pad;
    SHA256_CTX state;
    SHA256_Init(&state);
    SHA256_Update(&state, padded.data(), padded.size());
    OPENSSL_cleanse(padded.data(), padded.size());
    return state;
}

Digest digestOf(const SHA256_CTX &state)
{
    Digest digest;
    for (std::size_t i = 0; i < digest.size() / 4; ++i)
        qToBigEndian(quint32(state.h[i]), digest.data() + 4 * i);
    return digest;
}

/// The longest text that fits into one block with its padding.
constexpr std::size_t shortText = SHA256_CBLOCK - 1 - sizeof(std::uint64_t);

/// The digest of one block that `start` has taken and a text of at most shortText bytes behind it: one call of the
/// compression function, which looks at nothing of a state but the eight words that it chains.
Digest shortDigest(const SHA256_CTX &start, const void *text, std::size_t size)
{
    Block block{};
    std::memcpy(block.data(), text, size);
    block[size] = 0x80;
    const std::size_t bits = (SHA256_CBLOCK + size) * 8;
    block[SHA256_CBLOCK - 2] = static_cast<unsigned char>(bits >> 8);
    block[SHA256_CBLOCK - 1] = static_cast<unsigned char>(bits);
    SHA256_CTX state;
    std::memcpy(state.h, start.h, sizeof state.h);
    SHA256_Transform(&state, block.data());
    return digestOf(state);
}

Digest longDigest(SHA256_CTX state, std::string_view text)
{
    Digest digest;
    SHA256_Update(&state, text.data(), text.size());
    SHA256_Final(digest.data(), &state);
    return digest;
}

} // namespace

/// The states after the inner and the outer padded key.
struct KeyedHash::Pads {
    explicit Pads(const Block &key)
        : inner(stateAfter(key, 0x36))
        , outer(stateAfter(key, 0x5c))
    {
    }
    ~Pads()
    {
        OPENSSL_cleanse(&inner, sizeof inner);
        OPENSSL_cleanse(&outer, sizeof outer);
    }
    Q_DISABLE_COPY_MOVE(Pads)

    SHA256_CTX inner;
    SHA256_CTX outer;
};

KeyedHash::KeyedHash(std::span<const unsigned char> key)
{
    Block block{};
    if (key.size() > block.size())
        SHA256(key.data(), key.size(), block.data());
    else
        std::copy(key.begin(), key.end(), block.begin());
    m_pads = std::make_unique<const Pads>(block);
    OPENSSL_cleanse(block.data(), block.size());
}

KeyedHash::~KeyedHash() = default;
KeyedHash::KeyedHash(KeyedHash &&) noexcept = default;
KeyedHash &KeyedHash::operator=(KeyedHash &&) noexcept = default;

Digest KeyedHash::operator()(std::string_view message) const
{
    const Digest inner = message.size() <= shortText ? shortDigest(m_pads->inner, message.data(), message.size())
                                                     : longDigest(m_pads->inner, message);
    return shortDigest(m_pads->outer, inner.data(), inner.size());
}

Digest hmacSha256(std::span<const unsigned char> key, std::string_view message)
{
    return KeyedHash(key)(message);
}

std::span<const unsigned char> keyBytes(const QByteArray &bytes)
{
    return {reinterpret_cast<const unsigned char *>(bytes.constData()), std::size_t(bytes.size())};
}

} // namespace showroom::masking
