#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The export dialog: the question, a problem, the progress, the file.
QList<TourScreen> exportingTour();

} // namespace showroom::gui
