#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The Masking page and the person inspector.
QList<TourScreen> maskingTour();

} // namespace showroom::gui
