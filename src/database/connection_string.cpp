#include "database/connection_string.h"

#include "database/message_language.h"

#include <QRegularExpression>

#include <libpq-fe.h>
#include <memory>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

constexpr int highestPort = 65535;

Error unreadable(const QString &why)
{
    return fail(ErrorCode::InvalidInput, u"The connection address cannot be read: %1."_s.arg(why),
                u"Write it like postgresql://user@host:5432/database, or like “host=… dbname=… user=…”."_s);
}

/// What libpq found wrong, without the text around it.
QString reasonOf(const char *message)
{
    const QString words = QString::fromUtf8(message);
    static const QRegularExpression unknown(
        u"invalid (?:connection option|URI query parameter:?) \"([A-Za-z0-9_ -]{1,40})\""_s);
    if (const auto match = unknown.match(words); match.hasMatch())
        return u"“%1” is no parameter of a connection"_s.arg(match.captured(1));
    if (words.contains(u"percent-encoded"))
        return u"a percent sign has to be written as %25"_s;
    if (words.contains(u"quoted string"))
        return u"a quotation mark is not closed"_s;
    if (words.contains(u"IPv6"))
        return u"an IPv6 address has to stand in square brackets"_s;
    return u"it is neither an address nor a list of key=value"_s;
}

bool isPortList(const QString &ports)
{
    const QStringList all = ports.split(u',');
    return std::all_of(all.begin(), all.end(), [](const QString &port) {
        bool ok = false;
        const int number = port.isEmpty() ? 1 : port.toInt(&ok);
        return port.isEmpty() || (ok && number > 0 && number <= highestPort);
    });
}

void take(const QString &key, const QString &value, ConnectionSettings &settings)
{
    if (key == u"host")
        settings.host = value;
    else if (key == u"port" && !value.contains(u','))
        settings.port = value.toInt();
    else if (key == u"dbname")
        settings.database = value;
    else if (key == u"user")
        settings.user = value;
    else if (key == u"password")
        settings.password = value;
    else if (key == u"service")
        settings.service = value;
    else if (key == u"sslmode")
        settings.sslMode = value;
    else if (key == u"sslrootcert")
        settings.sslRootCert = value;
    else if (key == u"sslcert")
        settings.sslCert = value;
    else if (key == u"sslkey")
        settings.sslKey = value;
    else if (key == u"connect_timeout" && value.toInt() > 0)
        settings.connectTimeout = std::chrono::seconds(value.toInt());
    else if (key != u"application_name")
        settings.others.insert(key, value);
}

} // namespace

Result<ConnectionSettings> parseConnectionString(const QString &text)
{
    ConnectionSettings settings;
    if (text.trimmed().isEmpty())
        return settings;
    if (text.contains(QChar::Null))
        return unreadable(u"it holds a NUL character"_s);
    const EnglishMessages english;
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.trimmed().toUtf8().constData(), &message), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(message, &PQfreemem);
    if (!options)
        return unreadable(reasonOf(message));
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val || option->val[0] == '\0')
            continue;
        const QString key = QString::fromLatin1(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        if (key == u"port" && !isPortList(value))
            return unreadable(u"a port is a number from 1 to %1"_s.arg(highestPort));
        take(key, value, settings);
    }
    return settings;
}

} // namespace showroom::database
