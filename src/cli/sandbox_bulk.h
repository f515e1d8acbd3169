#pragma once

#include "base/result.h"

namespace showroom::cli {

class Arguments;
struct CommandContext;

/// `sandbox create-many`: seats from a list or a pattern, with a link into each if wished.
Result<int> createManySandboxes(CommandContext &context, Arguments &arguments);

} // namespace showroom::cli
