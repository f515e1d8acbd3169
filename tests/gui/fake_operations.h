#pragma once

#include "core/sandboxes/create_sandbox.h"
#include "gui/operations/operations.h"

#include <QPromise>

#include <memory>
#include <optional>

namespace showroom::gui {

/// Operations without a database: each answers what the test put there, at once unless the test holds it back.
class FakeOperations final : public Operations {
    Q_OBJECT

public:
    FakeOperations() = default;

    // What the answers are.
    Result<bool> available = true;
    QStringList takenIds;
    Result<environments::Created> creation = environments::Created{QStringLiteral("demo-acme"), 7};
    bool holdCreation = false;
    /// In place of an answer at once.
    std::optional<QFuture<Result<QList<environments::Environment>>>> environmentsToCome;
    Result<qint64> resumption = qint64(8);
    Result<void> wish; ///< whether a job could be asked to stop or to pause
    Result<qint64> exportJob = qint64(9);
    bool numbersExports = false; ///< 101, 102 … in place of `exportJob`
    QStringList refusedExports;  ///< environments
    Result<qint64> teardownJob = qint64(10);
    Result<environments::TeardownPreview> preview = environments::TeardownPreview();
    Result<RowCounts> left = RowCounts{{QStringLiteral("impact.events"), 0}, {QStringLiteral("impact.users"), 0}};
    QList<jobs::Job> knownJobs;

    // What was asked.
    QList<environments::CreateTenant> creations;
    QList<sandboxes::CreateSandbox> sandboxCreations;
    QList<exporting::ExportRequest> exports;
    QList<QPair<QString, QString>> teardowns; ///< id and confirmation
    QStringList teardownReasons;
    QStringList resumed;
    bool runsJobs = true; ///< what waits, waits here
    QList<qint64> cancelled;
    QList<qint64> paused;
    QList<qint64> resumedJobs;
    QStringList askedIds;

    /// Answers the held creation.
    void releaseCreation()
    {
        m_creating->addResult(creation);
        m_creating->finish();
    }
    void tell(const jobs::Job &job) { emit jobChanged(job); }
    bool isHere(qint64) const override { return runsJobs; }

    QFuture<Result<QList<environments::Environment>>> listEnvironments() override
    {
        return environmentsToCome ? *environmentsToCome : answer(Result<QList<environments::Environment>>());
    }
    QFuture<Result<QList<jobs::Job>>> listJobs() override { return answer(Result<QList<jobs::Job>>(knownJobs)); }
    QFuture<Result<jobs::Job>> findJob(qint64 jobId) override
    {
        for (const jobs::Job &job : std::as_const(knownJobs))
            if (job.id == jobId)
                return answer(Result<jobs::Job>(job));
        return answer(Result<jobs::Job>(fail(ErrorCode::NotFound, QStringLiteral("There is no such job."))));
    }
    QFuture<Result<bool>> isIdAvailable(const QString &id) override
    {
        askedIds.append(id);
        return answer(available && takenIds.contains(id) ? Result<bool>(false) : available);
    }
    QFuture<Result<seeding::SeedEstimate>> estimateSeed(qint64 rows) override
    {
        return answer(Result<seeding::SeedEstimate>(seeding::SeedEstimate{rows / 50, rows * 300, true}));
    }
    QFuture<Result<environments::Created>> create(const environments::CreateTenant &request) override
    {
        creations.append(request);
        if (!holdCreation)
            return answer(creation);
        m_creating = std::make_unique<QPromise<Result<environments::Created>>>();
        m_creating->start();
        return m_creating->future();
    }
    QFuture<Result<environments::Created>> createSandbox(const sandboxes::CreateSandbox &request) override
    {
        sandboxCreations.append(request);
        return answer(creation);
    }
    QFuture<Result<QList<environments::Created>>> createMany(const QList<environments::CreateTenant> &requests) override
    {
        creations.append(requests);
        if (!creation)
            return answer(Result<QList<environments::Created>>(creation.error()));
        QList<environments::Created> created;
        for (const environments::CreateTenant &request : requests)
            created.append({request.effectiveId(), 20 + created.size()});
        return answer(Result<QList<environments::Created>>(created));
    }
    QFuture<Result<QList<environments::Created>>>
    createSandboxes(const QList<sandboxes::CreateSandbox> &requests) override
    {
        sandboxCreations.append(requests);
        if (!creation)
            return answer(Result<QList<environments::Created>>(creation.error()));
        QList<environments::Created> created;
        for (const sandboxes::CreateSandbox &request : requests)
            created.append({request.tenant.effectiveId(), 20 + created.size()});
        return answer(Result<QList<environments::Created>>(created));
    }
    QFuture<Result<qint64>> resume(const QString &id) override
    {
        resumed.append(id);
        return answer(resumption);
    }
    QFuture<Result<exporting::ExportEstimate>> estimateExport(const exporting::ExportRequest &request) override
    {
        return answer(Result<exporting::ExportEstimate>(
            exporting::ExportEstimate{request.includeUsers ? 500 : 0, request.includeEvents ? 25'250 : 0, 7'500'000}));
    }
    QFuture<Result<qint64>> startExport(const exporting::ExportRequest &request) override
    {
        exports.append(request);
        if (refusedExports.contains(request.environmentId))
            return answer(Result<qint64>(fail(ErrorCode::RateLimited, QStringLiteral("Too many exports."))));
        return answer(numbersExports ? Result<qint64>(100 + ++m_numbered) : exportJob);
    }
    QFuture<Result<environments::TeardownPreview>> previewTeardown(const QString &) override { return answer(preview); }
    QFuture<Result<qint64>> tearDown(const QString &id, const QString &confirmation, const QString &reason) override
    {
        teardownReasons.append(reason);
        teardowns.append({id, confirmation});
        return answer(teardownJob);
    }
    QFuture<Result<qint64>> cleanUp(qint64 seedJob) override
    {
        for (const jobs::Job &job : std::as_const(knownJobs))
            if (job.id == seedJob)
                teardowns.append({job.environmentId, job.environmentId});
        return answer(teardownJob);
    }
    QFuture<Result<RowCounts>> remainingRows(const QString &) override { return answer(left); }
    QFuture<Result<void>> cancelJob(qint64 job) override
    {
        cancelled.append(job);
        return answer(wish);
    }
    QFuture<Result<void>> pauseJob(qint64 job) override
    {
        paused.append(job);
        return answer(wish);
    }
    QFuture<Result<qint64>> resumeJob(qint64 job) override
    {
        resumedJobs.append(job);
        return answer(resumption);
    }
    void reconnect() override {}

private:
    template <class T>
    static QFuture<T> answer(const T &value)
    {
        return QtFuture::makeReadyFuture(value);
    }

    qint64 m_numbered = 0;
    std::unique_ptr<QPromise<Result<environments::Created>>> m_creating;
};

} // namespace showroom::gui
