#include "bench/fleet.h"

#include "base/clock.h"
#include "core/access/salt_source.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_store.h"
#include "core/job_handlers.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"

#include <QElapsedTimer>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

double secondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

} // namespace

Result<std::unique_ptr<Fleet>> Fleet::start(const QString &parent, Noise &noise)
{
    auto server = BenchServer::start(parent, noise);
    if (!server)
        return server.error();
    const auto salts = access::readMasterSalts({}, (*server)->saltFile());
    if (!salts)
        return salts.error();
    auto connection = database::Connection::open((*server)->settings());
    if (!connection)
        return connection.error();
    return std::unique_ptr<Fleet>(new Fleet(std::move(*server), salts->constLast(), std::move(*connection)));
}

Fleet::Fleet(std::unique_ptr<BenchServer> server, const masking::Salt &salt, database::Connection connection)
    : m_server(std::move(server))
    , m_salt(salt)
    , m_connection(std::move(connection))
    , m_runner(m_server->settings(), u"bench"_s)
{
    addJobHandlers(m_runner, [this]() -> Result<QList<masking::Salt>> { return QList{m_salt}; });
}

Result<double> Fleet::create(const QString &name, const QString &size, const QString &isolation)
{
    SHOWROOM_TRY(checkInterrupts());
    environments::CreateTenant request;
    request.name = name;
    request.size = size;
    request.isolation = isolation;
    QElapsedTimer timer;
    timer.start();
    const auto created = environments::create(m_connection, request, m_salt, SystemClock());
    if (!created)
        return created.error();
    SHOWROOM_TRY(runJob(created->jobId));
    return secondsOf(timer);
}

Result<double> Fleet::createSandbox(const QString &name, const QString &dataset, const QString &isolation)
{
    SHOWROOM_TRY(checkInterrupts());
    sandboxes::CreateSandbox request = sandboxes::CreateSandbox::ofType(sandboxes::Type::Trial);
    request.tenant.name = name;
    request.tenant.size = dataset;
    request.tenant.isolation = isolation;
    QElapsedTimer timer;
    timer.start();
    const auto created = sandboxes::create(m_connection, request, m_salt, SystemClock());
    if (!created)
        return created.error();
    SHOWROOM_TRY(runJob(created->jobId));
    return secondsOf(timer);
}

Result<double> Fleet::tearDown(const QString &name)
{
    const QString id = u"demo-"_s + name;
    QElapsedTimer timer;
    timer.start();
    const auto job = environments::startTeardown(m_connection, id, id);
    if (!job)
        return job.error();
    SHOWROOM_TRY(runJob(*job));
    return secondsOf(timer);
}

Result<double> Fleet::runJob(qint64 jobId)
{
    const Result<jobs::Job> job = m_runner.start(jobId).result();
    if (!job)
        return job.error();
    if (job->error)
        return *job->error;
    return 0.0;
}

} // namespace showroom::bench
