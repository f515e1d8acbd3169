#include "core/environments/environment_store.h"

#include "base/clock.h"
#include "base/environment_id.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_rows.h"
#include "core/jobs/job_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"
#include "generation/blueprint.h"
#include "generation/dataset_plan.h"
#include "masking/salt.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace showroom::environments {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::environments)
};

QJsonObject toJson(const QMap<QString, qint64> &counts)
{
    QJsonObject json;
    for (auto entry = counts.begin(); entry != counts.end(); ++entry)
        json.insert(entry.key(), entry.value());
    return json;
}

QJsonObject parametersOf(const generation::DatasetRequest &dataset)
{
    QJsonObject parameters{{u"regions"_s, QJsonArray::fromStringList(dataset.regions)},
                           {u"vertical"_s, dataset.vertical},
                           {u"months"_s, dataset.months},
                           {u"seasonality"_s, dataset.seasonality},
                           {u"ownCounts"_s, toJson(dataset.counts)}};
    if (dataset.users)
        parameters.insert(u"ownUsers"_s, *dataset.users);
    return parameters;
}

/// The pre-made logins; the hashes of their passwords are in the product's rows.
QJsonArray personasOf(const generation::Blueprint &blueprint, const QString &size)
{
    QJsonArray personas;
    for (const generation::PersonaInfo &persona : blueprint.personas(size))
        personas.append(QJsonObject{{u"name"_s, persona.name},
                                    {u"email"_s, persona.email},
                                    {u"role"_s, persona.role},
                                    {u"avatar"_s, persona.avatar},
                                    {u"passwordHash"_s, QString()}});
    return personas;
}

/// The product's tables that carry something out of the company.
QJsonArray outboundOf(const generation::Blueprint &blueprint)
{
    QJsonArray tables;
    for (const generation::OutboundInfo &outbound : blueprint.outbound())
        tables.append(QJsonObject{{u"table"_s, QString(blueprint.schema() + u'.' + outbound.table)},
                                  {u"column"_s, outbound.environmentColumn}});
    return tables;
}

/// What `showroom.create_environment` takes. The seed travels as text: JSON numbers end at 2^53.
QJsonObject recordOf(const CreateTenant &request, const generation::Blueprint &blueprint,
                     const generation::DatasetRequest &dataset, const masking::Salt &salt)
{
    return {
        {u"id"_s, dataset.environmentId},
        {u"name"_s, request.name.trimmed()},
        {u"blueprint"_s, QJsonObject{{u"name"_s, blueprint.name()},
                                     {u"version"_s, QString::number(blueprint.version())},
                                     {u"checksum"_s, QString::fromLatin1(blueprint.checksum())},
                                     {u"outbound"_s, outboundOf(blueprint)},
                                     {u"source"_s, QString::fromUtf8(generation::builtInSource(blueprint.name()))}}},
        {u"personas"_s, personasOf(blueprint, dataset.size)},
        {u"size"_s, dataset.size},
        {u"parameters"_s, parametersOf(dataset)},
        {u"seed"_s, QString::number(dataset.seed)},
        {u"referenceDate"_s, dataset.referenceDate.toString(Qt::ISODate)},
        {u"counts"_s, toJson(generation::rowsPerTable(blueprint, dataset))},
        {u"eventsByKind"_s, toJson(generation::datasetCounts(blueprint, dataset).events)},
        {u"saltVersion"_s, salt.version()},
        {u"saltCheck"_s, QString::fromLatin1(salt.checkValue())},
        {u"isolation"_s, request.isolation},
        {u"adminEmail"_s, request.adminEmail.value_or(QString()).trimmed()},
        {u"description"_s, request.description},
        {u"customer"_s, request.customer},
        {u"notes"_s, request.notes},
        {u"tags"_s, QJsonArray::fromStringList(request.tags)},
        {u"lifeDays"_s, request.lifeDays}};
}

Result<RowCounts> rowCounts(database::Connection &connection, const database::SqlStatement &statement,
                            const QString &id)
{
    SHOWROOM_TRY(requireEnvironmentId(id));
    const auto rows = connection.query(statement, {{"id", id}});
    if (!rows)
        return rows.error();
    RowCounts counts;
    for (const database::Row &row : *rows)
        counts.append({row.text("table_name"), row.integer("rows")});
    return counts;
}

} // namespace

Result<void> requireEnvironmentId(const QString &id)
{
    if (isEnvironmentId(id))
        return {};
    return fail(ErrorCode::GuardRefused,
                Texts::tr("“%1” is not a demo tenant or sandbox, so Showroom does not touch it.").arg(id.left(60)),
                Texts::tr("Ids of environments begin with demo- or sandbox-; list them to find the one you mean."));
}

Result<QList<Environment>> list(database::Connection &connection)
{
    const auto rows = connection.query("environments/list"_sql);
    if (!rows)
        return rows.error();
    QList<Environment> environments;
    for (const database::Row &row : *rows)
        environments.append(environmentFromRow(row));
    return environments;
}

Result<Environment> find(database::Connection &connection, const QString &id)
{
    SHOWROOM_TRY(requireEnvironmentId(id));
    const auto rows = connection.query("environments/find"_sql, {{"id", id}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty()) {
        return fail(ErrorCode::NotFound, Texts::tr("There is no environment “%1”.").arg(id),
                    Texts::tr("Check the id in the list of environments; it may have been deleted."));
    }
    return environmentFromRow(rows->first());
}

Result<bool> isIdAvailable(database::Connection &connection, const QString &id)
{
    const auto answer = connection.scalar("environments/is_id_available"_sql, {{"id", id}});
    if (!answer)
        return answer.error();
    return answer->toBool();
}

Result<QJsonObject> creationRecord(const CreateTenant &request, const masking::Salt &salt, const Clock &clock)
{
    if (const QList<Problem> problems = validate(request, clock); !problems.isEmpty())
        return toError(problems);
    const auto blueprint = generation::loadBuiltIn(request.blueprint);
    if (!blueprint)
        return blueprint.error();
    const generation::DatasetRequest dataset = datasetRequest(request, clock);
    generation::readAhead(*blueprint, dataset.regions); // the filling begins as soon as this is recorded
    return recordOf(request, **blueprint, dataset, salt);
}

Result<Created> create(database::Connection &connection, const CreateTenant &request, const masking::Salt &salt,
                       const Clock &clock)
{
    const auto record = creationRecord(request, salt, clock);
    if (!record)
        return record.error();
    const auto row = connection.queryOne("environments/create"_sql, {{"request", *record}});
    if (!row)
        return row.error();
    return Created{row->text("environment"), row->integer("job")};
}

Result<TeardownPreview> previewTeardown(database::Connection &connection, const QString &id)
{
    auto environment = find(connection, id);
    if (!environment)
        return environment.error();
    auto rows = remainingRows(connection, id);
    if (!rows)
        return rows.error();
    return TeardownPreview{std::move(*environment), std::move(*rows)};
}

Result<qint64> startTeardown(database::Connection &connection, const QString &id, const QString &confirmation,
                             const QString &reason)
{
    SHOWROOM_TRY(requireEnvironmentId(id));
    if (confirmation != id) {
        Error error = fail(ErrorCode::InvalidInput, Texts::tr("The confirmation is not the environment's id."),
                           Texts::tr("Type %1 to confirm; nothing was removed.").arg(id));
        error.problems = {{u"confirm"_s, u"mismatch"_s, error.message}};
        return error;
    }
    const auto job = connection.scalar("environments/start_teardown"_sql, {{"id", id}, {"reason", reason}});
    if (!job)
        return job.error();
    return job->toLongLong();
}

bool hasRemainsOf(const Environment &environment, const jobs::Job &seedJob)
{
    return environment.id == seedJob.environmentId && environment.createdAt <= seedJob.createdAt &&
           canResume(environment);
}

Result<qint64> startCleanUp(database::Connection &connection, qint64 seedJob)
{
    const auto job = jobs::find(connection, seedJob);
    if (!job)
        return job.error();
    const auto environment = find(connection, job->environmentId);
    if (!environment)
        return environment.error();
    if (!hasRemainsOf(*environment, *job))
        return fail(ErrorCode::Conflict,
                    Texts::tr("“%1” holds nothing that this job left incomplete.").arg(environment->id),
                    Texts::tr("Nothing was removed. A complete environment is torn down from its own page."));
    return startTeardown(connection, environment->id, environment->id);
}

Result<RowCounts> remainingRows(database::Connection &connection, const QString &id)
{
    return rowCounts(connection, "environments/remaining_rows"_sql, id);
}

Result<RowCounts> recordedRows(database::Connection &connection, const QString &id)
{
    return rowCounts(connection, "environments/recorded_rows"_sql, id);
}

Result<qint64> prepareResume(database::Connection &connection, const QString &id)
{
    SHOWROOM_TRY(requireEnvironmentId(id));
    const auto job = connection.scalar("environments/resumable_job"_sql, {{"id", id}});
    if (!job)
        return job.error();
    return job->toLongLong();
}

} // namespace showroom::environments
