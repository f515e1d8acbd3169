#include "core/exporting/export_container.h"

#include "core/exporting/archive_stream.h"
#include "core/exporting/export_file.h"
#include "core/exporting/sha256.h"

#include <algorithm>

namespace showroom::exporting {

using namespace Qt::StringLiterals;

namespace {

class PlainContainer final : public ExportContainer {
public:
    explicit PlainContainer(ExportFile &file)
        : m_file(file)
    {
    }

    Result<void> write(QByteArrayView bytes) override { return m_file.write(bytes); }
    Result<void> beginTable(const QByteArray &) override { return {}; }
    Result<void> endTable() override { return {}; }
    Result<void> finish(const ExportManifest &) override { return {}; }

private:
    ExportFile &m_file;
};

class CompressedContainer final : public ExportContainer {
public:
    explicit CompressedContainer(std::unique_ptr<ArchiveStream> stream)
        : m_stream(std::move(stream))
    {
    }

    Result<void> write(QByteArrayView bytes) override { return m_stream->write(bytes); }
    Result<void> beginTable(const QByteArray &) override { return {}; }
    Result<void> endTable() override { return {}; }
    Result<void> finish(const ExportManifest &) override { return m_stream->close(); }

private:
    std::unique_ptr<ArchiveStream> m_stream;
};

/// A member per table, and the manifest as the last one, since it tells what the others are.
class ZipContainer final : public ExportContainer {
public:
    ZipContainer(std::unique_ptr<ArchiveStream> stream, const QDateTime &writtenAt)
        : m_stream(std::move(stream))
        , m_writtenAt(writtenAt)
    {
    }

    Result<void> write(QByteArrayView bytes) override
    {
        if (bytes.isEmpty())
            return {};
        m_digest.add(bytes);
        m_members.last().bytes += bytes.size();
        return m_stream->write(bytes);
    }

    Result<void> beginTable(const QByteArray &table) override
    {
        ManifestFile member;
        member.table = QString::fromUtf8(table);
        member.name = freeName(member.table);
        m_members.append(member);
        m_digest = Sha256();
        return m_stream->beginMember(member.name, m_writtenAt);
    }

    Result<void> endTable() override
    {
        m_members.last().sha256 = m_digest.result();
        return {};
    }

    Result<void> finish(const ExportManifest &manifest) override
    {
        ExportManifest complete = manifest;
        complete.files = m_members;
        SHOWROOM_TRY(m_stream->beginMember(ExportManifest::memberName, m_writtenAt));
        SHOWROOM_TRY(m_stream->write(complete.toJson()));
        return m_stream->close();
    }

private:
    /// Letters, digits, - _ and dots inside: what every system can unpack.
    QString freeName(const QString &table) const
    {
        QString stem = table;
        for (QChar &c : stem) {
            const bool isPlain = c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.');
            c = isPlain ? c : QChar(u'_');
        }
        if (stem.startsWith(u'.'))
            stem.front() = u'_';
        QString name = stem + u".csv"_s;
        const auto isTaken = [&name](const ManifestFile &member) {
            return member.name.compare(name, Qt::CaseInsensitive) == 0;
        };
        for (int i = 2; std::any_of(m_members.begin(), m_members.end(), isTaken); ++i)
            name = u"%1-%2.csv"_s.arg(stem).arg(i);
        return name;
    }

    std::unique_ptr<ArchiveStream> m_stream;
    QDateTime m_writtenAt;
    QList<ManifestFile> m_members;
    Sha256 m_digest;
};

} // namespace

Result<std::unique_ptr<ExportContainer>> ExportContainer::make(const ExportRequest &request, ExportFile &file,
                                                               const QDateTime &writtenAt)
{
    using Made = std::unique_ptr<ExportContainer>;
    if (request.format != Format::Csv && request.compression == Compression::None)
        return Made(std::make_unique<PlainContainer>(file));
    Result<std::unique_ptr<ArchiveStream>> stream =
        request.format == Format::Csv ? ArchiveStream::zip(file) : ArchiveStream::compressed(file, request.compression);
    if (!stream)
        return stream.error();
    if (request.format == Format::Csv)
        return Made(std::make_unique<ZipContainer>(*std::move(stream), writtenAt));
    return Made(std::make_unique<CompressedContainer>(*std::move(stream)));
}

} // namespace showroom::exporting
