#include "core/profiles/system_keychain.h"

#include <QCoreApplication>
#include <QPromise>

#include <memory>
#include <qt6keychain/keychain.h>

namespace showroom::profiles {

using namespace Qt::StringLiterals;

namespace {

const auto service = u"showroom"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::profiles::SystemKeychain)
};

/// Asking without a bus makes libdbus look for one, which may hold the window.
bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS");
}

Error absent(const QString &detail)
{
    return fail(ErrorCode::NotFound, Texts::tr("This desktop has no keychain, or it is locked."),
                Texts::tr("Unlock it, or put the password into ~/.pgpass."), detail);
}

/// Starts a job of QtKeychain, which deletes itself; `answerOf` turns its end into the answer.
template <class Answer, class Job, class F>
QFuture<Answer> run(Job *job, const QString &key, F answerOf)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, answerOf, job] {
        promise->addResult(answerOf(*job));
        promise->finish();
    });
    QFuture<Answer> future = promise->future();
    job->start();
    return future;
}

Result<void> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return {};
    return absent(job.errorString());
}

} // namespace

QFuture<Result<QString>> SystemKeychain::read(const QString &key)
{
    if (!hasSessionBus())
        return QtFuture::makeReadyFuture(Result<QString>(absent({})));
    return run<Result<QString>>(new QKeychain::ReadPasswordJob(service), key,
                                [](const QKeychain::ReadPasswordJob &job) -> Result<QString> {
                                    const Result<void> outcome = outcomeOf(job);
                                    return outcome ? Result<QString>(job.textData()) : Result<QString>(outcome.error());
                                });
}

QFuture<Result<void>> SystemKeychain::write(const QString &key, const QString &secret)
{
    if (!hasSessionBus())
        return QtFuture::makeReadyFuture(Result<void>(absent({})));
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(secret);
    return run<Result<void>>(job, key, outcomeOf);
}

QFuture<Result<void>> SystemKeychain::remove(const QString &key)
{
    if (!hasSessionBus())
        return QtFuture::makeReadyFuture(Result<void>(absent({})));
    return run<Result<void>>(new QKeychain::DeletePasswordJob(service), key, outcomeOf);
}

} // namespace showroom::profiles
