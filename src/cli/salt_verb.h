#pragma once

#include "cli/verb.h"
#include "core/access/salt_rotation.h"

namespace showroom::access {
struct SaltPlace;
}
namespace showroom::database {
class Connection;
}

namespace showroom::cli {

/// `salt`: the versions of the master salt, whether this computer has them, and a new one.
class SaltVerb final : public Verb {
public:
    VerbDescription description() const override;
    Result<int> run(CommandContext &context, Arguments &arguments) override;

private:
    Result<int> list(CommandContext &context, database::Connection &connection, bool isCheck);
    Result<int> rotate(CommandContext &context, database::Connection &connection, const Arguments &arguments);
    Result<void> confirm(CommandContext &context, const Arguments &arguments, const access::SaltRotation &rotation);
    Result<int> hand(CommandContext &context, const access::SaltRotation &rotation, const access::SaltPlace &place);
};

} // namespace showroom::cli
