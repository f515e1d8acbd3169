#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The Sessions page, its dialogs, and an environment's sessions.
QList<TourScreen> sessionsTour();

} // namespace showroom::gui
