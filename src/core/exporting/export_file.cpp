#include "core/exporting/export_file.h"

#include "base/disk_space.h"
#include "core/exporting/sha256.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace showroom::exporting {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::exporting)
};

const QLatin1StringView partialMark(".part-");

Error fileError(int code, const QString &path)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(code));
    switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return fail(
            ErrorCode::FileFailure, Texts::tr("There is no room left for %1.").arg(path),
            Texts::tr("Free some space or choose another disk, then start the export again; what was written so "
                      "far is removed."),
            detail);
    case EACCES:
    case EPERM:
    case EROFS:
        return fail(ErrorCode::FileFailure, Texts::tr("You may not write %1.").arg(path),
                    Texts::tr("Choose a folder of your own."), detail);
    case ENOENT:
    case ENOTDIR:
        return fail(ErrorCode::FileFailure, Texts::tr("The folder of %1 is gone.").arg(path),
                    Texts::tr("Make it, or choose another one."), detail);
    case EISDIR:
        return fail(ErrorCode::FileFailure, Texts::tr("%1 is a folder.").arg(path), Texts::tr("Add a file name."),
                    detail);
    default:
        return fail(ErrorCode::FileFailure, Texts::tr("%1 could not be written.").arg(path),
                    Texts::tr("Check the disk, or choose another one."), detail);
    }
}

Error existsError(const QString &path)
{
    return fail(ErrorCode::Conflict, Texts::tr("%1 exists already.").arg(path),
                Texts::tr("Choose another name, or allow it to be replaced."));
}

// Renames without ever replacing; where the file system has no such rename, a hard link does the same.
int renameNew(const QByteArray &from, const QByteArray &to)
{
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (::link(from.constData(), to.constData()) != 0)
        return errno;
    return ::unlink(from.constData()) == 0 ? 0 : errno;
}

// A living run holds a lock on its partial file, and the lock ends with its program, however that ends.
void removeAbandoned(const QString &path)
{
    const QFileInfo target(path);
    const QString prefix = target.fileName() + partialMark;
    for (const QString &name : target.dir().entryList(QDir::Files | QDir::Hidden)) {
        bool isNumber = false;
        (void)QStringView(name).mid(prefix.size()).toLongLong(&isNumber);
        if (!name.startsWith(prefix) || !isNumber)
            continue;
        const QByteArray partial = QFile::encodeName(target.dir().filePath(name));
        const int descriptor = ::open(partial.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (descriptor < 0)
            continue;
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            ::unlink(partial.constData());
        ::close(descriptor);
    }
}

constexpr qint64 writebackStep = 8 * 1024 * 1024;

void syncFolder(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

class ExportFile::Private {
public:
    ~Private();

    bool owns(const QByteArray &name) const;
    Result<void> rename(bool replaceExisting);
    void startWriteback();

    QString path;
    QByteArray partial;
    int descriptor = -1;
    bool isPublished = false;
    qint64 bytes = 0;
    qint64 givenToDisk = 0;
    Sha256 digest;
};

ExportFile::Private::~Private()
{
    if (!isPublished && owns(partial))
        ::unlink(partial.constData());
    if (descriptor >= 0)
        ::close(descriptor);
}

// A later run of the same job may have put its own file in the place of a frozen run's.
bool ExportFile::Private::owns(const QByteArray &name) const
{
    struct stat mine = {};
    struct stat named = {};
    return ::fstat(descriptor, &mine) == 0 && ::lstat(name.constData(), &named) == 0 && mine.st_ino == named.st_ino &&
           mine.st_dev == named.st_dev;
}

Result<void> ExportFile::Private::rename(bool replaceExisting)
{
    const QByteArray target = QFile::encodeName(path);
    const int code = !replaceExisting                                            ? renameNew(partial, target)
                     : std::rename(partial.constData(), target.constData()) == 0 ? 0
                                                                                 : errno;
    if (code == EEXIST)
        return existsError(path);
    if (code != 0)
        return fileError(code, path);
    return {};
}

// Lets the disk work while rows still come, so that the sync at the end has little left to do.
void ExportFile::Private::startWriteback()
{
    if (bytes - givenToDisk < writebackStep)
        return;
    ::sync_file_range(descriptor, givenToDisk, bytes - givenToDisk, SYNC_FILE_RANGE_WRITE);
    givenToDisk = bytes;
}

ExportFile::ExportFile(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

ExportFile::ExportFile(ExportFile &&) noexcept = default;

ExportFile::~ExportFile() = default;

Result<ExportFile> ExportFile::create(const QString &path, qint64 jobId)
{
    auto data = std::make_unique<Private>();
    data->path = path;
    data->partial = QFile::encodeName(partialPath(path, jobId));
    removeAbandoned(path);
    ::unlink(data->partial.constData());
    data->descriptor =
        ::open(data->partial.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (data->descriptor < 0)
        return fileError(errno, path);
    ::flock(data->descriptor, LOCK_EX | LOCK_NB);
    return ExportFile(std::move(data));
}

Result<void> ExportFile::write(QByteArrayView bytes)
{
    d->digest.add(bytes);
    d->bytes += bytes.size();
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(d->descriptor, bytes.data(), std::size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fileError(errno, d->path);
        bytes = bytes.sliced(written);
    }
    d->startWriteback();
    return {};
}

Result<ExportFile::Written> ExportFile::sync()
{
    if (::fsync(d->descriptor) != 0)
        return fileError(errno, d->path);
    return Written{d->bytes, d->digest.result()};
}

Result<void> ExportFile::publish(bool replaceExisting)
{
    if (!d->owns(d->partial))
        return fail(ErrorCode::Busy, Texts::tr("Another run of this export took over."),
                    Texts::tr("Look at its progress instead."));
    SHOWROOM_TRY(d->rename(replaceExisting));
    d->isPublished = true;
    syncFolder(d->path);
    return {};
}

void ExportFile::withdraw()
{
    const QByteArray target = QFile::encodeName(d->path);
    if (d->isPublished && d->owns(target))
        ::unlink(target.constData());
}

QString ExportFile::partialPath(const QString &path, qint64 jobId)
{
    return path + partialMark + QString::number(jobId);
}

Result<void> ExportFile::requireSpace(const QString &path, qint64 bytes)
{
    const std::optional<qint64> available = freeBytes(QFileInfo(path).absolutePath());
    if (!available || *available >= bytes)
        return {};
    const QLocale locale = QLocale::c();
    return fail(ErrorCode::FileFailure,
                Texts::tr("There is not enough room for this export: about %1 are needed, %2 are free.")
                    .arg(locale.formattedDataSize(bytes), locale.formattedDataSize(*available)),
                Texts::tr("Free some space, choose another disk, or leave the events out."));
}

} // namespace showroom::exporting
