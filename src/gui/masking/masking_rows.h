#pragma once

#include "gui/common/rows_model.h"
#include "gui/masking/column_decisions.h"

#include "core/masking_jobs/mask_run.h"
#include "core/masking_jobs/person_facts.h"

namespace showroom::gui {

// What the page's tables say.

QList<RowsModel::Heading> columnHeadings();
/// A row per column: its name with the first value below, its mask, how sure the
/// proposal is.
QList<RowsModel::Row> columnRows(const ColumnDecisions &decisions, const masking_jobs::TableSample &sample);

/// Why a column has its mask, or none.
QString whyText(const ColumnDecisions &decisions, qsizetype column);

QList<RowsModel::Heading> previewHeadings();
/// One row of the table: a row per column that has a value. `after` may be empty as long as it is computed.
QList<RowsModel::Row> previewRows(const masking_jobs::TableSample &before, const masking_jobs::TableSample &after,
                                  int row);

QList<RowsModel::Heading> hitHeadings();
QList<RowsModel::Row> hitRows(const masking_jobs::LeakReport &report);

QList<RowsModel::Heading> personHeadings();
QList<RowsModel::Row> personRows(const QList<masking_jobs::PersonFact> &facts);

/// The figures of a leak report in a sentence or two.
QString leakFigures(const masking_jobs::MaskOutcome &outcome);

} // namespace showroom::gui
