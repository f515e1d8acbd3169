#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl reset`: takes away what a person changed in an environment.
class ResetVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
