#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl settings list|get|set`: limits and other values that the database keeps for everybody.
class SettingsVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
