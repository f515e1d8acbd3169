#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The list behind the bell.
QList<TourScreen> notificationsTour();

} // namespace showroom::gui
