#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl sandbox`: creates sandboxes, shows and changes them, hands out links, ends them.
class SandboxVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
