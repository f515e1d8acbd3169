#pragma once

#include "base/result.h"

#include <QString>

#include <functional>

namespace showroom::profiles {
class Keychain;
}

namespace showroom::cli {

/// The password that is kept for a profile; empty when none is. Fails when there is no keychain, or it stays locked.
using PasswordSource = std::function<Result<QString>(const QString &profile)>;

/// Reads the passwords of the keychain and waits for its answer, a minute at most: it may ask the person to unlock it.
/// `keychain` must outlive the source.
PasswordSource passwordsOf(profiles::Keychain &keychain);

} // namespace showroom::cli
