#include "core/exporting/export_verification.h"

#include "core/exporting/sha256.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace showroom::exporting {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype blockSize = 256 * 1024;
constexpr qint64 maxManifestSize = 1024 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::exporting)
};

struct ReaderDeleter {
    void operator()(archive *reader) const { archive_read_free(reader); }
};

Error cancelled()
{
    return fail(ErrorCode::Cancelled, Texts::tr("The verification was stopped."), Texts::tr("Start it again."));
}

Error unreadable(const QString &path, const QString &detail)
{
    return fail(ErrorCode::FileFailure, Texts::tr("%1 cannot be read.").arg(path),
                Texts::tr("Check that it is a file and who may read it."), detail);
}

/// Every problem in one error.
Error notWhatWasWritten(const QString &path, const QList<Problem> &problems)
{
    Error error = fail(ErrorCode::FileFailure, Texts::tr("%1 is not what was written.").arg(path),
                       Texts::tr("Copy it again from where it came from, or export anew."));
    error.problems = problems;
    return error;
}

std::optional<Problem> compare(const ManifestFile &expected, qint64 bytes, const QByteArray &sha256)
{
    const QString &name = expected.name;
    if (bytes < expected.bytes) {
        return Problem{
            name, u"truncated"_s,
            Texts::tr("%1 is truncated: %2 of %3 bytes are there.").arg(name).arg(bytes).arg(expected.bytes)};
    }
    if (bytes > expected.bytes) {
        return Problem{name, u"damaged"_s,
                       Texts::tr("%1 has %2 bytes, %3 were written.").arg(name).arg(bytes).arg(expected.bytes)};
    }
    if (sha256 != expected.sha256) {
        return Problem{name, u"damaged"_s,
                       Texts::tr("%1 has other bytes than were written: its SHA-256 is %2, not %3.")
                           .arg(name, QString::fromLatin1(sha256), QString::fromLatin1(expected.sha256))};
    }
    return {};
}

/// The bytes and the SHA-256 of the file itself.
Result<void> measure(VerifiedExport &verified, const std::function<bool()> &isStopped)
{
    QFile file(verified.path);
    if (!QFileInfo(verified.path).isFile() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(verified.path, file.errorString());
    Sha256 digest;
    QByteArray block(blockSize, Qt::Uninitialized);
    for (;;) {
        const qint64 size = file.read(block.data(), block.size());
        if (size < 0)
            return unreadable(verified.path, file.errorString());
        if (size == 0)
            break;
        if (isStopped && isStopped())
            return cancelled();
        digest.add(QByteArrayView(block).first(size));
        verified.bytes += size;
    }
    verified.sha256 = digest.result();
    return {};
}

/// A zip against the manifest in it.
class ZipVerification final {
public:
    ZipVerification(const QString &path, const std::function<bool()> &isStopped)
        : m_path(path)
        , m_isStopped(isStopped)
        , m_reader(archive_read_new())
    {
    }

    Result<ExportManifest> run()
    {
        SHOWROOM_TRY(readMembers());
        if (!m_manifest) {
            m_problems.append({ExportManifest::memberName, u"missing"_s,
                               Texts::tr("The zip has no readable %1.").arg(ExportManifest::memberName)});
            return notWhatWasWritten(m_path, m_problems);
        }
        compareAll();
        return m_problems.isEmpty() ? Result<ExportManifest>(*m_manifest) : notWhatWasWritten(m_path, m_problems);
    }

private:
    QString readerError() const { return QString::fromLocal8Bit(archive_error_string(m_reader.get())); }

    Error brokenZip() const
    {
        if (!m_problems.isEmpty())
            return notWhatWasWritten(m_path, m_problems);
        return notWhatWasWritten(m_path, {{u"file"_s, u"truncated"_s,
                                           Texts::tr("It is no complete zip; its end or its directory is missing.")}});
    }

    Result<void> readMembers()
    {
        archive *const reader = m_reader.get();
        archive_read_support_format_zip_seekable(reader); // by its directory at the end: half a zip is none
        if (archive_read_open_filename(reader, QFile::encodeName(m_path).constData(), size_t(blockSize)) != ARCHIVE_OK)
            return brokenZip();
        for (;;) {
            archive_entry *entry = nullptr;
            const int code = archive_read_next_header(reader, &entry);
            if (code == ARCHIVE_EOF)
                return {};
            if (code < ARCHIVE_WARN)
                return brokenZip();
            SHOWROOM_TRY(readMember(QString::fromUtf8(archive_entry_pathname(entry))));
        }
    }

    Result<void> readMember(const QString &name)
    {
        const bool isManifest = name == ExportManifest::memberName;
        ManifestFile member{name, {}, 0, {}};
        Sha256 digest;
        QByteArray text;
        for (;;) {
            const void *bytes = nullptr;
            size_t size = 0;
            la_int64_t offset = 0;
            const int code = archive_read_data_block(m_reader.get(), &bytes, &size, &offset);
            if (code == ARCHIVE_EOF)
                break;
            if (code < ARCHIVE_OK) { // also what only warns: a wrong check sum
                m_problems.append({name, u"damaged"_s, Texts::tr("%1 is damaged: %2.").arg(name, readerError())});
                m_damaged.append(name);
                return {};
            }
            if (m_isStopped && m_isStopped())
                return cancelled();
            const QByteArrayView block(static_cast<const char *>(bytes), qsizetype(size));
            digest.add(block);
            member.bytes += block.size();
            if (isManifest && member.bytes <= maxManifestSize)
                text.append(block);
        }
        member.sha256 = digest.result();
        if (isManifest)
            m_manifest = ExportManifest::fromJson(text);
        else
            m_members.append(member);
        return {};
    }

    void compareAll()
    {
        for (const ManifestFile &expected : m_manifest->files) {
            if (m_damaged.contains(expected.name))
                continue;
            const auto found = std::find_if(m_members.begin(), m_members.end(),
                                            [&](const ManifestFile &member) { return member.name == expected.name; });
            if (found == m_members.end()) {
                m_problems.append({expected.name, u"missing"_s, Texts::tr("%1 is missing.").arg(expected.name)});
                continue;
            }
            if (const std::optional<Problem> problem = compare(expected, found->bytes, found->sha256))
                m_problems.append(*problem);
            m_members.erase(found);
        }
        for (const ManifestFile &member : m_members) {
            m_problems.append({member.name, u"unexpected"_s,
                               Texts::tr("%1 is there although the manifest does not know it.").arg(member.name)});
        }
    }

    QString m_path;
    const std::function<bool()> &m_isStopped;
    std::unique_ptr<archive, ReaderDeleter> m_reader;
    std::optional<ExportManifest> m_manifest;
    QList<ManifestFile> m_members;
    QStringList m_damaged;
    QList<Problem> m_problems;
};

bool looksLikeZip(const QString &path)
{
    QFile file(path);
    return path.endsWith(u".zip"_s, Qt::CaseInsensitive) ||
           (file.open(QIODevice::ReadOnly) && file.read(4) == QByteArray("PK\3\4"));
}

Result<ExportManifest> verifyBeside(const VerifiedExport &verified)
{
    Result<ExportManifest> manifest = ExportManifest::read(ExportManifest::pathBeside(verified.path));
    if (!manifest)
        return manifest.error();
    if (manifest->files.size() != 1)
        return fail(ErrorCode::FileFailure, Texts::tr("The manifest of %1 is damaged.").arg(verified.path),
                    Texts::tr("Take the one that was written with the file, or export anew."));
    // Somebody may have renamed both.
    ManifestFile expected = manifest->files.constFirst();
    expected.name = QFileInfo(verified.path).fileName();
    if (const std::optional<Problem> problem = compare(expected, verified.bytes, verified.sha256))
        return notWhatWasWritten(verified.path, {*problem});
    return manifest;
}

QString exportedFileOf(const QString &path)
{
    return path.endsWith(ExportManifest::suffix) ? path.chopped(ExportManifest::suffix.size()) : path;
}

} // namespace

Result<VerifiedExport> verifyExport(const QString &path, const std::function<bool()> &isStopped)
{
    VerifiedExport verified;
    verified.path = exportedFileOf(path);
    if (!QFileInfo::exists(verified.path)) {
        return fail(ErrorCode::NotFound, Texts::tr("There is no file %1.").arg(verified.path),
                    Texts::tr("Name the exported file; its manifest lies beside it, or in the zip."));
    }
    SHOWROOM_TRY(measure(verified, isStopped));
    Result<ExportManifest> manifest =
        looksLikeZip(verified.path) ? ZipVerification(verified.path, isStopped).run() : verifyBeside(verified);
    if (!manifest)
        return manifest.error();
    verified.manifest = *std::move(manifest);
    return verified;
}

} // namespace showroom::exporting
