#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The page of one environment: its tabs, a row that was found, and its states.
QList<TourScreen> environmentTour();

} // namespace showroom::gui
