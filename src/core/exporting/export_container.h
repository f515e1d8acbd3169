#pragma once

#include "base/result.h"
#include "core/exporting/export_manifest.h"

#include <QByteArrayView>

#include <memory>

namespace showroom::exporting {

class ExportFile;

/// How the bytes that a writer makes of the tables become the bytes of the file: as they are, compressed, or as members
/// of a zip. Calls come as (beginTable, write …, endTable) … with writes before, between and after for a file that is
/// one stream, then finish. Memory stays the same however much is written.
class ExportContainer {
public:
    virtual ~ExportContainer() = default;

    /// `file` must outlive the container; `writtenAt` is the time of a zip's members.
    static Result<std::unique_ptr<ExportContainer>> make(const ExportRequest &request, ExportFile &file,
                                                         const QDateTime &writtenAt);

    virtual Result<void> write(QByteArrayView bytes) = 0;
    virtual Result<void> beginTable(const QByteArray &table) = 0;
    virtual Result<void> endTable() = 0;
    /// Writes what is left and, in a zip, the manifest with its members. Nothing can be written afterwards.
    virtual Result<void> finish(const ExportManifest &manifest) = 0;

protected:
    ExportContainer() = default;
    Q_DISABLE_COPY_MOVE(ExportContainer)
};

} // namespace showroom::exporting
