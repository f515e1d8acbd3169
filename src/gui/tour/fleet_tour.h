#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The conveniences of the list: several rows, columns, saved filters, and the dialogs that act on them.
QList<TourScreen> fleetTour();

} // namespace showroom::gui
