#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl mask FILE …`
class MaskVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
