#pragma once

#include "gui/operations/operations.h"
#include "gui/tour/tour_fixture.h"

namespace showroom::gui {

/// Answers from a fixture at once and changes nothing: the pictures need no database.
class TourOperations final : public Operations {
    Q_OBJECT

public:
    explicit TourOperations(const TourFixture &fixture, QObject *parent = nullptr);

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

    /// A job went on: from now on it is known so, and whoever listens hears it.
    void tell(const jobs::Job &job);
    bool isHere(qint64) const override { return true; }
    void reconnect() override {}

private:
    Result<environments::Environment> find(const QString &environmentId) const;

    TourFixture m_fixture;
};

} // namespace showroom::gui
