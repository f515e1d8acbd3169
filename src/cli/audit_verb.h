#pragma once

#include "cli/verb.h"
#include "core/audit/audit_log.h"

namespace showroom::cli {

/// `showroomctl audit`: what was done, by whom, and the proof that the log is whole.
class AuditVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    static Result<int> list(CommandContext &context, Arguments &arguments, const audit::Filter &filter);
    static Result<int> verify(CommandContext &context, Arguments &arguments);
    static Result<int> writeHead(CommandContext &context, Arguments &arguments);
    static Result<int> writeFile(CommandContext &context, Arguments &arguments, const audit::Filter &filter);
};

} // namespace showroom::cli
