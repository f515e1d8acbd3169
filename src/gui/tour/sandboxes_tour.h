#pragma once

#include "gui/tour/tour_screen.h"

namespace showroom::gui {

/// Sandboxes: the environment page with its banner and access, links, terms; what expires.
QList<TourScreen> sandboxesTour();

} // namespace showroom::gui
