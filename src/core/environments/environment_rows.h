#pragma once

#include "core/environments/environment.h"

namespace showroom::database {
class Row;
}

namespace showroom::environments {

/// An environment from a row of the view `showroom.environment_list`.
Environment environmentFromRow(const database::Row &row);

} // namespace showroom::environments
