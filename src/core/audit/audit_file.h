#pragma once

#include "base/result.h"
#include "core/audit/audit_log.h"

#include <QByteArray>
#include <QString>

namespace showroom::audit {

enum class FileFormat { Jsonl, Csv };

struct Written {
    qint64 entries = 0;
    QByteArray sha256; ///< of the whole file, 64 hexadecimal digits
};

/// Writes every entry that passes the filter, newest first, in constant memory. The file appears under its name when it
/// is complete and replaces what was there. In CSV no cell can start a formula: what would begins with an apostrophe.
/// FileFailure when it cannot be written.
Result<Written> writeFile(database::Connection &connection, const Filter &filter, FileFormat format,
                          const QString &path);

} // namespace showroom::audit
