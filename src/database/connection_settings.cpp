#include "database/connection_settings.h"

#include <QStringList>

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

bool isLocalHost(const QString &host)
{
    return isSocket(host) || host == u"localhost" || host.startsWith(u"127.") || host == u"::1";
}

} // namespace

bool ConnectionSettings::isLocal() const
{
    if (!host.isEmpty())
        return isLocalHost(host);
    if (!service.isEmpty() || qEnvironmentVariableIsSet("PGSERVICE") || qEnvironmentVariableIsSet("PGHOSTADDR"))
        return false;
    const QString fromEnvironment = qEnvironmentVariable("PGHOST");
    return fromEnvironment.isEmpty() || isLocalHost(fromEnvironment);
}

bool ConnectionSettings::usesSocket() const
{
    if (!host.isEmpty())
        return isSocket(host);
    const QString fromEnvironment = qEnvironmentVariable("PGHOST");
    return isLocal() && (fromEnvironment.isEmpty() || isSocket(fromEnvironment));
}

QString ConnectionSettings::connectOptions() const
{
    QStringList options{u"connect_timeout=%1"_s.arg(connectTimeout.count()),
                        u"keepalives_idle=10"_s,
                        u"keepalives_interval=5"_s,
                        u"keepalives_count=3"_s,
                        u"tcp_user_timeout=15000"_s,
                        u"application_name="_s + quoted(applicationName),
                        u"options='-c TimeZone=UTC -c DateStyle=ISO,YMD -c client_min_messages=warning'"_s};
    if (!service.isEmpty())
        options << u"service="_s + quoted(service);
    const bool mustDecide = sslMode.isEmpty() && service.isEmpty() && !qEnvironmentVariableIsSet("PGSSLMODE");
    const QString mode = mustDecide && !isLocal() ? u"verify-full"_s : sslMode;
    if (!mode.isEmpty())
        options << u"sslmode="_s + quoted(mode);
    if (!sslRootCert.isEmpty())
        options << u"sslrootcert="_s + quoted(sslRootCert);
    else if (mode.startsWith(u"verify") && !qEnvironmentVariableIsSet("PGSSLROOTCERT"))
        options << u"sslrootcert="_s + quoted(systemCertificates);
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
