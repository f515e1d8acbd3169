#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl list`: every environment that is not deleted.
class ListVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
