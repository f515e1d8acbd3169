#include "cli/keychain_salt.h"

#include <QEventLoop>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

Error missing(const QString &detail)
{
    return fail(ErrorCode::SaltMissing, u"The desktop's keychain holds no master salt, or there is no keychain."_s,
                u"Keep it there for the service “showroom” under “master-salt”, or use --salt-from file:PATH or env."_s,
                detail);
}

} // namespace

Result<QList<masking::Salt>> readKeychainSalts()
{
    // Asking without a bus makes libdbus look for one.
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return missing(u"no session bus"_s);
    QEventLoop loop;
    QKeychain::ReadPasswordJob job(u"showroom"_s);
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(u"master-salt"_s);
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.start();
    loop.exec();
    if (job.error() != QKeychain::NoError)
        return missing(job.errorString());
    return masking::Salt::parse(job.textData().toUtf8());
}

} // namespace showroom::cli
