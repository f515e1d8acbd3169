#pragma once

#include "cli/verb.h"
#include "core/environments/bulk_creation.h"

namespace showroom::cli {

/// `showroomctl create-many`: creates a number of demo tenants from a list or a pattern.
class CreateManyVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    static QList<environments::BulkLine> linesOf(Arguments &arguments);
    static Result<int> fill(CommandContext &context, database::Connection &connection,
                            const QList<environments::Created> &created);
};

} // namespace showroom::cli
