#pragma once

#include "base/result.h"
#include "core/exporting/export_manifest.h"

#include <functional>

namespace showroom::exporting {

/// What a verified export consists of.
struct VerifiedExport {
    ExportManifest manifest;
    QString path; ///< the exported file
    qint64 bytes = 0;
    QByteArray sha256; ///< of the file as it lies there
};

/// Reads an exported file and compares every byte with its manifest: the one in the zip, or the one beside the file.
/// `path` may also be the manifest beside it. Memory stays the same at any size; `isStopped` is asked now and then.
///
/// NotFound when the file or its manifest is missing, Cancelled; FileFailure with a problem per file or member that is
/// not what was written (codes: damaged, truncated, missing, unexpected, unreadable).
Result<VerifiedExport> verifyExport(const QString &path, const std::function<bool()> &isStopped = {});

} // namespace showroom::exporting
