#include "cli/keychain_salt.h"

#include "cli/keychain_answer.h"
#include "core/profiles/keychain_salts.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

Error missing(const QString &detail)
{
    return fail(
        ErrorCode::SaltMissing, u"The desktop's keychain gives no master salt."_s,
        u"Keep it there for the service “showroom” under “master-salt”, or name a file or a variable that has it."_s,
        detail);
}

} // namespace

Result<QList<masking::Salt>> readKeychainSalts(profiles::Keychain &keychain)
{
    const auto answer = answerOf(keychain, profiles::saltsKey());
    if (!answer)
        return missing(u"no answer"_s);
    const Result<QString> &secret = *answer;
    if (!secret || secret->isEmpty())
        return missing(secret ? u"no entry"_s : secret.error().detail);
    return masking::Salt::parse(secret->toUtf8());
}

Result<void> keepKeychainSalt(profiles::Keychain &keychain, const masking::Salt &salt)
{
    const auto answer = awaited(profiles::keepSalt(keychain, salt));
    if (!answer)
        return fail(ErrorCode::FileFailure, u"The desktop's keychain does not answer."_s,
                    u"Unlock it and run the command again; the database knows no new version."_s);
    return *answer;
}

} // namespace showroom::cli
