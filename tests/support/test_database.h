#pragma once

#include "base/result.h"
#include "database/connection.h"
#include "database/connection_settings.h"

#include <QString>

#include <optional>

namespace showroom::test {

/// A database of its own on the throwaway server, cloned from the migrated template; dropped with the object.
///
/// Missing PostgreSQL fails the test with what to install. Several executables may run at once.
class TestDatabase final {
public:
    enum class Content {
        Migrated, ///< a clone of the template with every migration applied
        Empty,    ///< an empty database, for tests of the migrator
    };

    explicit TestDatabase(Content content = Content::Migrated);
    ~TestDatabase();
    Q_DISABLE_COPY_MOVE(TestDatabase)

    /// False when the server or the clone could not be made; `error()` says why. Check it in init().
    bool isValid() const { return !m_error; }
    QString error() const;

    /// The superuser.
    database::ConnectionSettings superuser() const;
    /// The private server's everyday login, a member of showroom_admin.
    database::ConnectionSettings local() const;
    /// A login in one of the group roles: "viewer", "sales", "support", "ops", "admin", "service", "app",
    /// "product";
    /// "password" needs the password `right`, "stranger" is turned away,
    /// "migrator" is no superuser but may make roles.
    database::ConnectionSettings login(const QString &role) const;

    /// Opens a connection; fails the test and aborts it when that is not possible.
    static database::Connection connect(const database::ConnectionSettings &settings);

private:
    Result<void> create(Content content);

    QString m_name;
    database::ConnectionSettings m_superuser;
    std::optional<Error> m_error;
};

} // namespace showroom::test
