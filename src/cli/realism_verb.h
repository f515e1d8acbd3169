#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl realism`: how real an environment's rows look, property by property.
class RealismVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
