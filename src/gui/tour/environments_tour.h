#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The Environments page in its states.
QList<TourScreen> environmentsTour();

} // namespace showroom::gui
