#pragma once

#include "cli/verb.h"

namespace showroom::environments {
struct CreateTenant;
}

namespace showroom::cli {

/// `showroomctl create`: creates a demo tenant and fills it.
class CreateVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    static environments::CreateTenant request(Arguments &arguments);
    static Result<int> create(CommandContext &context, const environments::CreateTenant &request);
};

} // namespace showroom::cli
