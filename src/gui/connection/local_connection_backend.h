#pragma once

#include "database/local_server.h"
#include "gui/connection/connection_backend.h"

namespace showroom::gui {

/// Connects to the private PostgreSQL of "Try it here", starting it when needed.
class LocalConnectionBackend final : public ConnectionBackend {
public:
    /// `saltFile` takes the place of the one in the server's folder unless it is empty.
    explicit LocalConnectionBackend(database::LocalServer server, const QString &saltFile = {});

    ConnectionPlace place() const override;
    QString masterSaltFile() const override { return m_saltFile; }
    Result<access::DatabaseSurvey> survey(const StopCheck &isStopped) override;
    Result<void> migrate() override;
    database::ConnectionSettings settings() const override { return m_server.settings(); }

private:
    database::LocalServer m_server;
    QString m_saltFile;
};

} // namespace showroom::gui
