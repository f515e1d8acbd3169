#pragma once

#include "base/result.h"
#include "core/masking_jobs/file_format.h"
#include "masking/mask_spec.h"

#include <QList>
#include <QString>

namespace showroom::masking_jobs {

/// What somebody decided about a column.
struct ColumnRule {
    QString column;
    masking::MaskSpec mask; ///< Keep is a decision, too

    bool operator==(const ColumnRule &) const = default;
};

/// What happens to a value without the shape that its mask needs, for example “n/a” in a column of dates.
enum class UnfitValues {
    Halt, ///< the run ends and names the place
    Blank ///< the value goes, as with the mask `null`
};

/// What happens to a table: a decision for each of its columns, and whose values a row holds.
struct MaskPlan {
    QList<ColumnRule> rules;
    QString subject; ///< the column whose value is the row's subject; empty: the row's own values, see SubjectKey
    UnfitValues unfit = UnfitValues::Halt;
    QString locale = QStringLiteral("en-US");
    QString environment = QStringLiteral("files"); ///< the same subjects become other people in another one

    const ColumnRule *rule(const QString &column) const;
    bool operator==(const MaskPlan &) const = default;
};

/// Whether what a mask writes does not depend on the words of the value: it can equal an original by chance alone.
/// False for `keep` and `redact`, which write the value's own words.
bool isDrawn(masking::MaskKind kind);

/// `column=mask` as on a command line; the last `=` before a mask's name parts them. InvalidInput.
Result<ColumnRule> parseRule(const QString &text);

/// Whether the plan decides about these columns, all of them and no others, each once. InvalidInput with a problem per
/// column (codes: unknown, duplicate, undecided); an unknown one is told with the name that comes nearest.
Result<void> checkPlan(const MaskPlan &plan, const QStringList &columns);

/// A column about which nobody decided; `place` says where it was met.
Error undecidedError(const QStringList &columns, const QString &place = {});

} // namespace showroom::masking_jobs
