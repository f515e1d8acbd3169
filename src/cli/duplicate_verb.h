#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl duplicate`: creates another tenant like one that there is.
class DuplicateVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
