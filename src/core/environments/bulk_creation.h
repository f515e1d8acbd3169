#pragma once

#include "base/result.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_store.h"

#include <QList>
#include <QString>

namespace showroom::environments {

inline constexpr int maxBulkSize = 200;

/// One environment of a list: `number` is its line in what the person wrote, from 1.
struct BulkLine {
    int number = 0;
    QString name;
    QString email; ///< of its admin; empty: the shared one

    bool operator==(const BulkLine &) const = default;
};

/// A problem and the line that it is in; 0: in what all lines share.
struct LineProblem {
    int line = 0;
    Problem problem;
};

struct BulkList {
    QList<BulkLine> lines;
    QList<LineProblem> problems; ///< lines that cannot be read
};

/// Reads "name,email" a line, the mail optional: commas, semicolons or tabs as spreadsheets write them, quotes as in
/// RFC 4180. Empty lines and a heading ("name,email") are passed over.
BulkList readBulkList(const QString &text);

/// `count` names from a pattern: `{n}` is the number from 1, `{nn}` with at least two digits, and so on. InvalidInput
/// (fields: number, pattern) when the names would be the same.
Result<QList<BulkLine>> namesFromPattern(const QString &pattern, int count);

/// What is asked for a line: the shared values with the line's name and mail. The id follows the name.
QList<CreateTenant> bulkRequests(const QList<BulkLine> &lines, const CreateTenant &shared);

/// Everything that is wrong with the lines, all at once: each line's name and mail, ids that two lines would share,
/// ids of `takenIds`. What is wrong with the shared values is told once, without a line.
QList<LineProblem> validateBulk(const QList<BulkLine> &lines, const CreateTenant &shared, const QStringList &takenIds,
                                const Clock &clock);

/// As one Error; each message begins with its line.
Error toError(const QList<LineProblem> &problems);

/// Which of these ids no new environment may take.
Result<QStringList> takenIds(database::Connection &connection, const QStringList &ids);

/// Records all environments with their jobs, or nothing at all; it counts as one creation. Errors as create().
Result<QList<Created>> createMany(database::Connection &connection, const QList<CreateTenant> &requests,
                                  const masking::Salt &salt, const Clock &clock);

} // namespace showroom::environments
