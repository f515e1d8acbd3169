#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl local status|start|stop`: the private PostgreSQL.
class LocalVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
