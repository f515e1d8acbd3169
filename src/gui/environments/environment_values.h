#pragma once

#include "core/browsing/browsed_table.h"
#include "gui/common/cell_roles.h"

/// How the values of an environment's rows are shown: exactly.
namespace showroom::gui {

/// One visible line. A time stands in the person's zone with all its decimals, NULL as "—" and an empty text as
/// nothing.
QString shownValue(const QString &value, browsing::ValueKind kind);

/// How a DataTable draws the kind, and the width that its values usually need, in pixels at a 13 px font.
Cell cellOf(browsing::ValueKind kind);
int usualWidth(const browsing::BrowsedColumn &column);

/// "occurred_at" as "Occurred at".
QString columnLabel(const QString &column);

/// "CET (UTC+01:00)": the zone that times are shown in.
QString shownZone();

} // namespace showroom::gui
