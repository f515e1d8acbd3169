#pragma once

#include "gui/common/tokens.h"
#include "gui/common/typography.h"

class QWidget;

namespace showroom::gui {

/// Reads what a Designer form says about a widget in dynamic properties, so that forms need no code for their look:
/// - QLabel "type": "caption", "field", "strong", "heading", "title", "display", "mono"; "tone": "secondary", "muted",
///   "danger";
/// - QPushButton "glyph": the icon's name, in the colour that its "variant" asks for.
/// Called by ConsoleStyle for each widget before it is shown first.
void applyFormProperties(QWidget &widget);

} // namespace showroom::gui
