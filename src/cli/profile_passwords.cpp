#include "cli/profile_passwords.h"

#include "cli/keychain_answer.h"
#include "core/profiles/keychain.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

PasswordSource passwordsOf(profiles::Keychain &keychain)
{
    return [&keychain](const QString &profile) -> Result<QString> {
        const auto answer = answerOf(keychain, profiles::passwordKey(profile));
        if (!answer)
            return fail(ErrorCode::NotFound, u"The keychain does not answer."_s,
                        u"Unlock it, or put the password into ~/.pgpass or the variable PGPASSWORD."_s);
        return *answer;
    };
}

} // namespace showroom::cli
