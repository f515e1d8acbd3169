#pragma once

#include "base/result.h"
#include "masking/salt.h"

#include <QList>

namespace showroom::profiles {
class Keychain;
}

namespace showroom::cli {

/// The master salts, newest last, that a keychain keeps under "master-salt" as lines `version:base64`. Waits a minute
/// for the person who unlocks it. SaltMissing without a keychain or an entry.
Result<QList<masking::Salt>> readKeychainSalts(profiles::Keychain &keychain);

/// Adds a further version behind them; waits likewise. profiles::keepSalt() says what can fail.
Result<void> keepKeychainSalt(profiles::Keychain &keychain, const masking::Salt &salt);

} // namespace showroom::cli
