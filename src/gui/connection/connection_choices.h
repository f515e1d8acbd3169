#pragma once

#include "core/profiles/profile_store.h"
#include "database/local_server.h"
#include "gui/connection/connection_backend.h"
#include "gui/connection/password_keeper.h"

#include <QFuture>

#include <memory>

namespace showroom::gui {

/// The databases that a person may choose from: the private one and the profiles, with what it takes to reach each.
class ConnectionChoices final {
public:
    using Backend = std::shared_ptr<ConnectionBackend>;

    /// `saltFile` takes the place of every other unless it is empty.
    ConnectionChoices(database::LocalServer server, profiles::ProfileStore store,
                      std::unique_ptr<profiles::Keychain> keychain, QString saltFile);

    const profiles::ProfileStore &store() const { return m_store; }
    PasswordKeeper &passwords() { return m_passwords; }
    QString privateLocation() const { return m_server.dataDirectory(); }

    /// The private database's name and those of the profiles that can be used.
    QStringList names() const;
    /// What connects to the one of that name; NotFound, or InvalidInput for a broken profile. The password comes from
    /// the keychain.
    QFuture<Result<Backend>> find(const QString &name);
    /// A database that the command line names; it is not remembered.
    Backend unnamed(const database::ConnectionSettings &settings) const;

private:
    database::LocalServer m_server;
    profiles::ProfileStore m_store;
    PasswordKeeper m_passwords;
    QString m_saltFile;
};

} // namespace showroom::gui
