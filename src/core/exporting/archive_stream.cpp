#include "core/exporting/archive_stream.h"

#include "core/exporting/export_file.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>

namespace showroom::exporting {

using namespace Qt::StringLiterals;

namespace {

constexpr int blockSize = 256 * 1024;
// On rows like ours levels above save a twentieth of the file and take twice as long.
constexpr auto deflateLevel = "3";

struct EntryDeleter {
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};

} // namespace

struct ArchiveStream::Sink {
    /// Never refuses: a compressor that was refused keeps a pointer into the caller's buffer and reads it when it ends.
    /// What failed stands in `status`, and whatever comes after it goes nowhere.
    static la_ssize_t write(archive *, void *self, const void *bytes, size_t size)
    {
        auto *const sink = static_cast<Sink *>(self);
        if (sink->status && !sink->isGivenUp)
            sink->status = sink->file.write(QByteArrayView(static_cast<const char *>(bytes), qsizetype(size)));
        return la_ssize_t(size);
    }

    ExportFile &file;
    Result<void> status = {};
    bool isGivenUp = false;
};

ArchiveStream::ArchiveStream(ExportFile &file)
    : m_sink(new Sink{file})
    , m_archive(archive_write_new())
{
}

/// Given up before close(), it writes nothing more. libarchive ends as usual, with what it has left going nowhere:
/// after archive_write_fail() it would not free its compressor.
ArchiveStream::~ArchiveStream()
{
    m_sink->isGivenUp = true;
    archive_write_free(m_archive);
}

Result<std::unique_ptr<ArchiveStream>> ArchiveStream::compressed(ExportFile &file, Compression compression)
{
    std::unique_ptr<ArchiveStream> stream(new ArchiveStream(file));
    archive *const a = stream->m_archive;
    SHOWROOM_TRY(stream->verdict(archive_write_set_format_raw(a)));
    if (compression == Compression::Gzip) {
        SHOWROOM_TRY(stream->verdict(archive_write_add_filter_gzip(a)));
        SHOWROOM_TRY(stream->verdict(archive_write_set_filter_option(a, "gzip", "compression-level", deflateLevel)));
    } else {
        SHOWROOM_TRY(stream->verdict(archive_write_add_filter_zstd(a)));
    }
    SHOWROOM_TRY(stream->open());
    SHOWROOM_TRY(stream->beginMember(u"export"_s, {}));
    return stream;
}

Result<std::unique_ptr<ArchiveStream>> ArchiveStream::zip(ExportFile &file)
{
    std::unique_ptr<ArchiveStream> stream(new ArchiveStream(file));
    archive *const a = stream->m_archive;
    SHOWROOM_TRY(stream->verdict(archive_write_set_format_zip(a)));
    SHOWROOM_TRY(stream->verdict(archive_write_set_format_option(a, "zip", "compression", "deflate")));
    SHOWROOM_TRY(stream->verdict(archive_write_set_format_option(a, "zip", "compression-level", deflateLevel)));
    SHOWROOM_TRY(stream->open());
    return stream;
}

Result<void> ArchiveStream::open()
{
    SHOWROOM_TRY(verdict(archive_write_set_bytes_per_block(m_archive, blockSize)));
    SHOWROOM_TRY(verdict(archive_write_set_bytes_in_last_block(m_archive, 1)));
    return verdict(archive_write_open(m_archive, m_sink.get(), nullptr, &Sink::write, nullptr));
}

Result<void> ArchiveStream::beginMember(const QString &name, const QDateTime &modified)
{
    const std::unique_ptr<archive_entry, EntryDeleter> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.toLatin1().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    if (modified.isValid())
        archive_entry_set_mtime(entry.get(), time_t(modified.toSecsSinceEpoch()), 0);
    return verdict(archive_write_header(m_archive, entry.get()));
}

Result<void> ArchiveStream::write(QByteArrayView bytes)
{
    const la_ssize_t written = archive_write_data(m_archive, bytes.data(), size_t(bytes.size()));
    return verdict(written == bytes.size() ? ARCHIVE_OK : ARCHIVE_FATAL);
}

Result<void> ArchiveStream::close()
{
    return verdict(archive_write_close(m_archive));
}

Result<void> ArchiveStream::verdict(long long code)
{
    SHOWROOM_TRY(m_sink->status);
    if (code >= ARCHIVE_WARN)
        return {};
    return fail(ErrorCode::FileFailure,
                QCoreApplication::translate("showroom::exporting", "The export could not be compressed."),
                QCoreApplication::translate("showroom::exporting", "Try it without compression."),
                QString::fromLocal8Bit(archive_error_string(m_archive)));
}

} // namespace showroom::exporting
