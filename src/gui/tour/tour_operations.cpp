#include "gui/tour/tour_operations.h"

#include "core/environments/create_tenant.h"
#include "core/sandboxes/create_sandbox.h"

#include <QPromise>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

namespace {

template <class T>
QFuture<Result<T>> answer(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

/// A future that never ends, as a server that does not answer.
template <class T>
QFuture<Result<T>> silence()
{
    QPromise<Result<T>> promise;
    promise.start();
    return promise.future();
}

Error missing(const QString &what)
{
    return fail(ErrorCode::NotFound, u"There is no %1."_s.arg(what));
}

/// What seeding took on the machine that the documentation's figures come from.
constexpr qint64 rowsPerSecond = 72'000;
constexpr qint64 bytesPerRow = 290;

} // namespace

TourOperations::TourOperations(const TourFixture &fixture, QObject *parent)
    : Operations(parent)
    , m_fixture(fixture)
{
}

QFuture<Result<QList<Environment>>> TourOperations::listEnvironments()
{
    if (m_fixture.isSilent)
        return silence<QList<Environment>>();
    if (m_fixture.listError)
        return answer<QList<Environment>>(*m_fixture.listError);
    return answer<QList<Environment>>(m_fixture.environments);
}

QFuture<Result<QList<jobs::Job>>> TourOperations::listJobs()
{
    return answer<QList<jobs::Job>>(m_fixture.jobs);
}

QFuture<Result<jobs::Job>> TourOperations::findJob(qint64 jobId)
{
    for (const jobs::Job &job : m_fixture.jobs)
        if (job.id == jobId)
            return answer<jobs::Job>(job);
    return answer<jobs::Job>(missing(u"job %1"_s.arg(jobId)));
}

QFuture<Result<bool>> TourOperations::isIdAvailable(const QString &environmentId)
{
    return answer<bool>(!find(environmentId).has_value());
}

QFuture<Result<seeding::SeedEstimate>> TourOperations::estimateSeed(qint64 rows)
{
    return answer<seeding::SeedEstimate>(seeding::SeedEstimate{rows * 1000 / rowsPerSecond, rows * bytesPerRow, true});
}

QFuture<Result<environments::Created>> TourOperations::create(const environments::CreateTenant &request)
{
    return answer<environments::Created>(environments::Created{request.effectiveId(), m_fixture.jobs.value(0).id});
}

QFuture<Result<environments::Created>> TourOperations::createSandbox(const sandboxes::CreateSandbox &request)
{
    return create(request.tenant);
}

QFuture<Result<QList<environments::Created>>>
TourOperations::createMany(const QList<environments::CreateTenant> &requests)
{
    QList<environments::Created> created;
    for (const environments::CreateTenant &request : requests)
        created.append({request.effectiveId(), m_fixture.jobs.value(0).id});
    return answer<QList<environments::Created>>(created);
}

QFuture<Result<QList<environments::Created>>>
TourOperations::createSandboxes(const QList<sandboxes::CreateSandbox> &requests)
{
    QList<environments::CreateTenant> tenants;
    for (const sandboxes::CreateSandbox &request : requests)
        tenants.append(request.tenant);
    return createMany(tenants);
}

QFuture<Result<qint64>> TourOperations::resume(const QString &environmentId)
{
    const auto environment = find(environmentId);
    return answer<qint64>(environment ? Result<qint64>(environment->jobId.value_or(0)) : environment.error());
}

QFuture<Result<exporting::ExportEstimate>> TourOperations::estimateExport(const exporting::ExportRequest &request)
{
    const auto environment = find(request.environmentId);
    if (!environment)
        return answer<exporting::ExportEstimate>(environment.error());
    exporting::ExportEstimate estimate;
    estimate.users = request.includeUsers ? environment->counts.value(u"impact.users"_s) : 0;
    estimate.events = request.includeEvents ? environment->eventsTotal : 0;
    estimate.bytes = (estimate.users + estimate.events) * bytesPerRow;
    return answer<exporting::ExportEstimate>(estimate);
}

QFuture<Result<qint64>> TourOperations::startExport(const exporting::ExportRequest &request)
{
    return resume(request.environmentId);
}

QFuture<Result<environments::TeardownPreview>> TourOperations::previewTeardown(const QString &environmentId)
{
    const auto environment = find(environmentId);
    if (!environment)
        return answer<environments::TeardownPreview>(environment.error());
    environments::TeardownPreview preview{*environment, {}};
    for (const auto &[table, rows] : environment->counts.asKeyValueRange())
        preview.rows.append({table, rows});
    return answer<environments::TeardownPreview>(preview);
}

QFuture<Result<qint64>> TourOperations::tearDown(const QString &environmentId, const QString &, const QString &)
{
    return resume(environmentId);
}

QFuture<Result<qint64>> TourOperations::cleanUp(qint64 seedJob)
{
    return answer<qint64>(seedJob);
}

QFuture<Result<Operations::RowCounts>> TourOperations::remainingRows(const QString &)
{
    return answer<RowCounts>(RowCounts{{u"impact.events"_s, 0}, {u"impact.users"_s, 0}});
}

QFuture<Result<void>> TourOperations::cancelJob(qint64)
{
    return answer<void>({});
}

QFuture<Result<void>> TourOperations::pauseJob(qint64)
{
    return answer<void>({});
}

QFuture<Result<qint64>> TourOperations::resumeJob(qint64 jobId)
{
    return answer<qint64>(jobId);
}

void TourOperations::tell(const jobs::Job &job)
{
    for (jobs::Job &known : m_fixture.jobs)
        if (known.id == job.id)
            known = job;
    emit jobChanged(job);
}

Result<Environment> TourOperations::find(const QString &environmentId) const
{
    for (const Environment &environment : m_fixture.environments)
        if (environment.id == environmentId)
            return environment;
    return missing(environmentId);
}

} // namespace showroom::gui
