#pragma once

#include "cli/sandbox_request.h"

namespace showroom::database {
class Connection;
}

namespace showroom::cli {

struct CommandContext;

/// One run of `sandbox`: each action reads its options and judges them before anything is touched.
class SandboxRun final {
public:
    SandboxRun(CommandContext &context, Arguments &arguments);

    Result<int> list();
    Result<int> create();
    Result<int> createMany();
    Result<int> status();
    Result<int> edit();
    Result<int> extend();
    Result<int> protect();
    Result<int> expire();
    Result<int> reset();
    Result<int> remove();
    Result<int> link();
    Result<int> persona();
    Result<int> convert();
    Result<int> dismiss();
    Result<int> usage();

private:
    Result<database::Connection> connect();
    Result<int> print(const QJsonObject &json, const QString &text);
    /// The sandbox as it is now.
    Result<int> show(database::Connection &connection, const QString &id, const QString &heading = {});
    Result<int> createLink();
    Result<int> listLinks();
    Result<int> revokeLink();

    CommandContext &m_context;
    Arguments &m_arguments;
};

} // namespace showroom::cli
