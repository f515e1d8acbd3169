#pragma once

#include "core/jobs/job_runner.h"
#include "gui/operations/operations.h"
#include "masking/salt.h"

#include <QThreadPool>

#include <functional>
#include <memory>

namespace showroom {
class Clock;
}

namespace showroom::gui {

class DatabaseLink;

/// Core's operations on the open database, and the jobs that this program runs there.
class DatabaseOperations final : public Operations {
    Q_OBJECT

public:
    /// Reads the master salts of a connection that names this file; asked by any thread.
    using SaltSource = std::function<Result<QList<masking::Salt>>(const QString &file)>;

    /// Both must outlive the operations.
    DatabaseOperations(DatabaseLink &link, const Clock &clock, SaltSource salts = readSalts, QObject *parent = nullptr);
    /// Cancels what runs here; a few seconds at most.
    ~DatabaseOperations() override;

    /// Works on this database from now on. `saltFile` is read when a job needs it.
    void connectTo(const database::ConnectionSettings &settings, const QString &saltFile);
    /// Jobs that this program runs.
    int runningJobs() const;
    bool isHere(qint64 jobId) const override;

    QFuture<Result<QList<environments::Environment>>> listEnvironments() override;
    QFuture<Result<QList<jobs::Job>>> listJobs() override;
    QFuture<Result<jobs::Job>> findJob(qint64 jobId) override;
    QFuture<Result<bool>> isIdAvailable(const QString &environmentId) override;
    QFuture<Result<seeding::SeedEstimate>> estimateSeed(qint64 rows) override;
    QFuture<Result<environments::Created>> create(const environments::CreateTenant &request) override;
    QFuture<Result<environments::Created>> createSandbox(const sandboxes::CreateSandbox &request) override;
    QFuture<Result<QList<environments::Created>>>
    createMany(const QList<environments::CreateTenant> &requests) override;
    QFuture<Result<QList<environments::Created>>>
    createSandboxes(const QList<sandboxes::CreateSandbox> &requests) override;
    QFuture<Result<qint64>> resume(const QString &environmentId) override;
    QFuture<Result<exporting::ExportEstimate>> estimateExport(const exporting::ExportRequest &request) override;
    QFuture<Result<qint64>> startExport(const exporting::ExportRequest &request) override;
    QFuture<Result<environments::TeardownPreview>> previewTeardown(const QString &environmentId) override;
    QFuture<Result<qint64>> cleanUp(qint64 seedJob) override;
    QFuture<Result<qint64>> tearDown(const QString &environmentId, const QString &confirmation,
                                     const QString &reason) override;
    QFuture<Result<RowCounts>> remainingRows(const QString &environmentId) override;
    QFuture<Result<void>> cancelJob(qint64 jobId) override;
    QFuture<Result<void>> pauseJob(qint64 jobId) override;
    QFuture<Result<qint64>> resumeJob(qint64 jobId) override;
    void reconnect() override;

private:
    template <class F>
    auto askForJob(F task);
    template <class Request, class Record>
    QFuture<Result<QList<environments::Created>>> recordMany(const QList<Request> &requests, Record recordAll);

    static Result<QList<masking::Salt>> readSalts(const QString &file);
    QFuture<Result<void>> tell(qint64 jobId, const QFuture<Result<void>> &asked);
    void startJob(qint64 jobId);
    void startStranded();
    void readJob(qint64 jobId);
    void retireRunner();
    void hear(const QString &topic);

    DatabaseLink &m_link;
    const Clock &m_clock;
    SaltSource m_salts;
    std::unique_ptr<jobs::JobRunner> m_runner;
    QString m_saltFile;
    QList<qint64> m_stranded; ///< jobs of this program that met no server; they begin when it is back
    QThreadPool m_retiring;   ///< runners of databases that were left
};

} // namespace showroom::gui
