#pragma once

#include "cli/backend.h"
#include "cli/server_choice.h"
#include "database/local_server.h"

namespace showroom::cli {

/// Any PostgreSQL that is not the private one as the verbs' database. It is never started nor given a schema on the
/// way: both are for whoever runs it.
class OtherServer final : public Backend {
public:
    OtherServer(ServerChoice choice, QProcessEnvironment environment);

    Result<database::Connection> connect() override;
    Result<QList<masking::Salt>> salts() override;
    Result<std::unique_ptr<jobs::JobRunner>> makeRunner() override;
    Result<database::Migrator> migrator() override;
    const database::LocalServer &localServer() const override { return m_local; }
    bool isPrivate() const override { return false; }

private:
    ServerChoice m_choice;
    QProcessEnvironment m_environment;
    database::LocalServer m_local;
};

} // namespace showroom::cli
