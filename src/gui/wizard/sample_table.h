#pragma once

#include "gui/common/data_table.h"
#include "gui/common/rows_model.h"
#include "gui/wizard/preview_engine.h"

namespace showroom::gui {

/// How sample rows of any blueprint's table are shown in a narrow panel: who or what, where, when, how much. The
/// columns are found by their names and types, so that a blueprint of one's own shows something sensible too.
struct SampleTable {
    QList<RowsModel::Heading> headings;
    QList<Column> columns;
    QList<RowsModel::Row> rows;

    static SampleTable of(const TenantPreview::Sample &sample);
};

} // namespace showroom::gui
