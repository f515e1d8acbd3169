#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/environments/environment_store.h"
#include "core/exporting/exports.h"
#include "core/jobs/job.h"
#include "core/seeding/seed_job.h"

#include <QFuture>
#include <QObject>

namespace showroom::environments {
struct CreateTenant;
}
namespace showroom::exporting {
struct ExportRequest;
}
namespace showroom::sandboxes {
struct CreateSandbox;
}

namespace showroom::gui {

/// What the console asks of core, each a future, so that nothing blocks the window. The real ones run on the database
/// pool (DatabaseOperations); tests and the tour bring their own. Continue with whenReady().
///
/// Operations that record a job also start it here and answer with its id; its progress comes by jobChanged().
class Operations : public QObject {
    Q_OBJECT

public:
    using RowCounts = QList<std::pair<QString, qint64>>;

    virtual QFuture<Result<QList<environments::Environment>>> listEnvironments() = 0;
    /// As jobs::latest().
    virtual QFuture<Result<QList<jobs::Job>>> listJobs() = 0;
    virtual QFuture<Result<jobs::Job>> findJob(qint64 jobId) = 0;

    virtual QFuture<Result<bool>> isIdAvailable(const QString &environmentId) = 0;
    virtual QFuture<Result<seeding::SeedEstimate>> estimateSeed(qint64 rows) = 0;
    virtual QFuture<Result<environments::Created>> create(const environments::CreateTenant &request) = 0;
    virtual QFuture<Result<environments::Created>> createSandbox(const sandboxes::CreateSandbox &request) = 0;
    /// All of them or none; their jobs run two at a time.
    virtual QFuture<Result<QList<environments::Created>>>
    createMany(const QList<environments::CreateTenant> &requests) = 0;
    /// The same for sandboxes.
    virtual QFuture<Result<QList<environments::Created>>>
    createSandboxes(const QList<sandboxes::CreateSandbox> &requests) = 0;
    virtual QFuture<Result<qint64>> resume(const QString &environmentId) = 0;

    virtual QFuture<Result<exporting::ExportEstimate>> estimateExport(const exporting::ExportRequest &request) = 0;
    virtual QFuture<Result<qint64>> startExport(const exporting::ExportRequest &request) = 0;

    virtual QFuture<Result<environments::TeardownPreview>> previewTeardown(const QString &environmentId) = 0;
    virtual QFuture<Result<qint64>> tearDown(const QString &environmentId, const QString &confirmation,
                                             const QString &reason) = 0;
    /// As environments::startCleanUp().
    virtual QFuture<Result<qint64>> cleanUp(qint64 seedJob) = 0;
    virtual QFuture<Result<RowCounts>> remainingRows(const QString &environmentId) = 0;

    /// Asks a job to stop, wherever it runs; the future ends when it was asked.
    virtual QFuture<Result<void>> cancelJob(qint64 jobId) = 0;
    /// Asks a job to stop at its next step. Likewise.
    virtual QFuture<Result<void>> pauseJob(qint64 jobId) = 0;
    /// Goes on here with a job that was paused, stopped, waits or lost its owner.
    virtual QFuture<Result<qint64>> resumeJob(qint64 jobId) = 0;

    /// Whether a job runs in this program or waits here for its turn.
    virtual bool isHere(qint64 jobId) const = 0;

    /// Tries the connection again; connectionRestored() or connectionLost() tells how it went.
    virtual void reconnect() = 0;

signals:
    /// Somebody changed environments or jobs: read again what is shown.
    void changed();
    /// Progress or the end of a job, of this program or another one.
    void jobChanged(const showroom::jobs::Job &job);
    void connectionLost(const showroom::Error &error);
    void connectionRestored();

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
