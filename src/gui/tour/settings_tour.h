#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// The sections of the settings and their dialogs.
QList<TourScreen> settingsTour();

} // namespace showroom::gui
