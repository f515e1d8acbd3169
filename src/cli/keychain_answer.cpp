#include "cli/keychain_answer.h"

#include "core/profiles/keychain.h"

namespace showroom::cli {

std::optional<Result<QString>> answerOf(profiles::Keychain &keychain, const QString &key)
{
    return awaited(keychain.read(key));
}

} // namespace showroom::cli
