#pragma once

#include "cli/verb.h"

namespace showroom::environments {
struct EnvironmentEdit;
}

namespace showroom::cli {

/// `showroomctl edit`: changes what is written about environments, and whose they are.
class EditVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    static environments::EnvironmentEdit editOf(Arguments &arguments);
};

} // namespace showroom::cli
