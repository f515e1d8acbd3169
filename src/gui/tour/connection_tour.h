#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The first start, updates and failures to connect.
QList<TourScreen> connectionTour();

} // namespace showroom::gui
