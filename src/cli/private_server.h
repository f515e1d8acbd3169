#pragma once

#include "cli/backend.h"
#include "database/local_server.h"

#include <QProcessEnvironment>

namespace showroom::cli {

class Terminal;

/// The private PostgreSQL of this account as the verbs' database. A server that was never used gets its schema on the
/// way; an outdated one is left for `showroomctl db migrate`.
class PrivateServer final : public Backend {
public:
    /// `terminal` hears what takes a while, before it begins.
    /// `saltFile` takes the place of the one in the server's folder unless it is empty.
    PrivateServer(database::LocalServer server, QProcessEnvironment environment, Terminal &terminal,
                  QString saltFile = {});

    Result<database::Connection> connect() override;
    Result<QList<masking::Salt>> salts() override;
    access::SaltPlace saltPlace() const override;
    Result<std::unique_ptr<jobs::JobRunner>> makeRunner() override;
    Result<database::Migrator> migrator() override;
    const database::LocalServer &localServer() const override { return m_server; }

private:
    void remark(database::LocalServerWork work) const;
    Result<void> ensureSchema(database::Connection &connection);

    database::LocalServer m_server;
    QProcessEnvironment m_environment;
    Terminal &m_terminal;
    QString m_saltFile;
};

} // namespace showroom::cli
