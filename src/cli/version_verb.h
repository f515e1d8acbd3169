#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl version`: the versions of the program and of what it runs on.
class VersionVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
