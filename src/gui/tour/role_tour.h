#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The console as sales and as support see it, and on connections of other levels.
QList<TourScreen> roleTour();

} // namespace showroom::gui
