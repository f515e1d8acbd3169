#pragma once

#include "base/result.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QString>
#include <QTimer>

#include <chrono>
#include <optional>

namespace showroom::profiles {
class Keychain;
}

namespace showroom::cli {

/// What a keychain answers; nothing when it does not within a minute: it may ask the person to unlock it. A command has
/// no event loop of its own while it runs, and the answer comes by one.
template <class T>
std::optional<T> awaited(const QFuture<T> &answer)
{
    constexpr std::chrono::seconds patience{60};
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(answer);
    if (!watcher.isFinished()) {
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return watcher.isFinished() ? std::optional<T>(watcher.result()) : std::nullopt;
}

/// What the keychain keeps under a key.
std::optional<Result<QString>> answerOf(profiles::Keychain &keychain, const QString &key);

} // namespace showroom::cli
