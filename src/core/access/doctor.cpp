#include "core/access/doctor.h"

#include "base/clock.h"
#include "base/disk_space.h"
#include "core/access/fault_checks.h"
#include "core/access/salt_rotation.h"
#include "core/access/server_checks.h"
#include "core/access/work_checks.h"
#include "database/sql_catalog.h"
#include "masking/salt.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr int oldestServer = 150000;
constexpr qint64 scarceBytes = qint64(2) << 30;
constexpr qint64 tooFewBytes = qint64(256) << 20;

} // namespace

Check checkConnection(const Result<database::Connection> &connection)
{
    const QString name = u"server"_s;
    const QString label = CheckTexts::tr("Server");
    if (!connection) {
        const ErrorCode code = connection.error().code;
        const bool answered =
            code == ErrorCode::SchemaOutdated || code == ErrorCode::SchemaNewer || code == ErrorCode::Conflict;
        return answered ? failedCheck(u"schema"_s, CheckTexts::tr("Schema"), connection.error())
                        : failedCheck(name, label, connection.error());
    }
    const int version = connection->serverVersion();
    const QString words = u"%1.%2"_s.arg(version / 10000).arg(version % 10000);
    if (version < oldestServer)
        return {name, label, CheckState::Failed, CheckTexts::tr("PostgreSQL %1 is too old.").arg(words),
                CheckTexts::tr("Showroom needs PostgreSQL 15 or newer.")};
    return passedCheck(name, label, CheckTexts::tr("PostgreSQL %1 answers.").arg(words));
}

QList<Check> runDoctor(database::Connection &connection, const Clock &clock)
{
    QList<Check> checks{checkSchema(connection)};
    checks += checkRights(connection);
    checks += {checkOwnSchemas(connection),    checkJobs(connection),    checkEnvironments(connection, clock.now()),
               checkProductLogins(connection), checkLogging(connection), checkAudit(connection)};
    return checks;
}

namespace {

/// A warning when new environments would be refused: the database knows other versions, or a newer one.
std::optional<Check> checkRotation(const masking::Salt &newest, const QList<SaltVersion> &versions)
{
    const auto there =
        std::find_if(versions.begin(), versions.end(), [](const SaltVersion &version) { return version.isNewest; });
    if (there == versions.end() || there->version == newest.version())
        return std::nullopt;
    const bool isBegun = versions.constLast().state == SaltState::Unrecorded;
    return Check{u"salt"_s, CheckTexts::tr("Master salt"), CheckState::Warning,
                 CheckTexts::tr("The newest version here is %1, the database's is %2; nothing new can be made.")
                     .arg(newest.version(), there->version),
                 isBegun ? CheckTexts::tr("Complete the rotation: showroomctl salt rotate.")
                         : CheckTexts::tr("Add the line of version %1 to the salt of this computer; whoever rotated it "
                                          "has it.")
                               .arg(there->version)};
}

} // namespace

Check checkSalt(const Result<QList<masking::Salt>> &salts, database::Connection *connection)
{
    const QString name = u"salt"_s;
    const QString label = CheckTexts::tr("Master salt");
    if (!salts)
        return failedCheck(name, label, salts.error());
    const masking::Salt &newest = salts->constLast();
    if (!connection)
        return {name, label, CheckState::Warning, CheckTexts::tr("Version %1, not compared.").arg(newest.version()),
                CheckTexts::tr("Without a database there is nothing to compare it with.")};
    const auto verdict = connection->scalar(
        "doctor/salt"_sql, {{"version", newest.version()}, {"check", QString::fromLatin1(newest.checkValue())}});
    if (!verdict)
        return failedCheck(name, label, verdict.error());
    if (verdict->toString() == u"other"_s)
        return {name, label, CheckState::Failed,
                CheckTexts::tr("Version %1 is not the salt that this database was filled with.").arg(newest.version()),
                CheckTexts::tr("Use the salt that belongs to this database.")};
    const auto versions = saltVersions(*connection, *salts);
    if (!versions)
        return failedCheck(name, label, versions.error());
    if (const auto warning = checkRotation(newest, *versions))
        return *warning;
    return passedCheck(name, label,
                       verdict->toString() == u"same"_s
                           ? CheckTexts::tr("Version %1 belongs to this database.").arg(newest.version())
                           : CheckTexts::tr("Version %1, not used in this database yet.").arg(newest.version()));
}

Check checkDiskSpace(const QString &directory)
{
    // A folder that is not there yet lies where its nearest existing ancestor lies.
    QString existing = QDir::cleanPath(directory);
    while (!QFileInfo::exists(existing) && existing != QFileInfo(existing).path())
        existing = QFileInfo(existing).path();
    const std::optional<qint64> available = freeBytes(existing);
    if (!available)
        return {u"disk"_s, CheckTexts::tr("Disk"), CheckState::Warning,
                CheckTexts::tr("The free space of “%1” is unknown.").arg(existing),
                CheckTexts::tr("Check that you may enter the folder.")};
    return checkFreeBytes(*available);
}

Check checkFreeBytes(qint64 bytes)
{
    const QString amount = QLocale(QLocale::English).formattedDataSize(bytes);
    Check check{u"disk"_s, CheckTexts::tr("Disk"), CheckState::Ok, CheckTexts::tr("%1 are free.").arg(amount), {}};
    if (bytes < scarceBytes) {
        check.state = bytes < tooFewBytes ? CheckState::Failed : CheckState::Warning;
        check.hint = CheckTexts::tr("Tear down environments that nobody needs, or move the data to a larger disk.");
    }
    return check;
}

} // namespace showroom::access
