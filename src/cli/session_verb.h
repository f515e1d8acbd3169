#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl session`: opens sessions, shows what they changed, resets them and brings that back, clears stale ones.
class SessionVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
