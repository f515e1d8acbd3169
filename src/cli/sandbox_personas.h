#pragma once

#include "base/result.h"

namespace showroom::cli {

class Arguments;
struct CommandContext;

/// `sandbox persona list`: who can log in, never with what.
Result<int> listPersonas(CommandContext &context, Arguments &arguments);
/// `sandbox persona password`: gives one of them another password, which is shown this one time unless it was typed.
Result<int> setPassword(CommandContext &context, Arguments &arguments);

} // namespace showroom::cli
