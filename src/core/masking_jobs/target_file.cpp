#include "core/masking_jobs/target_file.h"

#include "base/disk_space.h"

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

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

QString partialPrefix(const QFileInfo &target)
{
    return u'.' + target.fileName() + u".part-"_s;
}

// A living run holds a lock on its partial file, and the lock ends with its program, however that ends.
void removeAbandoned(const QFileInfo &target)
{
    const QString prefix = partialPrefix(target);
    for (const QString &name : target.dir().entryList(QDir::Files | QDir::Hidden)) {
        bool isNumber = false;
        (void)QStringView(name).mid(prefix.size()).toLongLong(&isNumber);
        if (!name.startsWith(prefix) || !isNumber)
            continue;
        const QByteArray partial = QFile::encodeName(target.dir().filePath(name));
        const int descriptor = ::open(partial.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
        if (descriptor < 0)
            continue;
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            ::unlink(partial.constData());
        ::close(descriptor);
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

void syncFolder(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

bool isSameFile(const QString &one, const QString &other)
{
    struct stat a = {};
    struct stat b = {};
    return !other.isEmpty() && ::stat(QFile::encodeName(one).constData(), &a) == 0 &&
           ::stat(QFile::encodeName(other).constData(), &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

Result<void> requireSpace(const QString &folder, qint64 bytes)
{
    const std::optional<qint64> available = freeBytes(folder);
    if (!available || *available >= bytes)
        return {};
    const QLocale locale = QLocale::c();
    return fail(ErrorCode::StorageFull,
                Texts::tr("There is not enough room in %1: about %2 are needed, %3 are free.")
                    .arg(folder, locale.formattedDataSize(bytes), locale.formattedDataSize(*available)),
                Texts::tr("Free some space, or choose another disk."));
}

} // namespace

Error writeError(int code, const QString &path)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(code));
    switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return fail(ErrorCode::StorageFull, Texts::tr("There is no room left for %1.").arg(path),
                    Texts::tr("Free some space or choose another disk, then start again; what was written so far is "
                              "removed."),
                    detail);
    case EACCES:
    case EPERM:
    case EROFS:
        return fail(ErrorCode::FileFailure, Texts::tr("You may not write %1.").arg(path),
                    Texts::tr("Choose a folder of your own."), detail);
    default:
        return fail(ErrorCode::FileFailure, Texts::tr("%1 could not be written.").arg(path),
                    Texts::tr("Check the disk, or choose another one."), detail);
    }
}

class TargetFile::Private {
public:
    ~Private()
    {
        if (!isPublished)
            ::unlink(partial.constData());
        if (descriptor >= 0)
            ::close(descriptor);
    }

    QString path;
    QByteArray partial;
    int descriptor = -1;
    bool isPublished = false;
    qint64 bytes = 0;
};

TargetFile::TargetFile(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

TargetFile::TargetFile(TargetFile &&) noexcept = default;

TargetFile::~TargetFile() = default;

Result<void> TargetFile::check(const QString &path, const QString &source, bool replaceExisting, qint64 bytes)
{
    const QFileInfo info(path);
    if (path.isEmpty() || info.fileName().isEmpty() || info.isDir())
        return fail(ErrorCode::InvalidInput, Texts::tr("“%1” names no file to write.").arg(path),
                    Texts::tr("Add a file name."));
    if (isSameFile(path, source))
        return fail(ErrorCode::InvalidInput, Texts::tr("%1 is the file that is read.").arg(path),
                    Texts::tr("Choose another name: the original is never overwritten."));
    const QString folder = info.absolutePath();
    if (!QFileInfo(folder).isDir())
        return fail(ErrorCode::FileFailure, Texts::tr("The folder of %1 does not exist.").arg(path),
                    Texts::tr("Make it, or choose another one."));
    if (info.exists() && !replaceExisting)
        return existsError(path);
    return requireSpace(folder, bytes);
}

Result<TargetFile> TargetFile::create(const QString &path)
{
    const QFileInfo target(path);
    removeAbandoned(target);
    auto data = std::make_unique<Private>();
    data->path = path;
    const QString name = partialPrefix(target) + QString::number(QCoreApplication::applicationPid());
    data->partial = QFile::encodeName(target.dir().filePath(name));
    data->descriptor =
        ::open(data->partial.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (data->descriptor < 0) {
        const int code = errno;
        // Another run of this program writes there; its file is not ours to remove.
        data->isPublished = true;
        return code == EEXIST ? fail(ErrorCode::Busy, Texts::tr("%1 is being written already.").arg(path),
                                     Texts::tr("Wait for that run, or choose another name."))
                              : writeError(code, path);
    }
    ::flock(data->descriptor, LOCK_EX | LOCK_NB);
    return TargetFile(std::move(data));
}

Result<void> TargetFile::write(std::string_view bytes)
{
    d->bytes += qint64(bytes.size());
    while (!bytes.empty()) {
        const ssize_t written = ::write(d->descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return writeError(errno, d->path);
        bytes.remove_prefix(std::size_t(written));
    }
    return {};
}

qint64 TargetFile::size() const
{
    return d->bytes;
}

QString TargetFile::partialPath() const
{
    return QFile::decodeName(d->partial);
}

Result<void> TargetFile::publish(bool replaceExisting)
{
    if (::fsync(d->descriptor) != 0)
        return writeError(errno, d->path);
    const QByteArray target = QFile::encodeName(d->path);
    const int code = !replaceExisting                                               ? renameNew(d->partial, target)
                     : std::rename(d->partial.constData(), target.constData()) == 0 ? 0
                                                                                    : errno;
    if (code == EEXIST)
        return existsError(d->path);
    if (code != 0)
        return writeError(code, d->path);
    d->isPublished = true;
    syncFolder(d->path);
    return {};
}

} // namespace showroom::masking_jobs
