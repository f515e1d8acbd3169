#include "masking/keyed_hash.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace showroom::masking {

namespace {

struct MacDeleter {
    void operator()(EVP_MAC *mac) const { EVP_MAC_free(mac); }
};

EVP_MAC_CTX *newContext(std::span<const unsigned char> key)
{
    const std::unique_ptr<EVP_MAC, MacDeleter> mac(EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr));
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac.get());
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_end()};
    if (!context || EVP_MAC_init(context, key.data(), key.size(), parameters) != 1)
        qFatal("OpenSSL offers no HMAC-SHA256");
    return context;
}

} // namespace

void KeyedHash::ContextDeleter::operator()(EVP_MAC_CTX *context) const
{
    EVP_MAC_CTX_free(context);
}

KeyedHash::KeyedHash(std::span<const unsigned char> key)
    : m_context(newContext(key))
{
}

KeyedHash::~KeyedHash() = default;
KeyedHash::KeyedHash(KeyedHash &&) noexcept = default;
KeyedHash &KeyedHash::operator=(KeyedHash &&) noexcept = default;

Digest KeyedHash::operator()(std::string_view message) const
{
    Digest digest;
    std::size_t size = 0;
    EVP_MAC_init(m_context.get(), nullptr, 0, nullptr);
    EVP_MAC_update(m_context.get(), reinterpret_cast<const unsigned char *>(message.data()), message.size());
    EVP_MAC_final(m_context.get(), digest.data(), &size, digest.size());
    return digest;
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
