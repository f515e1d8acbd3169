#pragma once

#include "core/masking_jobs/mask_plan.h"
#include "core/masking_jobs/mask_preview.h"
#include "masking/locale_corpus.h"

#include <optional>

namespace showroom::masking_jobs {

/// What Showroom thinks of a column.
struct ColumnProposal {
    QString column;
    std::optional<masking::MaskSpec> mask; ///< nothing when it shows no personal data: somebody has to decide
    QString reason;                        ///< why, a sentence without a full stop
    int confidence = 0;                    ///< percent

    bool operator==(const ColumnProposal &) const = default;
};

/// Rows of a sample that proposals are made from.
inline constexpr int sampleRows = 1000;

/// One proposal per column of the sample, by its name and by its values.
QList<ColumnProposal> proposeMasks(const TableSample &sample, const masking::LocaleCorpusPtr &locale);

} // namespace showroom::masking_jobs
