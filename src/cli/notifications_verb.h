#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl notifications`: what the login was told about environments, and marking it read.
class NotificationsVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
