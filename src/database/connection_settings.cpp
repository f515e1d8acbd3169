#include "database/connection_settings.h"

#include "database/service_file.h"

#include <QStringList>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

const auto systemCertificates = u"/etc/ssl/certs/ca-certificates.crt"_s;

/// libpq's quoting of a value in a connection string.
QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' % value % u'\'';
}

bool isSocket(const QString &host)
{
    return host.startsWith(u'/') || host.startsWith(u'@');
}

/// 127.0.0.0/8 in its usual writing; a name that only begins like it may lie anywhere.
bool isLoopback(const QString &host)
{
    in_addr address{};
    return host == u"::1" || (inet_pton(AF_INET, host.toLatin1().constData(), &address) == 1 &&
                              ntohl(address.s_addr) >> 24 == IN_LOOPBACKNET);
}

bool isLocalHost(const QString &host)
{
    return host.isEmpty() || isSocket(host) || host == u"localhost" || isLoopback(host);
}

/// libpq takes several hosts, separated by commas.
bool areAll(bool (*test)(const QString &), const QString &hosts)
{
    const QStringList all = hosts.split(u',');
    return std::all_of(all.begin(), all.end(), test);
}

/// What the service says about a parameter; empty when there is no service.
QString fromService(const ConnectionSettings &settings, const QString &keyword)
{
    const QString name = settings.service.isEmpty() ? qEnvironmentVariable("PGSERVICE") : settings.service;
    return name.isEmpty() ? QString() : findService(name).value_or(QHash<QString, QString>()).value(keyword);
}

/// Showroom's own choice where neither the settings nor the service nor PGSSLMODE made one.
QString sslModeOf(const ConnectionSettings &settings)
{
    const bool isDecided = !settings.sslMode.isEmpty() || qEnvironmentVariableIsSet("PGSSLMODE") ||
                           !fromService(settings, u"sslmode"_s).isEmpty();
    return isDecided || settings.isLocal() ? settings.sslMode : u"verify-full"_s;
}

} // namespace

QString ConnectionSettings::effectiveHost() const
{
    if (!host.isEmpty())
        return host;
    for (const QString &address : {others.value(u"hostaddr"_s), fromService(*this, u"host"_s),
                                   fromService(*this, u"hostaddr"_s), qEnvironmentVariable("PGHOST")}) {
        if (!address.isEmpty())
            return address;
    }
    return qEnvironmentVariable("PGHOSTADDR");
}

QString ConnectionSettings::effectiveAddress() const
{
    const QString own = others.value(u"hostaddr"_s);
    if (!own.isEmpty() || !host.isEmpty())
        return own.isEmpty() ? host : own;
    for (const QString &address : {fromService(*this, u"hostaddr"_s), qEnvironmentVariable("PGHOSTADDR")}) {
        if (!address.isEmpty())
            return address;
    }
    return effectiveHost();
}

bool ConnectionSettings::isLocal() const
{
    return areAll(isLocalHost, effectiveAddress());
}

bool ConnectionSettings::usesSocket() const
{
    const QString where = effectiveAddress();
    return where.isEmpty() || areAll(isSocket, where);
}

QString ConnectionSettings::connectOptions() const
{
    QStringList options;
    for (auto other = others.constBegin(); other != others.constEnd(); ++other) {
        if (other.key() != u"options")
            options << other.key() + u'=' + quoted(other.value());
    }
    options << u"connect_timeout=%1"_s.arg(connectTimeout.count()) << u"keepalives_idle=10"_s
            << u"keepalives_interval=5"_s << u"keepalives_count=3"_s << u"tcp_user_timeout=15000"_s
            << u"application_name="_s + quoted(applicationName)
            << u"options="_s + quoted(others.value(u"options"_s) % u" -c TimeZone=UTC -c DateStyle=ISO,YMD"_s %
                                      u" -c client_min_messages=warning"_s);
    // Without it an address of the service or of PGHOSTADDR would beat the host that is named here.
    if (!host.isEmpty() && !others.contains(u"hostaddr"_s))
        options << u"hostaddr=''"_s;
    const QString mode = sslModeOf(*this);
    const bool needsRoots = mode.startsWith(u"verify") && sslRootCert.isEmpty() &&
                            !qEnvironmentVariableIsSet("PGSSLROOTCERT") &&
                            fromService(*this, u"sslrootcert"_s).isEmpty();
    const std::initializer_list<std::pair<QString, QString>> own{
        {u"service"_s, service},
        {u"sslmode"_s, mode},
        {u"sslrootcert"_s, needsRoots ? systemCertificates : sslRootCert},
        {u"sslcert"_s, sslCert},
        {u"sslkey"_s, sslKey}};
    for (const auto &[keyword, value] : own) {
        if (!value.isEmpty())
            options << keyword + u'=' + quoted(value);
    }
    return options.join(u' ');
}

ConnectionSettings ConnectionSettings::withDatabase(const QString &name) const
{
    ConnectionSettings other = *this;
    other.database = name;
    return other;
}

QString ConnectionSettings::describe() const
{
    if (!service.isEmpty())
        return u"service “%1”"_s.arg(service);
    const QString what = database.isEmpty() ? u"the database"_s : u"“%1”"_s.arg(database);
    if (host.isEmpty())
        return what;
    if (host.startsWith(u'/'))
        return what % u" on this machine"_s;
    return what % u" at "_s % host % (port > 0 ? u":%1"_s.arg(port) : QString());
}

} // namespace showroom::database
