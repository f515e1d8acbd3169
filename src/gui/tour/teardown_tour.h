#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The teardown dialog: the question and the proof.
QList<TourScreen> teardownTour();

} // namespace showroom::gui
