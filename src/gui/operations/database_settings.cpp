#include "gui/operations/database_settings.h"

#include "base/when_ready.h"
#include "gui/operations/database_link.h"
#include "gui/operations/salt_keeper.h"

#include <QPromise>

#include <memory>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using database::Connection;

/// Whatever is changed here stands in the audit log, whose entries are announced; what is used of the limits goes with
/// environments and exports.
DatabaseSettings::DatabaseSettings(DatabaseLink &link, SaltKeeper &salts, QObject *parent)
    : SettingsSource(parent)
    , m_link(link)
    , m_salts(salts)
{
    connect(&link, &DatabaseLink::changed, this, [this](const QString &topic) {
        if (!topic.startsWith(u"job:"_s))
            emit changed();
    });
    connect(&link, &DatabaseLink::connectionRestored, this, &SettingsSource::changed);
}

QFuture<Result<QList<access::Setting>>> DatabaseSettings::listSettings()
{
    return m_link.ask([](Connection &connection) { return access::listSettings(connection); });
}

QFuture<Result<QList<access::TextSetting>>> DatabaseSettings::listTextSettings()
{
    return m_link.ask([](Connection &connection) { return access::listTextSettings(connection); });
}

QFuture<Result<access::Setting>> DatabaseSettings::setSetting(const QString &key, const QString &value)
{
    return m_link.ask([key, value](Connection &connection) { return access::setSetting(connection, key, value); });
}

QFuture<Result<access::TextSetting>> DatabaseSettings::setTextSetting(const QString &key, const QString &value)
{
    return m_link.ask([key, value](Connection &connection) { return access::setTextSetting(connection, key, value); });
}

QFuture<Result<QList<access::RateUse>>> DatabaseSettings::rateUses()
{
    return m_link.ask([](Connection &connection) { return access::rateUses(connection); });
}

QFuture<Result<QList<access::RateRefusal>>> DatabaseSettings::rateRefusals()
{
    return m_link.ask([](Connection &connection) { return access::rateRefusals(connection); });
}

QFuture<Result<void>> DatabaseSettings::exceptRate(const access::RateException &exception)
{
    return m_link.ask([exception](Connection &connection) { return access::exceptRate(connection, exception); });
}

QFuture<Result<void>> DatabaseSettings::endRateException(const QString &kind, const QString &key, const QString &reason)
{
    return m_link.ask([kind, key, reason](Connection &connection) {
        return access::endRateException(connection, kind, key, reason);
    });
}

QFuture<Result<QList<access::RoleGroup>>> DatabaseSettings::roleGroups()
{
    return m_link.ask([](Connection &connection) { return access::roleGroups(connection); });
}

QFuture<Result<QList<access::RoleMember>>> DatabaseSettings::roleMembers()
{
    return m_link.ask([](Connection &connection) { return access::roleMembers(connection); });
}

QFuture<Result<QList<access::Login>>> DatabaseSettings::logins()
{
    return m_link.ask([](Connection &connection) { return access::logins(connection); });
}

QFuture<Result<void>> DatabaseSettings::grantRole(const QString &login, const QString &role, const QString &reason)
{
    return m_link.ask(
        [login, role, reason](Connection &connection) { return access::grantRole(connection, login, role, reason); });
}

QFuture<Result<void>> DatabaseSettings::revokeRole(const QString &login, const QString &role, const QString &reason)
{
    return m_link.ask(
        [login, role, reason](Connection &connection) { return access::revokeRole(connection, login, role, reason); });
}

QFuture<Result<QList<access::SaltVersion>>> DatabaseSettings::saltVersions()
{
    return m_link.ask([&salts = m_salts](Connection &connection) -> Result<QList<access::SaltVersion>> {
        const auto known = salts.salts();
        if (!known && known.error().code != ErrorCode::SaltMissing)
            return known.error();
        return access::saltVersions(connection, known.value_or(QList<masking::Salt>()));
    });
}

access::SaltPlace DatabaseSettings::saltPlace() const
{
    return m_salts.place();
}

QFuture<Result<access::SaltRotation>> DatabaseSettings::planRotation()
{
    return m_link.ask([&salts = m_salts](Connection &connection) -> Result<access::SaltRotation> {
        const auto known = salts.salts();
        if (!known)
            return known.error();
        return access::planRotation(connection, *known);
    });
}

QFuture<Result<void>> DatabaseSettings::record(const masking::Salt &salt, const QString &reason)
{
    return m_link.ask(
        [salt, reason](Connection &connection) { return access::recordRotation(connection, salt, reason); });
}

/// The database hears of the version once the secret is kept: what ends in between is completed by rotating again.
QFuture<Result<void>> DatabaseSettings::rotateSalt(const access::SaltRotation &rotation, const QString &reason)
{
    if (rotation.begun)
        return record(*rotation.begun, reason);
    const auto salt = access::makeSalt(rotation.version);
    if (!salt)
        return QtFuture::makeReadyFuture(Result<void>(salt.error()));
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const QFuture<Result<void>> answer = promise->future();
    const auto end = [promise](const Result<void> &done) {
        promise->addResult(done);
        promise->finish();
    };
    whenReady(m_salts.keep(*salt), this, [this, salt = *salt, reason, end](const Result<void> &kept) {
        if (kept)
            whenReady(record(salt, reason), this, end);
        else
            end(kept);
    });
    return answer;
}

} // namespace showroom::gui
