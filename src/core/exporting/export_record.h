#pragma once

#include "base/result.h"
#include "core/exporting/export_request.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>

namespace showroom::database {
class Connection;
}

namespace showroom::exporting {

/// A past export, or one that still runs, as the database remembers it. Its environment may be gone.
struct ExportRecord {
    QString id;
    QString environmentName;
    bool isEnvironmentThere = false; ///< complete, so that it can be exported again
    QString state;                   ///< of its job: "queued", "running", "paused", "done", "failed" or "cancelled"
    ExportRequest request;           ///< as it was asked for, environment and reason among it
    std::optional<qint64> bytes;     ///< once it is done, like rows and sha256
    std::optional<qint64> rows;
    QString sha256;
    QString requestedBy;
    QDateTime createdAt;

    bool operator==(const ExportRecord &) const = default;
};

/// Newest first, at most `limit` (1,000 at most) of those after the record `after` (empty: from the newest); `search`
/// has words that each occur in environment, file, person or reason.
Result<QList<ExportRecord>> listExports(database::Connection &connection, const QString &search, const QString &after,
                                        int limit);

} // namespace showroom::exporting

Q_DECLARE_METATYPE(showroom::exporting::ExportRecord)
