#pragma once

#include "base/result.h"

#include <QString>

#include <optional>

namespace showroom::profiles {
class Keychain;
}

namespace showroom::cli {

/// What the keychain keeps under a key; nothing when it does not answer within a minute: it may ask the person to
/// unlock it. A command has no event loop of its own while it runs, and the answer comes by one.
std::optional<Result<QString>> answerOf(profiles::Keychain &keychain, const QString &key);

} // namespace showroom::cli
