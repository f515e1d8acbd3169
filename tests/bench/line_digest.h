#pragma once

#include "base/result.h"

#include <QString>

namespace showroom::bench {

/// What a file of JSON lines says, whatever the order of its lines.
struct LineDigest {
    qint64 lines = 0;
    qint64 bytes = 0; ///< of the rows alone
    quint64 sum = 0;  ///< of the rows' hashes

    bool operator==(const LineDigest &) const = default;
};

/// Of the rows in an export: lines `{"table":…,"row":ROW}`.
Result<LineDigest> digestOfExport(const QString &path);

/// Of rows that COPY wrote as text: its backslashes are doubled.
Result<LineDigest> digestOfCopy(const QStringList &paths);

} // namespace showroom::bench
