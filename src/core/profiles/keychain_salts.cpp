#include "core/profiles/keychain_salts.h"

#include "core/access/salt_rotation.h"
#include "core/profiles/keychain.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QStandardPaths>

#include <memory>

namespace showroom::profiles {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::profiles)
};

using Answer = QFuture<Result<void>>;

constexpr int lockPatienceMilliseconds = 0;

Answer now(const Result<void> &answer)
{
    return QtFuture::makeReadyFuture(answer);
}

Error notKept(const QString &detail)
{
    return fail(ErrorCode::FileFailure, Texts::tr("The desktop’s keychain did not keep the new version of the salt."),
                Texts::tr("Unlock the keychain and try again; nothing was changed in the database."), detail);
}

/// A keychain replaces an entry as a whole: two who add to it at once would lose one of the two versions.
QString lockPlace()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return (folder.isEmpty() ? QDir::tempPath() : folder) + u"/showroom-master-salt.lock"_s;
}

Answer readBack(Keychain &keychain, const QString &wanted)
{
    return keychain.read(saltsKey()).then([wanted](const Result<QString> &kept) {
        if (!kept)
            return Result<void>(notKept(kept.error().detail));
        return *kept == wanted ? Result<void>() : Result<void>(notKept(u"it gives another entry back"_s));
    });
}

Answer replace(Keychain &keychain, const QString &lines)
{
    return keychain.write(saltsKey(), lines)
        .then([&keychain, lines](const Result<void> &written) {
            return written ? readBack(keychain, lines) : now(notKept(written.error().detail));
        })
        .unwrap();
}

} // namespace

QFuture<Result<void>> keepSalt(Keychain &keychain, const masking::Salt &salt)
{
    const auto lock = std::make_shared<QLockFile>(lockPlace());
    if (!lock->tryLock(lockPatienceMilliseconds))
        return now(fail(ErrorCode::Busy, Texts::tr("Another program of yours is changing the salts in the keychain."),
                        Texts::tr("Try again in a moment; nothing was changed.")));
    return keychain.read(saltsKey())
        .then([&keychain, salt](const Result<QString> &kept) {
            if (!kept)
                return now(notKept(kept.error().detail));
            const Result<QByteArray> lines = access::withSalt(kept->toUtf8(), salt);
            return lines ? replace(keychain, QString::fromUtf8(*lines)) : now(lines.error());
        })
        .unwrap()
        .then([lock](const Result<void> &done) {
            lock->unlock();
            return done;
        });
}

} // namespace showroom::profiles
