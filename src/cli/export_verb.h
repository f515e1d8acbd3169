#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl export`: writes an environment into a file.
class ExportVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
