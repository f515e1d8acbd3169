#include "cli/keychain_answer.h"

#include "core/profiles/keychain.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

namespace showroom::cli {

std::optional<Result<QString>> answerOf(profiles::Keychain &keychain, const QString &key)
{
    constexpr std::chrono::seconds patience{60};
    QFutureWatcher<Result<QString>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(keychain.read(key));
    if (!watcher.isFinished()) {
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return watcher.isFinished() ? std::optional(watcher.result()) : std::nullopt;
}

} // namespace showroom::cli
