#include "gui/tour/tour_settings.h"

#include "gui/tour/tour_fixture.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using access::Login;
using access::RateException;
using access::RateUse;
using access::RoleGroup;
using access::RoleMember;
using access::Setting;
using access::TextSetting;

namespace {

template <class T>
QFuture<Result<T>> answer(const std::optional<Error> &error, const T &value)
{
    return QtFuture::makeReadyFuture(error ? Result<T>(*error) : Result<T>(value));
}

QList<Setting> settings()
{
    return {{u"rateLimit.createPerHour"_s, 5, 5, 1, 10'000, {}},
            {u"rateLimit.exportPerHour"_s, 40, 20, 1, 10'000, {}},
            {u"rateLimit.refreshPerHour"_s, 10, 10, 1, 10'000, {}},
            {u"sandbox.apiRatePerMinute"_s, 60, 60, 1, 100'000, {}},
            {u"sweep.autoResetHour"_s, 2, 2, 0, 23, {}},
            {u"sweep.cap"_s, 80, 50, 1, 1'000, {}},
            {u"sweep.cleanUpDays"_s, 30, 30, 1, 3'650, {}},
            {u"sweep.expiryHour"_s, 3, 3, 0, 23, {}}};
}

} // namespace

QFuture<Result<QList<Setting>>> TourSettings::listSettings()
{
    return answer(m_error, settings());
}

QFuture<Result<QList<TextSetting>>> TourSettings::listTextSettings()
{
    return answer(m_error, QList<TextSetting>{
                               {u"access.baseDomain"_s, u"demo.contoso.example"_s, u"demo.example"_s, {}},
                               {u"usage.internalDomains"_s, u"contoso.example"_s, {}, {}},
                           });
}

QFuture<Result<Setting>> TourSettings::setSetting(const QString &key, const QString &value)
{
    Setting setting{key, value.toLongLong(), 0, 0, 10'000, {}};
    return answer(m_refusal, setting);
}

QFuture<Result<TextSetting>> TourSettings::setTextSetting(const QString &key, const QString &value)
{
    return answer(m_refusal, TextSetting{key, value, {}, {}});
}

QFuture<Result<QList<RateUse>>> TourSettings::rateUses()
{
    const auto ago = [](int minutes) { return tourTime().addSecs(-60 * minutes); };
    const RateException partners{u"create"_s,           u"10.20.4.17"_s,          50,
                                 tourTime().addDays(8), u"Partner day in Oslo"_s, u"root.admin"_s};
    const RateException tests{u"export"_s, u"demo-solstice-bank"_s,          2,
                              {},          u"Its exports slow the server"_s, u"root.admin"_s};
    QList<RateUse> uses{
        {u"create"_s, u"10.20.4.17"_s, 12, 50, ago(9), {}, partners},
        {u"create"_s, u"10.20.4.88"_s, 5, 5, ago(14), ago(-22), {}},
        {u"create"_s, u"local:priya.raman"_s, 1, 5, ago(51), {}, {}},
        {u"export"_s, u"demo-solstice-bank"_s, 2, 2, ago(1), ago(-33), tests},
        {u"export"_s, u"demo-ethics-showcase"_s, 1, 40, ago(26), {}, {}},
    };
    if (m_isResting)
        uses.clear();
    return answer(m_error, uses);
}

QFuture<Result<QList<access::RateRefusal>>> TourSettings::rateRefusals()
{
    const auto ago = [](int minutes) { return tourTime().addSecs(-60 * minutes); };
    QList<access::RateRefusal> refusals{
        {u"load.test"_s, {}, u"create"_s, 1'204, tourTime().addDays(-2).date(), ago(3)},
        {u"priya.raman"_s, u"showroomctl"_s, u"export"_s, 3, tourTime().date(), ago(26)},
        {u"jonas.weber"_s, u"showroom"_s, u"create"_s, 1, tourTime().addDays(-9).date(), ago(9 * 24 * 60)},
    };
    if (m_isResting)
        refusals.clear();
    return answer(m_error, refusals);
}

QFuture<Result<void>> TourSettings::wish() const
{
    return QtFuture::makeReadyFuture(m_refusal ? Result<void>(*m_refusal) : Result<void>());
}

QFuture<Result<void>> TourSettings::exceptRate(const RateException &)
{
    return wish();
}

QFuture<Result<void>> TourSettings::endRateException(const QString &, const QString &, const QString &)
{
    return wish();
}

QFuture<Result<QList<RoleGroup>>> TourSettings::roleGroups()
{
    QList<RoleGroup> groups;
    for (const QString &word :
         {u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s, u"admin"_s, u"service"_s, u"app"_s, u"product"_s})
        groups.append({word, {}});
    return answer(m_error, groups);
}

QFuture<Result<QList<RoleMember>>> TourSettings::roleMembers()
{
    const auto viewer = u"viewer"_s;
    return answer(m_error, QList<RoleMember>{
                               {u"amelia.hart"_s, {u"ops"_s}, {viewer, u"support"_s, u"sales"_s}},
                               {u"ingrid.solheim"_s, {u"sales"_s, u"support"_s}, {viewer}},
                               {u"kenji.mori"_s, {u"support"_s}, {viewer}},
                               {u"marcus.bell"_s, {u"sales"_s}, {viewer}},
                               {u"priya.raman"_s, {u"ops"_s}, {viewer, u"support"_s, u"sales"_s}},
                               {u"root.admin"_s, {u"admin"_s}, {viewer, u"support"_s, u"sales"_s, u"ops"_s}},
                               {u"showroomd"_s, {u"service"_s}, {}},
                           });
}

QFuture<Result<QList<Login>>> TourSettings::logins()
{
    QList<Login> logins;
    for (const QString &name :
         {u"amelia.hart"_s, u"ingrid.solheim"_s, u"kenji.mori"_s, u"lena.ortiz"_s, u"marcus.bell"_s})
        logins.append({name, false});
    logins.append({u"postgres"_s, true});
    return answer(m_error, logins);
}

QFuture<Result<void>> TourSettings::grantRole(const QString &, const QString &, const QString &)
{
    return wish();
}

QFuture<Result<void>> TourSettings::revokeRole(const QString &, const QString &, const QString &)
{
    return wish();
}

QFuture<Result<QList<access::SaltVersion>>> TourSettings::saltVersions()
{
    using access::SaltState;
    const auto root = u"root.admin"_s;
    return answer(m_error, QList<access::SaltVersion>{
                               {u"2024-11"_s, SaltState::Missing, tourTime().addDays(-730), root, 1, false},
                               {u"2025-11"_s, SaltState::Same, tourTime().addDays(-365), root, 4, false},
                               {u"2026-11"_s, SaltState::Same, tourTime().addDays(-12), root, 3, true},
                           });
}

access::SaltPlace TourSettings::saltPlace() const
{
    return m_saltPlace;
}

QFuture<Result<access::SaltRotation>> TourSettings::planRotation()
{
    return answer(m_error, access::SaltRotation{u"2026-12"_s, u"2026-11"_s, 8, {}});
}

QFuture<Result<void>> TourSettings::rotateSalt(const access::SaltRotation &, const QString &)
{
    return wish();
}

} // namespace showroom::gui
