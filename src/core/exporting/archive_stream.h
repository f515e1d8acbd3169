#pragma once

#include "base/result.h"
#include "core/exporting/export_request.h"

#include <QByteArrayView>

#include <memory>

struct archive;

namespace showroom::exporting {

class ExportFile;

/// An archive that libarchive writes into an export's file. What the file refuses (a full disk) comes back as its own
/// error.
class ArchiveStream final {
public:
    /// One compressed stream without an archive's structure; `compression` is not None.
    static Result<std::unique_ptr<ArchiveStream>> compressed(ExportFile &file, Compression compression);
    /// A zip; its members may be larger than 4 GB.
    static Result<std::unique_ptr<ArchiveStream>> zip(ExportFile &file);

    ~ArchiveStream();
    Q_DISABLE_COPY_MOVE(ArchiveStream)

    /// Begins a member of any length; the one before ends.
    Result<void> beginMember(const QString &name, const QDateTime &modified);
    Result<void> write(QByteArrayView bytes);
    /// Writes what is left.
    Result<void> close();

private:
    struct Sink;

    explicit ArchiveStream(ExportFile &file);
    Result<void> open();
    Result<void> verdict(long long code);

    std::unique_ptr<Sink> m_sink;
    struct archive *m_archive;
};

} // namespace showroom::exporting
