#pragma once

#include "core/profiles/profile.h"
#include "gui/connection/connection_backend.h"

namespace showroom::gui {

/// Connects to a server that somebody else runs: a profile's, or one that the command line names.
class ServerConnectionBackend final : public ConnectionBackend {
public:
    ServerConnectionBackend(ConnectionPlace place, database::ConnectionSettings settings, QString saltFile);

    /// A profile's; InvalidInput when its address cannot be read.
    static Result<std::shared_ptr<ConnectionBackend>> make(const profiles::Profile &profile, const QString &password);

    ConnectionPlace place() const override { return m_place; }
    QString masterSaltFile() const override { return m_saltFile; }
    Result<access::DatabaseSurvey> survey(const StopCheck &isStopped) override;
    Result<void> migrate() override;
    database::ConnectionSettings settings() const override { return m_settings; }

private:
    ConnectionPlace m_place;
    database::ConnectionSettings m_settings;
    QString m_saltFile;
};

} // namespace showroom::gui
