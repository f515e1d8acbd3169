#include "core/access/salt_source.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace showroom::access {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::access)
};

/// Far above any sensible number of versions; keeps a wrong path from being read into memory.
constexpr qint64 largestFile = 64 * 1024;

Result<QByteArray> readPrivateFile(const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists()) {
        return fail(ErrorCode::SaltMissing, Texts::tr("There is no master salt, so nothing can be generated."),
                    Texts::tr("Put a line like 1:<base64 of 32 random bytes> into SHOWROOM_MASTER_SALT, into a file "
                              "that only you can read, or into the keychain."),
                    path);
    }
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (info.permissions() & others) {
        return fail(ErrorCode::SaltMissing,
                    Texts::tr("The master salt in “%1” can be read by others, so it is not used.").arg(path),
                    Texts::tr("Run: chmod 600 “%1”").arg(path));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::SaltMissing, Texts::tr("The master salt in “%1” cannot be read.").arg(path),
                    Texts::tr("Check the file's owner and permissions."), file.errorString());
    }
    return file.read(largestFile);
}

} // namespace

SaltPlace placeOfSalts(const QProcessEnvironment &environment, const QString &file)
{
    for (const QString &name : {u"SHOWROOM_MASTER_SALT"_s, u"DEMO_MASTER_SALT"_s}) {
        if (environment.contains(name))
            return {name, {}, false, false};
    }
    if (file.isEmpty())
        return {{}, {}, true, true};
    // What the service manager hands over is a copy, gone with the service.
    const QString credentials = environment.value(u"CREDENTIALS_DIRECTORY"_s);
    const bool isCopy = !credentials.isEmpty() && file.startsWith(credentials + u'/');
    const QFileInfo info(QFileInfo(file).canonicalFilePath());
    return {{}, file, false, !isCopy && info.isWritable() && QFileInfo(info.absolutePath()).isWritable()};
}

Result<QList<masking::Salt>> readMasterSalts(const QProcessEnvironment &environment, const QString &file,
                                             const QString &kept)
{
    const SaltPlace place = placeOfSalts(environment, file);
    if (!place.variable.isEmpty())
        return masking::Salt::parse(environment.value(place.variable).toUtf8());
    if (place.isKeychain && !kept.isEmpty())
        return masking::Salt::parse(kept.toUtf8());
    const auto text = readPrivateFile(file);
    if (!text)
        return text.error();
    return masking::Salt::parse(*text);
}

Result<masking::Salt> saltOfVersion(const QList<masking::Salt> &salts, const QString &version)
{
    const auto found = std::find_if(salts.begin(), salts.end(),
                                    [&version](const masking::Salt &salt) { return salt.version() == version; });
    if (found != salts.end())
        return *found;
    return fail(ErrorCode::SaltMissing,
                Texts::tr("Version “%1” of the master salt is not configured here.").arg(version),
                Texts::tr("Add its line to the salt file; this environment was made with it."));
}

} // namespace showroom::access
