#pragma once

#include "base/result.h"
#include "core/masking_jobs/byte_source.h"
#include "core/masking_jobs/mask_plan.h"
#include "masking/masker.h"

#include <QStringList>

#include <optional>

namespace showroom::masking_jobs {

/// The first rows of a table, as far as a person looks at them.
struct TableSample {
    Dialect dialect;
    QStringList columns; ///< all that were met
    QList<QList<QStringList>>
        rows;             ///< per row and column the values; several from JSON arrays, none where there is none
    bool isWhole = false; ///< the table has no further rows

    /// A row's values of a column as one text.
    QString text(qsizetype row, qsizetype column) const { return rows[row][column].join(QStringLiteral(", ")); }
};

/// Reads at most `rows` rows. Errors as BlockReader and RecordParser.
Result<TableSample> readSample(const SourceText &source, FileFormat format, std::optional<char> delimiter, int rows);

/// What the plan makes of those rows: as readSample() of the masked file. The plan may leave columns of CSV and JSON
/// undecided; they are kept, so that a person sees what is left to do.
Result<TableSample> previewMask(const SourceText &source, const Dialect &dialect, MaskPlan plan,
                                const masking::Masker &masker, int rows);

} // namespace showroom::masking_jobs
