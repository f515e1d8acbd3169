#pragma once

#include "cli/verb.h"

namespace showroom::cli {

/// `showroomctl diagnostics`: what helps somebody who is asked for help, in one file without secrets.
class DiagnosticsVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;
};

} // namespace showroom::cli
