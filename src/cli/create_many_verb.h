#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl create-many`: creates a number of demo tenants from a list or a pattern.
class CreateManyVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
