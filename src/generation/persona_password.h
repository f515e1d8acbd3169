#pragma once

#include "generation/blueprint.h"
#include "masking/keyed_hash.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace showroom::generation {

/// The password hashes of a dataset's personas: argon2id (19 MiB, two passes, one lane) as PHC strings. The salt is
/// derived from the dataset's key and the persona, so that the same dataset has the same hashes. Each takes some 20 ms,
/// so it is made when it is first asked for. Thread-safe.
class PersonaPasswords final {
public:
    PersonaPasswords(const QList<PersonaInfo> &personas, const masking::Digest &key);
    Q_DISABLE_COPY_MOVE(PersonaPasswords)

    std::size_t size() const { return m_entries.size(); }
    const std::string &hash(std::size_t persona) const;

private:
    struct Entry {
        std::string password;
        masking::Digest salt;
        mutable std::once_flag isHashed;
        mutable std::string hash;
    };
    std::vector<std::unique_ptr<const Entry>> m_entries;
};

using PersonaPasswordsPtr = std::shared_ptr<const PersonaPasswords>;

/// The hash of a password with a salt of 16 bytes, as crypto_pwhash_str_verify() and every other argon2 library check
/// it. Empty when there is no memory for it.
std::string passwordHash(const std::string &password, std::span<const unsigned char, 16> salt);

} // namespace showroom::generation
