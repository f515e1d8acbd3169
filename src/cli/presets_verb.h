#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl presets`: the choices for new tenants that a person keeps under names, shared with the console's
/// wizard.
class PresetsVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
