#pragma once

#include "core/access/rate_limits.h"
#include "core/access/roles.h"
#include "core/access/salt_rotation.h"
#include "core/access/salt_source.h"
#include "core/access/settings_store.h"

#include <QFuture>
#include <QObject>

namespace showroom::gui {

/// What the Settings page asks of the open database; each as the function of the same name in core/access. The real one
/// runs on the database's link (DatabaseSettings). Continue with whenReady().
class SettingsSource : public QObject {
    Q_OBJECT

public:
    virtual QFuture<Result<QList<access::Setting>>> listSettings() = 0;
    virtual QFuture<Result<QList<access::TextSetting>>> listTextSettings() = 0;
    virtual QFuture<Result<access::Setting>> setSetting(const QString &key, const QString &value) = 0;
    virtual QFuture<Result<access::TextSetting>> setTextSetting(const QString &key, const QString &value) = 0;

    virtual QFuture<Result<QList<access::RateUse>>> rateUses() = 0;
    virtual QFuture<Result<QList<access::RateRefusal>>> rateRefusals() = 0;
    virtual QFuture<Result<void>> exceptRate(const access::RateException &exception) = 0;
    virtual QFuture<Result<void>> endRateException(const QString &kind, const QString &key, const QString &reason) = 0;

    virtual QFuture<Result<QList<access::RoleGroup>>> roleGroups() = 0;
    virtual QFuture<Result<QList<access::RoleMember>>> roleMembers() = 0;
    virtual QFuture<Result<QList<access::Login>>> logins() = 0;
    virtual QFuture<Result<void>> grantRole(const QString &login, const QString &role, const QString &reason) = 0;
    virtual QFuture<Result<void>> revokeRole(const QString &login, const QString &role, const QString &reason) = 0;

    /// As this program knows them and as the database does.
    virtual QFuture<Result<QList<access::SaltVersion>>> saltVersions() = 0;
    /// Where this program's salts come from.
    virtual access::SaltPlace saltPlace() const = 0;
    /// What a rotation would do now.
    virtual QFuture<Result<access::SaltRotation>> planRotation() = 0;
    /// Keeps the salt where the others come from, unless the rotation was begun and it is there, and then makes it the
    /// one of new environments.
    virtual QFuture<Result<void>> rotateSalt(const access::SaltRotation &rotation, const QString &reason) = 0;

signals:
    /// Something of it may be another now: read again what is shown.
    void changed();

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
