#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl doctor`: looks for what is not as it should be.
class DoctorVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
