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

    /// The options that say what a tenant is like, without its name and id; other verbs that create tenants have them
    /// too.
    static QList<OptionSpec> sharedOptions();
    /// What the line asks for: its preset, or the defaults, and the options over it.
    static environments::CreateTenant request(Arguments &arguments);
    /// The request with the line's options over it.
    static environments::CreateTenant overridden(environments::CreateTenant request, Arguments &arguments);
    /// Creates the tenant and fills it; prints what it is then.
    static Result<int> create(CommandContext &context, const environments::CreateTenant &request);
};

} // namespace showroom::cli
