#pragma once

#include "cli/verb.h"

namespace showroom::database {
class Connection;
}

namespace showroom::cli {

/// `showroomctl teardown`: removes an environment and proves it.
class TeardownVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    static Result<QString> askForConfirmation(CommandContext &context, database::Connection &connection,
                                              const QString &id);
};

} // namespace showroom::cli
