#pragma once

#include "cli/backend.h"
#include "core/job_handlers.h"
#include "core/jobs/job_runner.h"
#include "database/local_server.h"
#include "masking/salt.h"
#include "support/test_database.h"

namespace showroom::test {

/// A clone of the migrated database as the verbs' backend, with a salt that tests may exchange.
class DatabaseBackend final : public cli::Backend {
public:
    explicit DatabaseBackend(TestDatabase &database)
        : m_database(database)
    {
        setSalt(QByteArray(32, 's'));
    }

    void setSalt(const QByteArray &secret) { m_salts = {*masking::Salt::create(QStringLiteral("1"), secret)}; }
    void removeSalts() { m_salts.clear(); }
    /// From now on connections are those of a login in this group role: "viewer", "sales" …
    void actAs(const QString &role) { m_role = role; }

    Result<database::Connection> connect() override
    {
        return database::Connection::open(m_role.isEmpty() ? m_database.local() : m_database.login(m_role));
    }
    Result<QList<masking::Salt>> salts() override { return read(m_salts); }
    Result<std::unique_ptr<jobs::JobRunner>> makeRunner() override
    {
        auto runner = std::make_unique<jobs::JobRunner>(m_database.local(), QStringLiteral("showroomctl"));
        addJobHandlers(*runner, [salts = m_salts] { return read(salts); });
        return runner;
    }
    Result<database::Migrator> migrator() override { return database::Migrator(m_database.superuser()); }
    const database::LocalServer &localServer() const override { return m_server; }

private:
    static Result<QList<masking::Salt>> read(const QList<masking::Salt> &salts)
    {
        if (salts.isEmpty())
            return fail(ErrorCode::SaltMissing, QStringLiteral("There is no salt."));
        return salts;
    }

    TestDatabase &m_database;
    database::LocalServer m_server;
    QList<masking::Salt> m_salts;
    QString m_role;
};

} // namespace showroom::test
