#pragma once

#include "base/result.h"

namespace showroom::bench {

struct Options;
class Report;

/// How fast people are made, against what others take, and that unique values are.
Result<void> benchPeople(int group, const Options &options, Report &report);

} // namespace showroom::bench
