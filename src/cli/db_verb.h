#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl db migrate|status`: the schema of the database.
class DbVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
