#include "core/profiles/profile_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace showroom::profiles {

using namespace Qt::StringLiterals;

namespace {

/// Far above any sensible number of profiles; keeps a wrong file from being read into memory.
constexpr qint64 largestFile = 1024 * 1024;
constexpr int lockPatienceMilliseconds = 3000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::profiles)
};

QString ownFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/showroom/profiles.conf"_s;
}

Error fileFailure(const QString &message, const QString &path, const QString &detail)
{
    return fail(ErrorCode::FileFailure, message.arg(path),
                Texts::tr("Check the file's owner and permissions, and the free space. Nothing was changed."), detail);
}

} // namespace

ProfileStore::ProfileStore(const QString &file)
    : m_file(file.isEmpty() ? ownFile() : file)
{
}

Result<ProfileFile> ProfileStore::read() const
{
    QFile file(m_file);
    if (!file.exists())
        return ProfileFile::parse({});
    if (!file.open(QIODevice::ReadOnly))
        return fileFailure(Texts::tr("The connection profiles in “%1” cannot be read."), m_file, file.errorString());
    if (file.size() > largestFile)
        return fileFailure(Texts::tr("“%1” is too large for a file of connection profiles."), m_file, {});
    return ProfileFile::parse(file.readAll());
}

Result<ProfileList> ProfileStore::list() const
{
    const auto file = read();
    if (!file)
        return file.error();
    return ProfileList{file->profiles(), file->problems()};
}

Result<Profile> ProfileStore::find(const QString &name) const
{
    const auto file = read();
    if (!file)
        return file.error();
    auto profile = file->find(name);
    if (profile)
        return profile;
    // What is missing may be in a part that cannot be read.
    const QString problem = profile.error().code == ErrorCode::NotFound ? file->problems().value(0) : QString();
    if (!problem.isEmpty())
        profile.error().hint += u' ' + problem;
    if (!problem.isEmpty() || profile.error().code == ErrorCode::InvalidInput)
        profile.error().hint += u' ' + Texts::tr("The file is “%1”.").arg(m_file);
    return profile;
}

Result<void> ProfileStore::save(const Profile &profile, const QString &formerName) const
{
    SHOWROOM_TRY(validate(profile));
    return change([&](ProfileFile &file) -> Result<void> {
        const auto same = file.find(profile.name);
        if (profile.name != formerName && (same || same.error().code != ErrorCode::NotFound)) {
            Error error =
                fail(ErrorCode::Conflict, Texts::tr("There is another connection named “%1”.").arg(profile.name),
                     Texts::tr("Choose another name."));
            error.problems = {{u"name"_s, u"taken"_s, error.message}};
            return error;
        }
        file.put(profile, formerName);
        return {};
    });
}

Result<void> ProfileStore::remove(const QString &name) const
{
    return change([&](ProfileFile &file) -> Result<void> {
        file.remove(name);
        return {};
    });
}

Result<void> ProfileStore::change(const std::function<Result<void>(ProfileFile &)> &edit) const
{
    QDir().mkpath(QFileInfo(m_file).path());
    QLockFile lock(m_file + u".lock"_s);
    if (!lock.tryLock(lockPatienceMilliseconds))
        return fileFailure(Texts::tr("The connection profiles in “%1” cannot be written."), m_file,
                           u"the lock file cannot be taken"_s);
    auto content = read();
    if (!content)
        return content.error();
    SHOWROOM_TRY(edit(*content));
    QSaveFile file(m_file);
    const QByteArray text = content->text();
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(text) == text.size();
    if (!written || !file.commit())
        return fileFailure(Texts::tr("The connection profiles in “%1” cannot be written."), m_file, file.errorString());
    return {};
}

} // namespace showroom::profiles
