#include "tenant_fixture.h"

#include "core/job_handlers.h"

namespace showroom::test {

using namespace Qt::StringLiterals;

TenantFixture::TenantFixture()
{
    if (!database.isValid())
        qFatal("%s", qPrintable(database.error()));
    const auto salt = masking::Salt::create(u"1"_s, QByteArray(32, 's'));
    if (!salt)
        qFatal("%s", qPrintable(salt.error().message));
    salts = {*salt};
}

std::unique_ptr<jobs::JobRunner> TenantFixture::makeRunner()
{
    auto runner = std::make_unique<jobs::JobRunner>(database.local(), u"test"_s);
    addJobHandlers(*runner, [this]() -> Result<QList<masking::Salt>> { return salts; });
    return runner;
}

environments::CreateTenant TenantFixture::request(const QString &name) const
{
    environments::CreateTenant request;
    request.name = name;
    request.size = u"small"_s;
    return request;
}

environments::Created TenantFixture::create(const environments::CreateTenant &request)
{
    database::Connection connection = connect();
    const auto created = environments::create(connection, request, salts.constLast(), clock);
    if (!created)
        qFatal("%s %s", qPrintable(created.error().message), qPrintable(created.error().detail));
    return *created;
}

void TenantFixture::setJobParameters(qint64 jobId, const QJsonObject &parameters)
{
    database::Connection connection = connectSuperuser();
    const auto changed = connection.execute(
        database::SqlStatement::fromText(
            "UPDATE showroom.job SET parameters = parameters || :parameters::jsonb WHERE id = :id::bigint"),
        {{"parameters", parameters}, {"id", jobId}});
    if (!changed || *changed != 1)
        qFatal("the job's parameters could not be set");
}

Result<jobs::Job> TenantFixture::run(qint64 jobId)
{
    return makeRunner()->start(jobId).result();
}

environments::Environment TenantFixture::find(const QString &id)
{
    database::Connection connection = connect();
    const auto environment = environments::find(connection, id);
    if (!environment)
        qFatal("%s %s", qPrintable(environment.error().message), qPrintable(environment.error().detail));
    return *environment;
}

qint64 TenantFixture::countRows(const QString &id)
{
    database::Connection connection = connectSuperuser();
    const auto count = connection.scalar(
        database::SqlStatement::fromText("SELECT (SELECT count(*) FROM impact.users WHERE tenant_id = :id)"
                                         " + (SELECT count(*) FROM impact.events WHERE tenant_id = :id)"),
        {{"id", id}});
    if (!count)
        qFatal("%s", qPrintable(count.error().message));
    return count->toLongLong();
}

QVariant TenantFixture::ask(const QByteArray &sql)
{
    database::Connection connection = connectSuperuser();
    const auto value = connection.scalar(database::SqlStatement::fromText(sql));
    if (!value)
        qFatal("%s %s", qPrintable(value.error().message), qPrintable(value.error().detail));
    return *value;
}

} // namespace showroom::test
