#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The New-environment wizard, step by step.
QList<TourScreen> wizardTour();

} // namespace showroom::gui
