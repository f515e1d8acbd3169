#pragma once

#include "cli/verb.h"

namespace showroom::database {
class Connection;
}

namespace showroom::cli {

/// `showroomctl roles`: who may do what.
class RolesVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    static Result<int> list(CommandContext &context, database::Connection &connection);
};

} // namespace showroom::cli
