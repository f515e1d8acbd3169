#include "export_fixture.h"

#include "core/exporting/exports.h"
#include "support/test_result.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace showroom::test {

using namespace Qt::StringLiterals;

namespace {

void failWith(const Error &error, const QByteArray &statement)
{
    const QByteArray text = describe(error) + '\n' + statement;
    QTest::qFail(text.constData(), __FILE__, __LINE__);
}

} // namespace

ExportFixture::ExportFixture()
{
    if (!m_database.isValid()) {
        m_error = m_database.error().toUtf8();
        return;
    }
    m_superuser = TestDatabase::connect(m_database.superuser());
    sql("SET bytea_output = 'hex'"); // Qt's driver asks for the old form
    reset();
    if (!m_folder.isValid())
        m_error = m_folder.errorString().toUtf8();
}

void ExportFixture::reset()
{
    sql("DELETE FROM impact.events; DELETE FROM impact.users; DELETE FROM showroom.export; DELETE FROM showroom.job; "
        "DELETE FROM showroom.rate_window; DELETE FROM showroom.environment");
    for (const QString &file : files())
        QFile::remove(path(file));
    if (!m_support || !m_support->isUsable())
        m_support = TestDatabase::connect(m_database.login(u"support"_s));
}

void ExportFixture::sql(const QByteArray &script)
{
    const Result<void> done = m_superuser->executeScript(script);
    if (!done)
        failWith(done.error(), script);
}

QString ExportFixture::ask(const QByteArray &query)
{
    const Result<QVariant> value = m_superuser->scalar(database::SqlStatement::fromText(query));
    if (!value)
        failWith(value.error(), query);
    return value ? value->toString() : QString();
}

QByteArrayList ExportFixture::lines(const QByteArray &query)
{
    const Result<database::Rows> rows = m_superuser->query(database::SqlStatement::fromText(query));
    if (!rows) {
        failWith(rows.error(), query);
        return {};
    }
    QByteArrayList result;
    for (const database::Row &row : *rows)
        result.append(row.raw(0));
    return result;
}

void ExportFixture::addEnvironment(const QString &id, const QString &blueprint)
{
    sql("INSERT INTO showroom.blueprint (name, version, source, checksum) VALUES ('" + blueprint.toUtf8() +
        "', '1', 'name: test', sha256('test')) ON CONFLICT DO NOTHING");
    sql("INSERT INTO showroom.environment (id, kind, name, status, blueprint, blueprint_version, size, seed, "
        "reference_date) VALUES ('" +
        id.toUtf8() + "', 'demo', 'Test', 'ready', '" + blueprint.toUtf8() + "', '1', 'small', 1, '2026-11-20')");
}

void ExportFixture::addTable(const QString &schema, const QString &name, const QString &columns)
{
    const QByteArray table = (schema + u'.' + name).toUtf8();
    sql("CREATE SCHEMA IF NOT EXISTS " + schema.toUtf8() + "; CREATE TABLE " + table +
        " (tenant_id text NOT NULL, id bigint NOT NULL, " + columns.toUtf8() + ", PRIMARY KEY (tenant_id, id))");
    sql("SELECT showroom.register_table('" + name.toUtf8() + "', '" + table + "', 'tenant_id', 1)");
}

void ExportFixture::addPeople(const QString &tenant, int users, int events)
{
    const QByteArray t = "'" + tenant.toUtf8() + "'";
    sql("INSERT INTO impact.users SELECT " + t +
        ", md5('u' || i)::uuid, 'p' || i || '@example.com', 'Zoë O''Hara', "
        "'Zoë', 'O''Hara', 'Engineer', 'R&D', '+1 555 0100', '1 Main St', 'Springfield', 'IL', '62701', 'US', 'US', "
        "'en_US', 'America/Chicago', '1980-01-01'::date + i, '2020-01-01'::date + i FROM generate_series(1, " +
        QByteArray::number(users) + ") i");
    sql("INSERT INTO impact.events SELECT " + t + ", md5('e' || i)::uuid, md5('u' || (i % " +
        QByteArray::number(users) +
        " + 1))::uuid, (ARRAY['volunteer', 'donation', 'learning', 'buddy'])[i % 4 + 1], "
        "'2026-01-01 00:30Z'::timestamptz + i * interval '1 hour', E'Back\\\\slash; \"team\"', 'completed', "
        "CASE WHEN i % 4 = 1 THEN i + 0.25 END, CASE WHEN i % 4 = 1 THEN 'USD' END, "
        "CASE WHEN i % 4 = 0 THEN 0.5 END, jsonb_build_object('n', i) FROM generate_series(1, " +
        QByteArray::number(events) + ") i");
    sql("UPDATE showroom.environment SET row_counts = (SELECT jsonb_build_object('impact.users', (SELECT count(*) FROM "
        "impact.users WHERE tenant_id = " +
        t +
        "), 'impact.events', (SELECT count(*) FROM impact.events WHERE "
        "tenant_id = " +
        t +
        "))), events_by_kind = (SELECT coalesce(jsonb_object_agg(kind, n), '{}') FROM (SELECT kind, "
        "count(*) AS n FROM impact.events WHERE tenant_id = " +
        t + " GROUP BY kind) k) WHERE id = " + t);
}

exporting::ExportRequest ExportFixture::request(const QString &environmentId, exporting::Format format) const
{
    exporting::ExportRequest request;
    request.environmentId = environmentId;
    request.format = format;
    request.path = path(environmentId + exporting::fileSuffix(format));
    return request;
}

Result<QJsonObject>
ExportFixture::run(const exporting::ExportRequest &request, qint64 job,
                   const std::function<void(TestJobContext &, const jobs::JobProgress &)> &onProgress)
{
    sql("INSERT INTO showroom.job (id, kind, environment, state, parameters, fencing_token) OVERRIDING SYSTEM VALUE "
        "SELECT " +
        QByteArray::number(job) + ", 'export', '" + request.environmentId.toUtf8() + "', 'running', '{}', 1 WHERE '" +
        request.environmentId.toUtf8() +
        "' ~ '^(demo|sandbox)-' "
        "ON CONFLICT (id) DO UPDATE SET state = 'running', fencing_token = 1");
    jobs::Job recorded;
    recorded.id = job;
    recorded.kind = u"export"_s;
    recorded.parameters = exporting::toJson(request);
    // What an earlier owner of the job announced.
    recorded.outcome =
        QJsonDocument::fromJson(
            ask("SELECT coalesce(outcome, '{}') FROM showroom.job WHERE id = " + QByteArray::number(job)).toUtf8())
            .object();
    TestJobContext context(*m_support, recorded);
    if (onProgress)
        context.onProgress = [&](const jobs::JobProgress &progress) { onProgress(context, progress); };
    return exporting::runExport(context);
}

QByteArray ExportFixture::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList ExportFixture::files() const
{
    return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace showroom::test
