#pragma once

#include "cli/verb.h"

#include <memory>
#include <vector>

namespace showroom::cli {

/// Every verb of `showroomctl`, in the order in which help lists them.
std::vector<std::unique_ptr<Verb>> allVerbs();

} // namespace showroom::cli
