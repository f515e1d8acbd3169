#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The seeding view from the first rows to the end, and what can go wrong.
QList<TourScreen> seedingTour();

} // namespace showroom::gui
