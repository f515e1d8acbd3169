#pragma once

#include <QStyle>

namespace showroom::gui {

/// How high the rows of every table are.
enum class Density { Comfortable, Compact };

/// ConsoleStyle's own style hint: the Density of tables, as an int.
inline constexpr auto densityHint = static_cast<QStyle::StyleHint>(QStyle::SH_CustomBase + 1);

} // namespace showroom::gui
