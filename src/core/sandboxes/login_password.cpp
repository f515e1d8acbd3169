#include "core/sandboxes/login_password.h"

#include "core/environments/environment_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"
#include "generation/persona_password.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::sandboxes)
};

const auto letters = u"abcdefghjkmnpqrstuvwxyz23456789"_s; // no i, l, o, 0, 1
constexpr int groups = 4;
constexpr int groupLength = 4;

Error unacceptable(const QString &code, const QString &message)
{
    Error error = fail(ErrorCode::InvalidInput, message,
                       Texts::tr("Choose %1 to %2 characters.").arg(shortestPassword).arg(longestPassword));
    error.problems = {{u"password"_s, code, message}};
    return error;
}

} // namespace

QString generatePassword()
{
    QRandomGenerator *chance = QRandomGenerator::system();
    QStringList parts;
    for (int group = 0; group < groups; ++group) {
        QString part;
        for (int i = 0; i < groupLength; ++i)
            part += letters[chance->bounded(int(letters.size()))];
        parts.append(part);
    }
    return parts.join(u'-');
}

Result<void> checkPassword(const QString &password)
{
    if (password.size() < shortestPassword)
        return unacceptable(u"too-short"_s, Texts::tr("The password is too short."));
    if (password.size() > longestPassword)
        return unacceptable(u"too-long"_s, Texts::tr("The password is too long."));
    if (!std::all_of(password.begin(), password.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); }))
        return unacceptable(u"invalid"_s, Texts::tr("The password has characters that nobody can type."));
    return {};
}

Result<QString> hashPassword(const QString &password)
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const auto salt = std::span(reinterpret_cast<const unsigned char *>(random.data()), sizeof random).first<16>();
    const std::string hash = generation::passwordHash(password.toStdString(), salt);
    if (hash.empty())
        return fail(ErrorCode::Internal, Texts::tr("There is no memory to hash the password."),
                    Texts::tr("Close other programs and try again."));
    return QString::fromStdString(hash);
}

Result<void> setPersonaPassword(database::Connection &connection, const QString &environmentId, const QString &persona,
                                const QString &password)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(environmentId));
    SHOWROOM_TRY(checkPassword(password));
    const auto hash = hashPassword(password);
    if (!hash)
        return hash.error();
    const auto done = connection.query("sandboxes/set_password"_sql,
                                       {{"environment", environmentId}, {"persona", persona}, {"hash", *hash}});
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace showroom::sandboxes
