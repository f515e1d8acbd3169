#include "cli/profile_passwords.h"

#include "core/profiles/keychain.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr std::chrono::seconds patience{60};

} // namespace

// The program has no event loop of its own while a command runs; the keychain's answer comes by one.
PasswordSource passwordsOf(profiles::Keychain &keychain)
{
    return [&keychain](const QString &profile) -> Result<QString> {
        QFutureWatcher<Result<QString>> watcher;
        QEventLoop loop;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(keychain.read(profiles::passwordKey(profile)));
        if (!watcher.isFinished()) {
            QTimer::singleShot(patience, &loop, &QEventLoop::quit);
            loop.exec();
        }
        if (!watcher.isFinished())
            return fail(ErrorCode::NotFound, u"The keychain does not answer."_s,
                        u"Unlock it, or put the password into ~/.pgpass or the variable PGPASSWORD."_s);
        return watcher.result();
    };
}

} // namespace showroom::cli
