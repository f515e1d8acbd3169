#include "cli/keychain_salt.h"

#include "cli/keychain_answer.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

Error missing(const QString &detail)
{
    return fail(ErrorCode::SaltMissing, u"The desktop's keychain gives no master salt."_s,
                u"Keep it there for the service “showroom” under “master-salt”, or use --salt-from file:PATH or env."_s,
                detail);
}

} // namespace

Result<QList<masking::Salt>> readKeychainSalts(profiles::Keychain &keychain)
{
    const auto answer = answerOf(keychain, u"master-salt"_s);
    if (!answer)
        return missing(u"no answer"_s);
    const Result<QString> &secret = *answer;
    if (!secret || secret->isEmpty())
        return missing(secret ? u"no entry"_s : secret.error().detail);
    return masking::Salt::parse(secret->toUtf8());
}

} // namespace showroom::cli
