#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The Activity page and the page of a job.
QList<TourScreen> activityTour();

} // namespace showroom::gui
