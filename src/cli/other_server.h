#pragma once

#include "cli/backend.h"
#include "cli/profile_passwords.h"
#include "cli/server_choice.h"
#include "database/local_server.h"

namespace showroom::cli {

/// Any PostgreSQL that is not the private one as the verbs' database. It is never started nor given a schema on the
/// way: both are for whoever runs it.
class OtherServer final : public Backend {
public:
    /// `passwords` is asked for a profile's password before the first connection, unless PGPASSWORD gives one;
    /// `keychain`, which must outlive it, for the master salts where neither a variable nor a file has them.
    OtherServer(ServerChoice choice, QProcessEnvironment environment, PasswordSource passwords = {},
                profiles::Keychain *keychain = nullptr);

    Result<database::Connection> connect() override;
    Result<database::Connection> connectAsReader() override;
    Result<QList<masking::Salt>> salts() override;
    access::SaltPlace saltPlace() const override;
    Result<void> keepSalt(const masking::Salt &salt) override;
    Result<std::unique_ptr<jobs::JobRunner>> makeRunner() override;
    Result<database::Migrator> migrator() override;
    const database::LocalServer &localServer() const override { return m_local; }
    bool isPrivate() const override { return false; }

private:
    void findPassword();
    Error withWayOut(Error error) const;

    ServerChoice m_choice;
    QProcessEnvironment m_environment;
    PasswordSource m_passwords; ///< empty once it was asked
    profiles::Keychain *m_keychain;
    std::optional<Error> m_noKeychain;
    database::LocalServer m_local;
};

} // namespace showroom::cli
