#pragma once

#include "gui/settings/settings_source.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

/// Settings, limits and roles in memory; every wish is kept, and refused while `refusal` is set.
class FakeSettings final : public SettingsSource {
public:
    template <class T>
    static QFuture<Result<T>> now(const Result<T> &answer)
    {
        return QtFuture::makeReadyFuture(answer);
    }
    template <class T>
    QFuture<Result<T>> read(const T &value) const
    {
        return now(error ? Result<T>(*error) : Result<T>(value));
    }
    QFuture<Result<void>> wish(const QStringList &words)
    {
        wishes.append(words);
        return now(refusal ? Result<void>(*refusal) : Result<void>());
    }

    QFuture<Result<QList<access::Setting>>> listSettings() override { return read(settings); }
    QFuture<Result<QList<access::TextSetting>>> listTextSettings() override { return read(texts); }
    QFuture<Result<access::Setting>> setSetting(const QString &key, const QString &value) override
    {
        wishes.append({u"set"_s, key, value});
        if (refusal)
            return now(Result<access::Setting>(*refusal));
        for (access::Setting &setting : settings) {
            if (setting.key != key)
                continue;
            setting.value = value.toLongLong();
            return now(Result<access::Setting>(setting));
        }
        return now(Result<access::Setting>(fail(ErrorCode::NotFound, u"There is no such setting."_s, {})));
    }
    QFuture<Result<access::TextSetting>> setTextSetting(const QString &key, const QString &value) override
    {
        wishes.append({u"setText"_s, key, value});
        return now(refusal ? Result<access::TextSetting>(*refusal)
                           : Result<access::TextSetting>(access::TextSetting{key, value, {}, {}}));
    }
    QFuture<Result<QList<access::RateUse>>> rateUses() override { return read(uses); }
    QFuture<Result<QList<access::RateRefusal>>> rateRefusals() override { return read(refusals); }
    QFuture<Result<void>> exceptRate(const access::RateException &exception) override
    {
        exceptions.append(exception);
        return wish({u"except"_s, exception.kind, exception.key});
    }
    QFuture<Result<void>> endRateException(const QString &kind, const QString &key, const QString &reason) override
    {
        return wish({u"end"_s, kind, key, reason});
    }
    QFuture<Result<QList<access::RoleGroup>>> roleGroups() override { return read(groups); }
    QFuture<Result<QList<access::RoleMember>>> roleMembers() override { return read(members); }
    QFuture<Result<QList<access::Login>>> logins() override { return read(known); }
    QFuture<Result<void>> grantRole(const QString &login, const QString &role, const QString &reason) override
    {
        return wish({u"grant"_s, login, role, reason});
    }
    QFuture<Result<void>> revokeRole(const QString &login, const QString &role, const QString &reason) override
    {
        return wish({u"revoke"_s, login, role, reason});
    }

    QFuture<Result<QList<access::SaltVersion>>> saltVersions() override { return read(salts); }
    access::SaltPlace saltPlace() const override { return place; }
    QFuture<Result<access::SaltRotation>> planRotation() override
    {
        return now(planRefusal ? Result<access::SaltRotation>(*planRefusal) : Result<access::SaltRotation>(rotation));
    }
    QFuture<Result<void>> rotateSalt(const access::SaltRotation &wanted, const QString &reason) override
    {
        return wish({u"rotate"_s, wanted.version, reason});
    }

    access::SaltPlace place{{}, u"/srv/salt"_s, false, true};
    access::SaltRotation rotation{u"3"_s, u"2"_s, 1'207, {}};
    std::optional<Error> planRefusal;

    QList<access::SaltVersion> salts;
    QList<access::Setting> settings;
    QList<access::TextSetting> texts;
    QList<access::RateUse> uses;
    QList<access::RateRefusal> refusals;
    QList<access::RateException> exceptions;
    QList<access::RoleGroup> groups;
    QList<access::RoleMember> members;
    QList<access::Login> known;
    QList<QStringList> wishes;
    std::optional<Error> error;   ///< of every reading
    std::optional<Error> refusal; ///< of every wish
};

} // namespace showroom::gui
