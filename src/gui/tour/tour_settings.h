#pragma once

#include "gui/settings/settings_source.h"

namespace showroom::gui {

/// Settings, limits and roles of the fixture's database. Answers at once and changes nothing.
class TourSettings final : public SettingsSource {
public:
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

    /// Every reading fails with it from now on.
    void failWith(const Error &error) { m_error = error; }
    /// Every change is refused with it from now on.
    void refuseWith(const Error &error) { m_refusal = error; }
    /// The salts come from there.
    void setSaltPlace(const access::SaltPlace &place) { m_saltPlace = place; }
    /// Nobody used a limit.
    void rest() { m_isResting = true; }

private:
    QFuture<Result<void>> wish() const;

    std::optional<Error> m_error;
    std::optional<Error> m_refusal;
    access::SaltPlace m_saltPlace{{}, QStringLiteral("/etc/showroom/master-salt"), false, true};
    bool m_isResting = false;
};

} // namespace showroom::gui
