#include "core/masking_jobs/byte_source.h"

#include "core/masking_jobs/table_source.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

Error openError(int code, const QString &label)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(code));
    if (code == ENOENT || code == ENOTDIR)
        return fail(ErrorCode::NotFound, Texts::tr("There is no file “%1”.").arg(label),
                    Texts::tr("Check its name and folder."), detail);
    if (code == EACCES || code == EPERM)
        return fail(ErrorCode::FileFailure, Texts::tr("You may not read “%1”.").arg(label),
                    Texts::tr("Ask its owner for a copy, or choose another file."), detail);
    return fail(ErrorCode::FileFailure, Texts::tr("“%1” cannot be read.").arg(label),
                Texts::tr("Check the disk, or choose another file."), detail);
}

} // namespace

QString SourceText::label() const
{
    if (table)
        return table->name;
    return path.isEmpty() ? Texts::tr("pasted text") : QFileInfo(path).fileName();
}

Result<SourceText> SourceText::held(const std::function<bool()> &isStopped) const
{
    SourceText same = *this;
    if (!table || snapshot)
        return same;
    auto opened = TableSnapshot::open(*table);
    if (!opened)
        return opened.error();
    (*opened)->setStopCheck(isStopped);
    same.snapshot = std::move(*opened);
    return same;
}

ByteSource::ByteSource(QByteArray text, int descriptor, qint64 size, QString label)
    : m_text(std::move(text))
    , m_descriptor(descriptor)
    , m_size(size)
    , m_label(std::move(label))
{
}

ByteSource::ByteSource(ByteSource &&other) noexcept
    : m_text(std::move(other.m_text))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_size(other.m_size)
    , m_next(other.m_next)
    , m_label(std::move(other.m_label))
    , m_table(std::move(other.m_table))
{
}

ByteSource::~ByteSource()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<ByteSource> ByteSource::open(const SourceText &source)
{
    if (source.table) {
        auto held = source.held({});
        if (!held)
            return held.error();
        ByteSource opened({}, -1, held->snapshot->size(), source.label());
        opened.m_table = std::move(held->snapshot);
        return opened;
    }
    if (source.path.isEmpty())
        return ByteSource(source.text, -1, source.text.size(), source.label());
    // A pipe or device would be gone after the first of the passes, and opening one may wait for ever.
    const int descriptor = ::open(QFile::encodeName(source.path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return openError(errno, source.label());
    struct stat facts = {};
    ByteSource opened({}, descriptor, 0, source.label());
    if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode))
        return fail(ErrorCode::FileFailure, Texts::tr("“%1” is no regular file.").arg(source.label()),
                    Texts::tr("Masking reads a file more than once: save the data into one first."));
    opened.m_size = facts.st_size;
    return opened;
}

Result<qint64> ByteSource::readTable(std::span<char> into)
{
    if (m_next == 0)
        SHOWROOM_TRY(m_table->rewind());
    const auto count = m_table->read(into);
    m_next += count.value_or(0);
    return count;
}

Result<qint64> ByteSource::read(std::span<char> into)
{
    if (m_table)
        return readTable(into);
    if (m_descriptor < 0) {
        const qint64 count = std::min<qint64>(qint64(into.size()), m_size - m_next);
        std::memcpy(into.data(), m_text.constData() + m_next, std::size_t(count));
        m_next += count;
        return count;
    }
    ssize_t count = 0;
    do {
        count = ::read(m_descriptor, into.data(), into.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        return openError(errno, m_label);
    m_next += count;
    return qint64(count);
}

} // namespace showroom::masking_jobs
