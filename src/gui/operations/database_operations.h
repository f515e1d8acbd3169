#pragma once

#include "core/jobs/job_runner.h"
#include "database/change_watcher.h"
#include "database/worker_pool.h"
#include "gui/operations/operations.h"

#include <memory>

namespace showroom {
class Clock;
}

namespace showroom::gui {

/// Core's operations on a pool of database connections. Until connectTo() is called, everything answers
/// DatabaseUnreachable.
class DatabaseOperations final : public Operations {
    Q_OBJECT

public:
    /// `clock` must outlive the operations.
    explicit DatabaseOperations(const Clock &clock, QObject *parent = nullptr);
    /// Cancels what runs here; a few seconds at most.
    ~DatabaseOperations() override;

    /// Works on this database from now on. `saltFile` is read when a job needs it.
    void connectTo(const database::ConnectionSettings &settings, const QString &saltFile);
    bool isConnected() const { return m_session != nullptr; }
    /// Jobs that this program runs.
    int runningJobs() const;

    QFuture<Result<QList<environments::Environment>>> listEnvironments() override;
    QFuture<Result<QList<jobs::Job>>> listJobs() override;
    QFuture<Result<jobs::Job>> findJob(qint64 jobId) override;
    QFuture<Result<bool>> isIdAvailable(const QString &environmentId) override;
    QFuture<Result<seeding::SeedEstimate>> estimateSeed(qint64 rows) override;
    QFuture<Result<environments::Created>> create(const environments::CreateTenant &request) override;
    QFuture<Result<qint64>> resume(const QString &environmentId) override;
    QFuture<Result<exporting::ExportEstimate>> estimateExport(const exporting::ExportRequest &request) override;
    QFuture<Result<qint64>> startExport(const exporting::ExportRequest &request) override;
    QFuture<Result<environments::TeardownPreview>> previewTeardown(const QString &environmentId) override;
    QFuture<Result<qint64>> tearDown(const QString &environmentId, const QString &confirmation) override;
    QFuture<Result<RowCounts>> remainingRows(const QString &environmentId) override;
    void cancelJob(qint64 jobId) override;
    void reconnect() override;

private:
    struct Session;

    template <class F>
    auto ask(F task);
    template <class F>
    auto askForJob(F task);

    void startJob(qint64 jobId);
    void readJob(qint64 jobId);
    void watch();

    const Clock &m_clock;
    std::unique_ptr<Session> m_session;
};

} // namespace showroom::gui
