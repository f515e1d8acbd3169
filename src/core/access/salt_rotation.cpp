#include "core/access/salt_rotation.h"

#include "core/access/rights.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <array>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::access)
};

constexpr int lockPatienceMilliseconds = 3000;

const masking::Salt *find(const QList<masking::Salt> &salts, const QString &version)
{
    const auto found = std::find_if(salts.begin(), salts.end(),
                                    [&version](const masking::Salt &salt) { return salt.version() == version; });
    return found == salts.end() ? nullptr : &*found;
}

Result<SaltState> stateOf(database::Connection &connection, const masking::Salt &salt)
{
    const auto verdict = connection.scalar(
        "doctor/salt"_sql, {{"version", salt.version()}, {"check", QString::fromLatin1(salt.checkValue())}});
    if (!verdict)
        return verdict.error();
    if (verdict->toString() == u"same"_s)
        return SaltState::Same;
    return verdict->toString() == u"other"_s ? SaltState::Other : SaltState::Unrecorded;
}

/// The number at the end of the newest version goes up by one: "2" after "1", "v10" after "v9".
QString versionAfter(const QString &newest, const QList<SaltVersion> &taken)
{
    static const QRegularExpression number(u"^(.*?)(\\d{1,9})$"_s);
    const auto match = number.match(newest);
    const QString stem = match.hasMatch() ? match.captured(1) : newest.left(28) + u'-';
    qint64 next = match.hasMatch() ? match.captured(2).toLongLong() + 1 : 2;
    const auto isTaken = [&](const QString &version) {
        return std::any_of(taken.begin(), taken.end(),
                           [&version](const SaltVersion &one) { return one.version == version; });
    };
    while (isTaken(stem + QString::number(next)))
        ++next;
    return newest.isEmpty() ? u"1"_s : stem + QString::number(next);
}

Error withoutNewest(const SaltVersion &newest)
{
    if (newest.state == SaltState::Other) {
        return fail(
            ErrorCode::SaltMismatch,
            Texts::tr("The master salt that is configured here as version “%1” is not the one of this database.")
                .arg(newest.version),
            Texts::tr("Use the salt that belongs to this database; nothing was changed."));
    }
    return fail(ErrorCode::SaltMissing,
                Texts::tr("Version “%1”, the newest of this database, is not configured here.").arg(newest.version),
                Texts::tr("Rotate where that salt is, or add its line here first; nothing was changed."));
}

Error cannotWrite(const QString &file, const QString &detail)
{
    return fail(ErrorCode::FileFailure, Texts::tr("The salt file “%1” cannot be written; it is as it was.").arg(file),
                Texts::tr("Check the folder's permissions and the free space."), detail);
}

bool syncFolder(const QString &file)
{
    const int folder =
        open(QFile::encodeName(QFileInfo(file).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isSynced = folder >= 0 && fsync(folder) == 0;
    if (folder >= 0)
        close(folder);
    return isSynced;
}

/// Written aside, whole and on the disk, before it takes the file's place.
Result<void> replaceFile(const QString &file, const QByteArray &content)
{
    const QString aside = file + u".new"_s;
    QFile::remove(aside); // of a program that was stopped meanwhile; the lock says that no other one writes
    const int descriptor = open(QFile::encodeName(aside).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return cannotWrite(file, qt_error_string(errno));
    const bool isWritten =
        write(descriptor, content.constData(), std::size_t(content.size())) == content.size() && fsync(descriptor) == 0;
    const QString why = qt_error_string(errno);
    close(descriptor);
    if (isWritten && std::rename(QFile::encodeName(aside).constData(), QFile::encodeName(file).constData()) == 0 &&
        syncFolder(file))
        return {};
    QFile::remove(aside);
    return cannotWrite(file, why);
}

} // namespace

QString toWord(SaltState state)
{
    switch (state) {
    case SaltState::Same:
        return u"same"_s;
    case SaltState::Other:
        return u"other"_s;
    case SaltState::Missing:
        return u"missing"_s;
    case SaltState::Unrecorded:
        break;
    }
    return u"unrecorded"_s;
}

Result<QList<SaltVersion>> saltVersions(database::Connection &connection, const QList<masking::Salt> &salts)
{
    const auto rows = connection.query("access/salts"_sql);
    if (!rows)
        return rows.error();
    QList<SaltVersion> versions;
    for (const database::Row &row : *rows) {
        SaltVersion version{row.text("version"),    SaltState::Missing,          row.dateTime("created_at"),
                            row.text("created_by"), row.integer("environments"), row.boolean("is_newest")};
        if (const masking::Salt *here = find(salts, version.version)) {
            const auto state = stateOf(connection, *here);
            if (!state)
                return state.error();
            version.state = *state;
        }
        versions.append(version);
    }
    for (const masking::Salt &salt : salts) {
        const auto isKnown = [&salt](const SaltVersion &one) { return one.version == salt.version(); };
        if (std::none_of(versions.begin(), versions.end(), isKnown))
            versions.append({salt.version(), SaltState::Unrecorded, {}, {}, 0, false});
    }
    return versions;
}

Result<SaltRotation> planRotation(database::Connection &connection, const QList<masking::Salt> &salts)
{
    const auto rights = readRights(connection, {});
    if (!rights)
        return rights.error();
    if (!rights->has(Right::RotateSalt))
        return fail(ErrorCode::PermissionDenied, Texts::tr("Your login may not rotate the master salt."),
                    Texts::tr("The role showroom_admin may; ask an administrator of Showroom."));
    if (rights->isReadOnly)
        return fail(ErrorCode::PermissionDenied, Texts::tr("This connection is read-only; nothing was changed."),
                    Texts::tr("Connect by another profile."));
    const auto versions = saltVersions(connection, salts);
    if (!versions)
        return versions.error();
    SaltRotation rotation;
    for (const SaltVersion &version : *versions) {
        if (version.isNewest && version.state != SaltState::Same)
            return withoutNewest(version);
        if (version.isNewest)
            rotation.previous = version.version;
        rotation.environments += version.environments;
    }
    if (const masking::Salt &last = salts.constLast();
        !rotation.previous.isEmpty() && versions->constLast().state == SaltState::Unrecorded) {
        rotation.begun = last;
        rotation.version = last.version();
        return rotation;
    }
    rotation.version =
        versionAfter(rotation.previous.isEmpty() ? salts.constLast().version() : rotation.previous, *versions);
    return rotation;
}

Result<masking::Salt> makeSalt(const QString &version)
{
    std::array<quint32, masking::Salt::minimumBytes / sizeof(quint32)> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    return masking::Salt::create(
        version, QByteArray(reinterpret_cast<const char *>(random.data()), masking::Salt::minimumBytes));
}

Result<QByteArray> withSalt(QByteArray lines, const masking::Salt &salt)
{
    const auto salts = masking::Salt::parse(lines);
    if (!salts)
        return salts.error();
    if (find(*salts, salt.version()))
        return fail(ErrorCode::Conflict, Texts::tr("Version “%1” of the salt is kept by now.").arg(salt.version()),
                    Texts::tr("Somebody else rotated the salt; look at “showroomctl salt list”."));
    if (!lines.endsWith('\n'))
        lines += '\n';
    return lines + salt.toLine() + '\n';
}

Result<void> appendSalt(const QString &file, const masking::Salt &salt)
{
    QLockFile lock(file + u".lock"_s);
    if (!lock.tryLock(lockPatienceMilliseconds))
        return cannotWrite(file, u"the lock file cannot be taken"_s);
    QFile current(file);
    if (!current.open(QIODevice::ReadOnly))
        return cannotWrite(file, current.errorString());
    const Result<QByteArray> content = withSalt(current.readAll(), salt);
    current.close();
    if (!content)
        return content.error();
    return replaceFile(QFileInfo(file).isSymLink() ? QFileInfo(file).canonicalFilePath() : file, *content);
}

Result<void> recordRotation(database::Connection &connection, const masking::Salt &salt, const QString &reason)
{
    const auto done = connection.scalar(
        "access/salt_rotate"_sql,
        {{"version", salt.version()}, {"check", QString::fromLatin1(salt.checkValue())}, {"reason", reason}});
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace showroom::access
