#include "masking/salt.h"

#include "masking/keyed_hash.h"

#include <algorithm>

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

constexpr int maximumVersionLength = 32;
constexpr std::string_view checkLabel = "showroom salt check 1";

Error badSalt(const QString &message)
{
    return fail(ErrorCode::InvalidInput, message,
                u"A salt is a line \"version:base64\" of at least 32 bytes, for example the output of "
                "\"printf 'v1:%s\\n' \"$(openssl rand -base64 32)\"\"."_s);
}

bool isVersionCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_' ||
           c == u'-';
}

bool isVersion(const QString &version)
{
    return !version.isEmpty() && version.size() <= maximumVersionLength &&
           std::all_of(version.begin(), version.end(), isVersionCharacter);
}

} // namespace

Salt::Salt(QString version, QByteArray secret)
    : m_version(std::move(version))
    , m_secret(std::move(secret))
{
}

Result<Salt> Salt::create(const QString &version, const QByteArray &secret)
{
    if (!isVersion(version))
        return badSalt(u"The master salt's version must be 1 to 32 letters, digits, dots, hyphens or underscores."_s);
    if (secret.size() < minimumBytes) {
        return badSalt(u"The master salt %1 has %2 bytes; at least %3 are needed."_s.arg(version)
                           .arg(secret.size())
                           .arg(minimumBytes));
    }
    return Salt(version, secret);
}

Result<Salt> Salt::parseLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return badSalt(u"A line of the master salt has no version before a colon."_s);
    const QString version = QString::fromUtf8(line.first(colon)).trimmed();
    const auto decoded =
        QByteArray::fromBase64Encoding(line.sliced(colon + 1).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return badSalt(u"What follows the colon of a master salt's line is not base64."_s);
    return create(version, *decoded);
}

Result<QList<Salt>> Salt::parse(const QByteArray &text)
{
    QList<Salt> salts;
    for (const QByteArray &raw : text.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        auto salt = parseLine(line);
        if (!salt)
            return salt.error();
        const auto sameVersion = [&](const Salt &other) { return other.version() == salt->version(); };
        if (std::any_of(salts.cbegin(), salts.cend(), sameVersion))
            return badSalt(u"The master salt's version %1 comes twice."_s.arg(salt->version()));
        salts.append(*salt);
    }
    if (salts.isEmpty()) {
        return fail(ErrorCode::SaltMissing, u"There is no master salt."_s,
                    u"Give one in SHOWROOM_MASTER_SALT, as a line \"version:base64\"."_s);
    }
    return salts;
}

QByteArray Salt::toLine() const
{
    return m_version.toUtf8() + ':' + m_secret.toBase64();
}

QByteArray Salt::checkValue() const
{
    const Digest digest = hmacSha256(keyBytes(m_secret), checkLabel);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size())).toHex();
}

} // namespace showroom::masking
