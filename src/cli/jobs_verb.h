#pragma once

#include "cli/verb.h"
#include "core/jobs/job.h"

namespace showroom::database {
class Connection;
}

namespace showroom::cli {

/// `showroomctl jobs`: lists long operations; pauses, resumes, cancels or cleans up one.
class JobsVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    static Result<int> showList(CommandContext &context, database::Connection &connection, const QString &tenant);
    static Result<int> pause(CommandContext &context, database::Connection &connection, const jobs::Job &job);
    static Result<int> cancel(CommandContext &context, database::Connection &connection, const jobs::Job &job);
    static Result<int> resume(CommandContext &context, database::Connection &connection, const jobs::Job &job);
    static Result<int> resumeWhole(CommandContext &context, database::Connection &connection, const jobs::Job &job);
    static Result<int> clean(CommandContext &context, database::Connection &connection, const jobs::Job &job);
    static Result<int> showJob(CommandContext &context, database::Connection &connection, const jobs::Job &job);
};

} // namespace showroom::cli
