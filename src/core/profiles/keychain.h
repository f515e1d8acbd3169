#pragma once

#include "base/result.h"

#include <QFuture>
#include <QString>

namespace showroom::profiles {

/// Under which key the password of a profile is kept.
inline QString passwordKey(const QString &profile)
{
    return QStringLiteral("connection/") + profile;
}

/// The desktop's place for secrets. The real one is SystemKeychain; tests bring their own.
class Keychain {
public:
    virtual ~Keychain() = default;

    /// The secret kept under `key`; empty when there is none. Fails when there is no keychain, or it stays locked.
    virtual QFuture<Result<QString>> read(const QString &key) = 0;
    virtual QFuture<Result<void>> write(const QString &key, const QString &secret) = 0;
    virtual QFuture<Result<void>> remove(const QString &key) = 0;

protected:
    Keychain() = default;
    Q_DISABLE_COPY_MOVE(Keychain)
};

} // namespace showroom::profiles
