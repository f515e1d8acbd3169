#pragma once

namespace showroom::gui {

/// Tells screen readers what the painted widgets are: a text (pills, rows of progress, facts, legends) or a chart.
/// Without it they would be nameless containers to them, whose words nobody reads out.
void installAccessibleRoles();

} // namespace showroom::gui
