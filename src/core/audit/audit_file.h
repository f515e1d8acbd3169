#pragma once

#include "base/result.h"
#include "core/audit/audit_log.h"

#include <QByteArray>
#include <QString>

namespace showroom::audit {

enum class FileFormat { Jsonl, Csv };

/// What becomes of a file that has the name already.
enum class Existing { Replace, Keep };

/// Conflict when there is a file that is to be kept.
Result<void> checkTarget(const QString &path, Existing existing);

struct Written {
    qint64 entries = 0;
    QByteArray sha256; ///< of the whole file, 64 hexadecimal digits
};

/// Writes every entry that passes the filter, newest first, in constant memory. The file appears under its name when it
/// is complete and replaces what was there. In CSV no cell can start a formula: what would begins with an apostrophe.
/// FileFailure when it cannot be written; Conflict when it is there already and may not be replaced.
Result<Written> writeFile(database::Connection &connection, const Filter &filter, FileFormat format,
                          const QString &path, Existing existing = Existing::Replace);

} // namespace showroom::audit
