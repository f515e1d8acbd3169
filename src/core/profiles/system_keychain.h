#pragma once

#include "core/profiles/keychain.h"

namespace showroom::profiles {

/// The keychain of the desktop that runs (Secret Service, KWallet). Without a session bus there is none, and everything
/// fails at once; nothing is ever written in the clear instead.
class SystemKeychain final : public Keychain {
public:
    SystemKeychain() = default;

    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<void>> write(const QString &key, const QString &secret) override;
    QFuture<Result<void>> remove(const QString &key) override;
};

} // namespace showroom::profiles
