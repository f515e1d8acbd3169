#pragma once

#include "base/clock.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_store.h"
#include "core/jobs/job_runner.h"
#include "database/connection.h"
#include "masking/salt.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QJsonObject>
#include <QTest>

#include <memory>

namespace showroom::test {

/// A database of its own with what a program has around it: a salt, a clock, and a runner that knows the kinds of jobs.
class TenantFixture final {
public:
    TenantFixture();

    TestDatabase database;
    FixedClock clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    QList<masking::Salt> salts;

    /// A connection as the everyday login, and one as the superuser.
    database::Connection connect() { return TestDatabase::connect(database.local()); }
    database::Connection connectSuperuser() { return TestDatabase::connect(database.superuser()); }

    std::unique_ptr<jobs::JobRunner> makeRunner();

    /// A valid request for a small tenant of this name.
    environments::CreateTenant request(const QString &name) const;

    /// Records a tenant; the test fails when that is refused.
    environments::Created create(const environments::CreateTenant &request);

    /// Changes how a recorded job works ("stepRows", "sliceRows", "threads").
    void setJobParameters(qint64 jobId, const QJsonObject &parameters);

    /// Runs a job to its end here.
    Result<jobs::Job> run(qint64 jobId);

    environments::Environment find(const QString &id);
    /// Rows of an environment in both product tables, by the superuser's own count.
    qint64 countRows(const QString &id);
    /// One value of a statement that the superuser runs.
    QVariant ask(const QByteArray &sql);
};

} // namespace showroom::test
