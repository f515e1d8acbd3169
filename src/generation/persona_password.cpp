#include "generation/persona_password.h"

#include <QByteArray>

#include <sodium.h>

namespace showroom::generation {

namespace {

constexpr std::size_t hashBytes = 32;
constexpr unsigned long long passes = 2;
constexpr std::size_t kibibytes = 19 * 1024;

std::string base64(std::span<const unsigned char> bytes)
{
    const auto data = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    return data.toBase64(QByteArray::OmitTrailingEquals).toStdString();
}

} // namespace

std::string passwordHash(const std::string &password, std::span<const unsigned char, 16> salt)
{
    static_assert(crypto_pwhash_SALTBYTES == 16);
    std::array<unsigned char, hashBytes> hash{};
    if (sodium_init() < 0)
        return {};
    if (crypto_pwhash(hash.data(), hash.size(), password.data(), password.size(), salt.data(), passes, kibibytes * 1024,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return {};
    return "$argon2id$v=19$m=" + std::to_string(kibibytes) + ",t=" + std::to_string(passes) + ",p=1$" + base64(salt) +
           '$' + base64(hash);
}

PersonaPasswords::PersonaPasswords(const QList<PersonaInfo> &personas, const masking::Digest &key)
{
    const masking::KeyedHash hash(key);
    for (const PersonaInfo &persona : personas) {
        auto entry = std::make_unique<Entry>();
        entry->password = persona.password.toStdString();
        entry->salt = hash("persona " + persona.key.toStdString());
        m_entries.push_back(std::move(entry));
    }
}

const std::string &PersonaPasswords::hash(std::size_t persona) const
{
    const Entry &entry = *m_entries[persona];
    std::call_once(entry.isHashed,
                   [&] { entry.hash = passwordHash(entry.password, std::span(entry.salt).first<16>()); });
    return entry.hash;
}

} // namespace showroom::generation
