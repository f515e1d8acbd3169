#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl extend`: lets environments live longer.
class ExtendVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
