#pragma once

#include "database/local_server.h"
#include "gui/connection/connection_backend.h"

namespace showroom::gui {

/// Connects to the private PostgreSQL of "Try it here", starting it when needed.
class LocalConnectionBackend final : public ConnectionBackend {
public:
    explicit LocalConnectionBackend(database::LocalServer server);

    Result<database::ConnectionSettings> start() override;
    Result<SchemaState> schemaState() override;
    Result<void> migrate() override;
    Result<access::Identity> identify(const database::ConnectionSettings &settings) override;
    QString location() const override { return m_server.dataDirectory(); }
    QString masterSaltFile() const override { return m_server.masterSaltFile(); }

private:
    database::LocalServer m_server;
};

} // namespace showroom::gui
