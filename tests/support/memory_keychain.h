#pragma once

#include "core/profiles/keychain.h"

#include <QHash>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace showroom::test {

/// A keychain in memory that answers after a turn of the event loop, as a real one does.
class MemoryKeychain final : public profiles::Keychain {
public:
    QFuture<Result<QString>> read(const QString &key) override
    {
        return later<QString>(
            [this, key] { return isLocked ? Result<QString>(locked()) : Result<QString>(kept.value(key)); });
    }
    QFuture<Result<void>> write(const QString &key, const QString &secret) override
    {
        return later<void>([this, key, secret]() -> Result<void> {
            if (isLocked || refusesWrites)
                return locked();
            if (!forgetsWrites)
                kept.insert(key, secret);
            return {};
        });
    }
    QFuture<Result<void>> remove(const QString &key) override
    {
        return later<void>([this, key] {
            kept.remove(key);
            return Result<void>();
        });
    }

    QHash<QString, QString> kept;
    bool isLocked = false;
    bool refusesWrites = false;
    bool forgetsWrites = false; ///< says that all is well, and keeps nothing

private:
    static Error locked() { return fail(ErrorCode::NotFound, QStringLiteral("The keychain is locked.")); }

    template <class T, class F>
    QFuture<Result<T>> later(F answer)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QTimer::singleShot(0, [promise, answer] {
            promise->addResult(answer());
            promise->finish();
        });
        return promise->future();
    }
};

} // namespace showroom::test
