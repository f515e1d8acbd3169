#pragma once

#include "base/result.h"
#include "masking/salt.h"

#include <QFuture>

namespace showroom::profiles {

class Keychain;

/// Under which key a keychain keeps the master salts, as lines `version:base64`, newest last.
inline QString saltsKey()
{
    return QStringLiteral("master-salt");
}

/// Adds the salt's line behind those that the keychain has, and reads them back: once this is well, the keychain gives
/// the new version and every older one. Conflict when it has the version by now; FileFailure leaves what was there.
/// One program of the person's at a time. `keychain` must outlive the answer.
QFuture<Result<void>> keepSalt(Keychain &keychain, const masking::Salt &salt);

} // namespace showroom::profiles
