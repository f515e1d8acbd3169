#pragma once

#include "core/environments/environment.h"

#include <QString>

namespace showroom::cli {

/// Everything about one environment as aligned lines for a terminal.
QString environmentText(const environments::Environment &environment);

/// "expired 3 days ago", "in 30 days", "today"; a dash without a date.
QString relativeDays(const QDateTime &at, const QDateTime &now);

} // namespace showroom::cli
