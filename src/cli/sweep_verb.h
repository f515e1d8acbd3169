#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl sweep`: does what has come due, or shows it.
class SweepVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
