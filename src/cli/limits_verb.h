#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl limits`: what is used of the rate limits, and the exceptions to them.
class LimitsVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
