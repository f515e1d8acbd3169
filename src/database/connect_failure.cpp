#include "database/connect_failure.h"

#include "base/result.h"
#include "database/error_mapping.h"

#include <algorithm>
#include <iterator>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

/// In the sentences %1 stands for the database and its server, %2 for the host, %3 for the service.
struct Failure {
    QLatin1StringView sign; ///< a SQLSTATE or its class, or words of libpq
    ErrorCode code;
    const char16_t *message;
    const char16_t *hint;
};

constexpr Failure refusals[] = {
    {"28P01"_L1, ErrorCode::AuthenticationFailed,
     u"The server refused the login to %1: user name and password do not match.",
     u"Check the user name and enter the password anew; ~/.pgpass may hold an old one."},
    {"28"_L1, ErrorCode::AuthenticationFailed, u"The server refused the login to %1.",
     u"Check the user name. If it is right, the server's administrator has to let this login in from here (CREATE ROLE "
     u"… LOGIN, pg_hba.conf)."},
    {"3D000"_L1, ErrorCode::DatabaseUnreachable, u"The server has no database of this name: %1.",
     u"Check the name of the database; “psql --list” shows those that there are."},
    {"42501"_L1, ErrorCode::PermissionDenied, u"This login may not enter %1.",
     u"Ask the server's administrator for: GRANT CONNECT ON DATABASE …"},
};

/// First match wins; the words are those of libpq 15 to 17.
constexpr Failure silences[] = {
    {"could not translate host name"_L1, ErrorCode::DatabaseUnreachable, u"There is no computer named %2.",
     u"Check the spelling of the host, and that the network or VPN that knows it is on."},
    {"definition of service"_L1, ErrorCode::NotFound, u"There is no service “%3”.",
     u"Services are defined in ~/.pg_service.conf (or PGSERVICEFILE): add a section [%3] there, or use another one."},
    {"service file"_L1, ErrorCode::FileFailure, u"The file that defines the service “%3” cannot be used.",
     u"Check ~/.pg_service.conf (or PGSERVICEFILE): a line is [name] or key=value, and no service names another one."},
    {"root certificate file"_L1, ErrorCode::FileFailure,
     u"The file of the certificates that are trusted is missing, so %1 cannot be checked.",
     u"Choose the root certificate of your company in the connection, or install the package ca-certificates."},
    {"does not match host name"_L1, ErrorCode::DatabaseUnreachable,
     u"The server's certificate was made for another name than %2.",
     u"Use the name that the certificate bears as host. If that is the one you gave, ask the server's administrator."},
    {"certificate has expired"_L1, ErrorCode::DatabaseUnreachable, u"The certificate of %1 has expired.",
     u"Ask the server's administrator for a new one; check this computer's clock as well."},
    {"certificate verify failed"_L1, ErrorCode::DatabaseUnreachable,
     u"The certificate of %1 is not signed by anybody whom this computer trusts.",
     u"Choose the certificate of your company's authority as root certificate (sslrootcert) of the connection."},
    {"does not support SSL"_L1, ErrorCode::DatabaseUnreachable, u"The server of %1 offers no encryption (TLS).",
     u"Have it switched on there (ssl = on). In a network that you trust you may choose the TLS mode “prefer”."},
    {"private key file"_L1, ErrorCode::FileFailure, u"The private key of this connection cannot be used.",
     u"Check the path of the key (sslkey), and that nobody else may read it: chmod 600."},
    {"certificate file"_L1, ErrorCode::FileFailure, u"The client certificate of this connection cannot be used.",
     u"Check the path of the certificate (sslcert) in the connection."},
    {"no password supplied"_L1, ErrorCode::AuthenticationFailed, u"The server asks for a password for %1.",
     u"Enter it in the connection, or put it into ~/.pgpass or PGPASSWORD."},
    {"timeout expired"_L1, ErrorCode::DatabaseUnreachable, u"No server answers for %1: it stays silent.",
     u"It may hang, or a firewall swallows the connection. Check host and port, then try again."},
    {"Connection refused"_L1, ErrorCode::DatabaseUnreachable, u"No server answers for %1: nothing listens there.",
     u"Check the port (PostgreSQL's own is 5432), and that the server runs and listens on this address."},
    {"No such file or directory"_L1, ErrorCode::DatabaseUnreachable,
     u"No server answers for %1: none runs on this computer under that socket and port.",
     u"Start the server, or give the host of another one."},
    {"No route to host"_L1, ErrorCode::DatabaseUnreachable, u"There is no way to %2 from here.",
     u"Check the network, the VPN and the firewall."},
    {"unreachable"_L1, ErrorCode::DatabaseUnreachable, u"There is no way to %2 from here.",
     u"Check the network, the VPN and the firewall."},
    {"invalid response"_L1, ErrorCode::DatabaseUnreachable, u"What answers for %1 is no PostgreSQL server.",
     u"Check host and port: another program listens there."},
    {"expected authentication request"_L1, ErrorCode::DatabaseUnreachable,
     u"What answers for %1 is no PostgreSQL server.", u"Check host and port: another program listens there."},
    {"server closed the connection"_L1, ErrorCode::DatabaseUnreachable, u"What answers for %1 hung up at once.",
     u"Check host and port. If they are right, the server is starting or stopping: try again in a moment."},
    {"invalid sslmode"_L1, ErrorCode::InvalidInput, u"The TLS mode of this connection is none that PostgreSQL knows.",
     u"Use verify-full, verify-ca, require, prefer, allow or disable."},
    {"invalid port number"_L1, ErrorCode::InvalidInput, u"The port of this connection is no port.",
     u"Use a number from 1 to 65535; PostgreSQL's own is 5432."},
    {"invalid integer value"_L1, ErrorCode::InvalidInput, u"A number of this connection is none.",
     u"Check the numbers in the address, the service or the PG* variables."},
};

QString filled(const char16_t *words, const ConnectionSettings &settings)
{
    const QString host = settings.effectiveHost();
    const QString service = settings.service.isEmpty() ? qEnvironmentVariable("PGSERVICE") : settings.service;
    QString text = QString::fromUtf16(words);
    // One after the other: arg() with several texts would miss numbers that a sentence lacks.
    text.replace(u"%1"_s, settings.describe());
    text.replace(u"%2"_s, host.isEmpty() ? u"this computer"_s : u"“%1”"_s.arg(host));
    text.replace(u"%3"_s, service);
    return text;
}

template <class Matches>
const Failure *find(std::span<const Failure> failures, Matches matches)
{
    const auto found = std::find_if(failures.begin(), failures.end(), matches);
    return found == failures.end() ? nullptr : &*found;
}

Error worded(const Failure &failure, const ConnectionSettings &settings, const QString &detail)
{
    return fail(failure.code, filled(failure.message, settings), filled(failure.hint, settings), detail);
}

} // namespace

Error mapConnectFailure(const QString &sqlState, const QString &text, const ConnectionSettings &settings)
{
    const QString detail = QString(sqlState + u' ' + text).trimmed();
    if (sqlState.isEmpty()) {
        const Failure *silence = find(silences, [&text](const Failure &one) { return text.contains(one.sign); });
        if (silence)
            return worded(*silence, settings, detail);
        return fail(ErrorCode::DatabaseUnreachable, u"No server answers for %1."_s.arg(settings.describe()),
                    u"Check host and port, and that the server runs."_s, detail);
    }
    const Failure *refusal = find(refusals, [&](const Failure &one) { return sqlState.startsWith(one.sign); });
    if (refusal)
        return worded(*refusal, settings, detail);
    ServerMessage message;
    message.sqlState = sqlState;
    message.text = text;
    Error error = mapServerMessage(message);
    if (error.code == ErrorCode::DatabaseFailure)
        error.code = ErrorCode::DatabaseUnreachable;
    return error;
}

} // namespace showroom::database
