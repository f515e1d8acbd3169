#pragma once

#include "base/result.h"
#include "masking/salt.h"

#include <QList>

namespace showroom::cli {

/// The master salts, newest last, that the desktop's keychain keeps for the service "showroom" under "master-salt", as
/// lines `version:base64`. Waits for the person who unlocks it. SaltMissing without a keychain or an entry.
Result<QList<masking::Salt>> readKeychainSalts();

} // namespace showroom::cli
