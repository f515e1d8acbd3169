#pragma once

#include "gui/settings/settings_source.h"

namespace showroom::gui {

class DatabaseLink;
class SaltKeeper;

/// Settings, limits and roles of the open database.
class DatabaseSettings final : public SettingsSource {
    Q_OBJECT

public:
    /// Both must outlive it.
    DatabaseSettings(DatabaseLink &link, SaltKeeper &salts, QObject *parent = nullptr);

    QFuture<Result<QList<access::Setting>>> listSettings() override;
    QFuture<Result<QList<access::TextSetting>>> listTextSettings() override;
    QFuture<Result<access::Setting>> setSetting(const QString &key, const QString &value) override;
    QFuture<Result<access::TextSetting>> setTextSetting(const QString &key, const QString &value) override;
    QFuture<Result<QList<access::RateUse>>> rateUses() override;
    QFuture<Result<QList<access::RateRefusal>>> rateRefusals() override;
    QFuture<Result<void>> exceptRate(const access::RateException &exception) override;
    QFuture<Result<void>> endRateException(const QString &kind, const QString &key, const QString &reason) override;
    QFuture<Result<QList<access::RoleGroup>>> roleGroups() override;
    QFuture<Result<QList<access::RoleMember>>> roleMembers() override;
    QFuture<Result<QList<access::Login>>> logins() override;
    QFuture<Result<void>> grantRole(const QString &login, const QString &role, const QString &reason) override;
    QFuture<Result<void>> revokeRole(const QString &login, const QString &role, const QString &reason) override;
    QFuture<Result<QList<access::SaltVersion>>> saltVersions() override;
    access::SaltPlace saltPlace() const override;
    QFuture<Result<access::SaltRotation>> planRotation() override;
    QFuture<Result<void>> rotateSalt(const access::SaltRotation &rotation, const QString &reason) override;

private:
    QFuture<Result<void>> record(const masking::Salt &salt, const QString &reason);

    DatabaseLink &m_link;
    SaltKeeper &m_salts;
};

} // namespace showroom::gui
