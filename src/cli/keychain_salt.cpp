#include "cli/keychain_salt.h"

#include "core/profiles/keychain.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr std::chrono::seconds patience{60};

Error missing(const QString &detail)
{
    return fail(ErrorCode::SaltMissing, u"The desktop's keychain gives no master salt."_s,
                u"Keep it there for the service “showroom” under “master-salt”, or use --salt-from file:PATH or env."_s,
                detail);
}

} // namespace

// The program has no event loop of its own while a command runs; the keychain's answer comes by one.
Result<QList<masking::Salt>> readKeychainSalts(profiles::Keychain &keychain)
{
    QFutureWatcher<Result<QString>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(keychain.read(u"master-salt"_s));
    if (!watcher.isFinished()) {
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        loop.exec();
    }
    if (!watcher.isFinished())
        return missing(u"no answer"_s);
    const Result<QString> secret = watcher.result();
    if (!secret || secret->isEmpty())
        return missing(secret ? u"no entry"_s : secret.error().detail);
    return masking::Salt::parse(secret->toUtf8());
}

} // namespace showroom::cli
