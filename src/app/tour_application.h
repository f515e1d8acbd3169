#pragma once

#include "app/console_options.h"

namespace showroom::app {

/// Draws the tour into the options' folder; the process's exit status.
int runTour(const ConsoleOptions &options);

} // namespace showroom::app
