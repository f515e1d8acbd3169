#pragma once

#include "base/result.h"
#include "core/masking_jobs/byte_source.h"
#include "core/masking_jobs/leak_report.h"
#include "core/masking_jobs/mask_plan.h"
#include "core/masking_jobs/row_masker.h"
#include "core/masking_jobs/run_control.h"
#include "masking/corpora.h"
#include "masking/salt.h"

#include <QMap>

namespace showroom::masking_jobs {

/// A table to be masked into a file.
struct MaskRequest {
    SourceText source;
    FileFormat format = FileFormat::Csv;
    std::optional<char> delimiter; ///< CSV; guessed when it is not given
    MaskPlan plan;
    QString target;
    bool replaceExisting = false;
    bool searchesLeaks = true;
};

/// What became of it.
struct MaskOutcome {
    QString path;
    qint64 rows = 0;
    qint64 bytes = 0;
    qint64 maskingMs = 0;
    qint64 searchMs = 0;
    QMap<QString, ColumnCounts> columns;
    std::optional<LeakReport> leaks; ///< nothing when they were not searched

    qint64 blanked() const;
    qint64 unchanged() const;
};

/// The masker of a plan: its locale, its environment, this salt. NotFound for a locale that is not there.
Result<masking::Masker> makeMasker(const MaskPlan &plan, const masking::Salt &salt, const masking::CorporaPtr &corpora);

/// Masks a table into a file, streaming, and searches the result for leaks before the file gets its name. On any error,
/// and when it is stopped (Cancelled), nothing is left under that name. A leak is no error: see LeakReport.
///
/// Errors: those of BlockReader, checkPlan(), RowMasker and TargetFile; SaltMissing is the caller's.
Result<MaskOutcome> runMask(const MaskRequest &request, const masking::Salt &salt, const masking::CorporaPtr &corpora,
                            const RunControl &control = {});

} // namespace showroom::masking_jobs
