#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The console as sales and as support see it.
QList<TourScreen> roleTour();

} // namespace showroom::gui
