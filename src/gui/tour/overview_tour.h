#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The Overview in its states, the command palette, and what the Help menu opens.
QList<TourScreen> overviewTour();

} // namespace showroom::gui
