#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The audit log in all its states, and its dialogs.
QList<TourScreen> auditTour();

} // namespace showroom::gui
