#pragma once

#include "core/masking_jobs/column_proposal.h"
#include "core/masking_jobs/mask_run.h"

#include <QJsonObject>

namespace showroom::cli {

/// What `showroomctl mask` says without --out: the columns with their masks and reasons, and the rows before and after.
struct MaskLook {
    QList<masking_jobs::ColumnProposal> columns;
    masking_jobs::MaskPlan plan;
    masking_jobs::TableSample before;
    masking_jobs::TableSample after;
};

QJsonObject lookJson(const MaskLook &look);
QString lookText(const MaskLook &look);

QJsonObject outcomeJson(const masking_jobs::MaskOutcome &outcome);
QString outcomeText(const masking_jobs::MaskOutcome &outcome);

} // namespace showroom::cli
