#include "core/profiles/profile.h"

#include "database/connection_string.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace showroom::profiles {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 40;
constexpr int highestPort = 65535;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::profiles)
};

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

void checkName(const QString &name, QList<Problem> &problems)
{
    const QString field = u"name"_s;
    if (name.trimmed().isEmpty())
        problems.append({field, u"required"_s, Texts::tr("Give the connection a name.")});
    else if (name.size() > longestName)
        problems.append({field, u"too-long"_s, Texts::tr("A name has at most %1 characters.").arg(longestName)});
    else if (name.compare(localName(), Qt::CaseInsensitive) == 0)
        problems.append({field, u"taken"_s, Texts::tr("“%1” is the private server; choose another name.").arg(name)});
    else if (name != name.trimmed() || name.contains(u'[') || name.contains(u']'))
        problems.append({field, u"invalid"_s, Texts::tr("A name has no square brackets, and no blanks around it.")});
}

void checkAddress(const QString &address, QList<Problem> &problems)
{
    const QString field = u"address"_s;
    if (address.isEmpty()) {
        problems.append({field, u"required"_s, Texts::tr("Give an address such as postgresql://user@host/database.")});
        return;
    }
    const auto settings = database::parseConnectionString(address);
    if (!settings)
        problems.append({field, u"invalid"_s, settings.error().message});
    else if (!settings->password.isEmpty() || settings->others.contains(u"sslpassword"_s))
        problems.append({field, u"secret"_s,
                         Texts::tr("The address holds a password, which must not lie in a file: leave it out.")});
}

void checkWay(const Profile &profile, QList<Problem> &problems)
{
    if (profile.way == Way::Address)
        checkAddress(profile.address, problems);
    else if (profile.way == Way::Service && profile.service.isEmpty())
        problems.append({u"service"_s, u"required"_s, Texts::tr("Give the service's name in pg_service.conf.")});
    if (profile.port < 0 || profile.port > highestPort)
        problems.append({u"port"_s, u"out-of-range"_s, Texts::tr("A port is a number from 1 to %1.").arg(highestPort)});
}

void checkValues(const Profile &profile, QList<Problem> &problems)
{
    static const QRegularExpression color(u"^#[0-9A-Fa-f]{6}$"_s);
    if (!profile.color.isEmpty() && !color.match(profile.color).hasMatch())
        problems.append({u"color"_s, u"invalid"_s, Texts::tr("A colour is written like #2AA198.")});
    if (!sslModes().contains(profile.sslMode))
        problems.append(
            {u"sslMode"_s, u"unknown"_s,
             Texts::tr("“%1” is no TLS mode: use %2.").arg(profile.sslMode, sslModes().sliced(1).join(u", "_s))});
    if (!profile.confirmation.isEmpty() && toWord(confirmationOf(profile)) != profile.confirmation)
        problems.append({u"confirmation"_s, u"unknown"_s,
                         Texts::tr("“%1” is no level of confirmation: use normal, careful or read-only.")
                             .arg(profile.confirmation.left(40))});
    const std::initializer_list<std::pair<QString, QString>> texts{{u"name"_s, profile.name},
                                                                   {u"host"_s, profile.host},
                                                                   {u"database"_s, profile.database},
                                                                   {u"user"_s, profile.user},
                                                                   {u"service"_s, profile.service},
                                                                   {u"address"_s, profile.address},
                                                                   {u"sslRootCert"_s, profile.sslRootCert},
                                                                   {u"sslCert"_s, profile.sslCert},
                                                                   {u"sslKey"_s, profile.sslKey},
                                                                   {u"saltFile"_s, profile.saltFile}};
    for (const auto &[field, text] : texts) {
        if (hasControlCharacter(text))
            problems.append(
                {field, u"control-character"_s, Texts::tr("Line breaks and control characters cannot be kept.")});
    }
}

} // namespace

QString localName()
{
    return u"local"_s;
}

QString toWord(Confirmation confirmation)
{
    switch (confirmation) {
    case Confirmation::Careful:
        return u"careful"_s;
    case Confirmation::ReadOnly:
        return u"read-only"_s;
    case Confirmation::Normal:
        break;
    }
    return u"normal"_s;
}

QList<Confirmation> confirmations()
{
    return {Confirmation::Normal, Confirmation::Careful, Confirmation::ReadOnly};
}

Confirmation confirmationOf(const Profile &profile)
{
    for (const Confirmation confirmation : confirmations()) {
        if (toWord(confirmation) == profile.confirmation)
            return confirmation;
    }
    return Confirmation::Normal;
}

QStringList sslModes()
{
    return {QString(), u"verify-full"_s, u"verify-ca"_s, u"require"_s, u"prefer"_s, u"allow"_s, u"disable"_s};
}

Result<void> validate(const Profile &profile)
{
    QList<Problem> problems;
    checkName(profile.name, problems);
    checkWay(profile, problems);
    checkValues(profile, problems);
    if (problems.isEmpty())
        return {};
    Error error =
        fail(ErrorCode::InvalidInput, problems.constFirst().message, Texts::tr("Correct it; nothing was saved."));
    error.problems = problems;
    return error;
}

Result<database::ConnectionSettings> settingsOf(const Profile &profile, const QString &password)
{
    database::ConnectionSettings settings;
    if (profile.way == Way::Address) {
        auto parsed = database::parseConnectionString(profile.address);
        if (!parsed)
            return parsed.error();
        settings = std::move(*parsed);
    } else {
        if (profile.way == Way::Service)
            settings.service = profile.service;
        else
            settings.host = profile.host;
        settings.port = profile.way == Way::Server ? profile.port : 0;
        settings.database = profile.database;
        settings.user = profile.user;
    }
    const auto prefer = [](QString &value, const QString &own) { value = own.isEmpty() ? value : own; };
    prefer(settings.sslMode, profile.sslMode);
    prefer(settings.sslRootCert, profile.sslRootCert);
    prefer(settings.sslCert, profile.sslCert);
    prefer(settings.sslKey, profile.sslKey);
    prefer(settings.password, password);
    if (confirmationOf(profile) == Confirmation::ReadOnly)
        settings.others[u"options"_s] += u" -c default_transaction_read_only=on"_s;
    return settings;
}

} // namespace showroom::profiles
