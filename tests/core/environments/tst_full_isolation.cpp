#include "../step_gate.h"
#include "../tenant_fixture.h"

#include "core/access/doctor.h"
#include "core/exporting/exports.h"
#include "core/jobs/job_store.h"
#include "core/seeding/seed_job.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 smallRows = 1175;
constexpr char ownRows[] = R"(SELECT (SELECT count(*) FROM "demo-acme-west".users))"
                           R"( + (SELECT count(*) FROM "demo-acme-west".events))";

/// Some tables in chunks, as if they were too large for one step.
const QJsonObject chunks{{u"wholeTableRows"_s, 100}, {u"stepRows"_s, 200}, {u"sliceRows"_s, 50}};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// An environment with a schema of its own is filled, read, exported and removed like any other.
class TestFullIsolation final : public QObject {
    Q_OBJECT

private slots:
    void fillsTablesOfItsOwn();
    void hasTheFingerprintOfTheSharedSchema_data();
    void hasTheFingerprintOfTheSharedSchema();
    void makesTablesWithoutRows();
    void exportsTheSameFile_data();
    void exportsTheSameFile();
    void loadsItsExportIntoAnEmptyDatabase();
    void goesOnAfterALostBackend_data();
    void goesOnAfterALostBackend();
    void stopsAndIsCleanedUp();
    void thawedOwnerWritesNothing();
    void teardownLeavesNothing();
    void teardownIsRefusedWhileSomebodyReads();
    void beginsWithoutWhatWasLeftBehind_data();
    void beginsWithoutWhatWasLeftBehind();
    void idCanBeUsedAgainInTheOtherIsolation();
    void estimatesByItsOwnMeasure();
    void isRefusedForAnUnknownWord();

private:
    static CreateTenant request(const QString &isolation);
    static Created createFull(TenantFixture &fixture) { return fixture.create(request(u"full"_s)); }
    static QString sharedFingerprint();
    static void verifyComplete(TenantFixture &fixture);
    static int schemas(TenantFixture &fixture)
    {
        return fixture.ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'demo-%'").toInt();
    }
    static QString exportTo(TenantFixture &fixture, const QString &folder, exporting::Format format);
};

CreateTenant TestFullIsolation::request(const QString &isolation)
{
    CreateTenant request;
    request.name = u"Acme West"_s;
    request.size = u"small"_s;
    request.isolation = isolation;
    request.referenceDate = QDate(2026, 11, 20);
    return request;
}

QString TestFullIsolation::sharedFingerprint()
{
    static const QString fingerprint = [] {
        TenantFixture fixture;
        const Created created = fixture.create(request(u"shared_schema"_s));
        (void)fixture.run(created.jobId);
        return fixture.find(created.environmentId).fingerprint;
    }();
    return fingerprint;
}

void TestFullIsolation::verifyComplete(TenantFixture &fixture)
{
    const Environment environment = fixture.find(u"demo-acme-west"_s);
    QCOMPARE(environment.status, Status::Ready);
    QCOMPARE(environment.isolation, Isolation::Full);
    QVERIFY(!hasPlannedCounts(environment));
    QCOMPARE(fixture.ask(ownRows).toLongLong(), smallRows);
    QCOMPARE(environment.fingerprint, sharedFingerprint());
    QCOMPARE(fixture.ask("SELECT count(*) FROM pg_constraint WHERE NOT convalidated").toInt(), 0);
    QCOMPARE(fixture
                 .ask("SELECT string_agg(indexrelid::regclass::text, ',' ORDER BY 1) FROM pg_index "
                      "WHERE indrelid = '\"demo-acme-west\".events'::regclass")
                 .toString()
                 .count(u"events_"_s),
             3);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.doctor_own_schemas()").toInt(), 0);
}

void TestFullIsolation::fillsTablesOfItsOwn()
{
    TenantFixture fixture;
    const Created created = createFull(fixture);
    QCOMPARE(schemas(fixture), 0);
    const auto job = fixture.run(created.jobId);
    VERIFY_RESULT(job);
    QCOMPARE(job->state, jobs::JobState::Done);
    QCOMPARE(job->progress.done, smallRows);
    verifyComplete(fixture);
    QCOMPARE(fixture.countRows(created.environmentId), 0); // in the product's tables
    QVERIFY(fixture.find(created.environmentId).storageBytes.value_or(0) > 200'000);
    QCOMPARE(fixture
                 .ask("SELECT count(*) FROM pg_statistic s JOIN pg_class c ON c.oid = s.starelid "
                      "WHERE c.oid = '\"demo-acme-west\".events'::regclass")
                 .toInt(),
             11);
    database::Connection connection = fixture.connect();
    const auto rows = remainingRows(connection, created.environmentId);
    VERIFY_RESULT(rows);
    QCOMPARE(*rows, (RowCounts{{u"impact.events"_s, 1125}, {u"impact.users"_s, 50}}));
}

void TestFullIsolation::hasTheFingerprintOfTheSharedSchema_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::newRow("whole tables") << QJsonObject();
    QTest::newRow("chunks") << chunks;
    QTest::newRow("chunks that fit exactly") << QJsonObject{{u"wholeTableRows"_s, 0}, {u"stepRows"_s, 25}};
    QTest::newRow("threads") << QJsonObject{{u"threads"_s, 3}, {u"sliceRows"_s, 11}};
}

void TestFullIsolation::hasTheFingerprintOfTheSharedSchema()
{
    QFETCH(QJsonObject, parameters);
    TenantFixture fixture;
    const Created created = createFull(fixture);
    fixture.setJobParameters(created.jobId, parameters);
    VERIFY_RESULT(fixture.run(created.jobId));
    verifyComplete(fixture);
}

void TestFullIsolation::makesTablesWithoutRows()
{
    TenantFixture fixture;
    CreateTenant empty = request(u"full"_s);
    empty.size = u"custom"_s;
    empty.users = 3;
    empty.counts = {{u"donation"_s, 0}};
    const Created created = fixture.create(empty);
    const auto job = fixture.run(created.jobId);
    VERIFY_RESULT(job);
    QCOMPARE(job->state, jobs::JobState::Done);
    QCOMPARE(fixture.ask(ownRows).toInt(), 3);
    QCOMPARE(fixture
                 .ask("SELECT count(*) FROM pg_constraint WHERE conname = 'events_user_fkey' AND "
                      "connamespace = '\"demo-acme-west\"'::regnamespace")
                 .toInt(),
             1);
}

QString TestFullIsolation::exportTo(TenantFixture &fixture, const QString &folder, exporting::Format format)
{
    exporting::ExportRequest request;
    request.environmentId = u"demo-acme-west"_s;
    request.format = format;
    request.path = folder + u"/out"_s;
    database::Connection connection = fixture.connect();
    const auto jobId = exporting::startExport(connection, request);
    if (!jobId)
        qFatal("%s", qPrintable(jobId.error().message));
    const auto job = fixture.run(*jobId);
    if (!job || job->state != jobs::JobState::Done)
        qFatal("%s", qPrintable(job ? job->error->message : job.error().message));
    return request.path;
}

void TestFullIsolation::exportsTheSameFile_data()
{
    QTest::addColumn<exporting::Format>("format");
    QTest::newRow("jsonl") << exporting::Format::Jsonl;
    QTest::newRow("sql") << exporting::Format::Sql;
}

void TestFullIsolation::exportsTheSameFile()
{
    QFETCH(exporting::Format, format);
    QByteArrayList contents;
    for (const QString &isolation : {u"shared_schema"_s, u"full"_s}) {
        TenantFixture fixture;
        const QTemporaryDir folder;
        VERIFY_RESULT(fixture.run(fixture.create(request(isolation)).jobId));
        QByteArrayList lines = contentOf(exportTo(fixture, folder.path(), format)).split('\n');
        lines.removeIf([](const QByteArray &line) { return line.contains("written") || line.contains("Written"); });
        // Rows have no order of their own, and the last of a statement ends in another way.
        for (QByteArray &line : lines) {
            if (line.endsWith(',') || line.endsWith(';'))
                line.chop(1);
        }
        std::sort(lines.begin(), lines.end());
        contents.append(lines.join('\n'));
    }
    QVERIFY(contents.constFirst().size() > 100'000);
    QVERIFY(contents.constFirst() == contents.constLast());
}

void TestFullIsolation::loadsItsExportIntoAnEmptyDatabase()
{
    TenantFixture fixture;
    const QTemporaryDir folder;
    VERIFY_RESULT(fixture.run(createFull(fixture).jobId));
    const QString path = exportTo(fixture, folder.path(), exporting::Format::Sql);
    const TestDatabase empty(TestDatabase::Content::Empty);
    QVERIFY2(empty.isValid(), qPrintable(empty.error()));
    const database::ConnectionSettings target = empty.superuser();
    QProcess psql;
    psql.start(u"psql"_s,
               {u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, target.host, u"-p"_s,
                QString::number(target.port), u"-U"_s, target.user, u"-d"_s, target.database, u"-f"_s, path});
    QVERIFY2(psql.waitForFinished(60'000), qPrintable(psql.errorString()));
    QVERIFY2(psql.exitCode() == 0, psql.readAllStandardError().constData());
    constexpr char digest[] = "SELECT md5(string_agg(e::text, '|' ORDER BY id)) FROM %1.events e";
    database::Connection loaded = TestDatabase::connect(target);
    const auto there = loaded.scalar(database::SqlStatement::fromText(QByteArray(digest).replace("%1", "impact")));
    VERIFY_RESULT(there);
    QCOMPARE(*there, fixture.ask(QByteArray(digest).replace("%1", "\"demo-acme-west\"")));
}

void TestFullIsolation::goesOnAfterALostBackend_data()
{
    QTest::addColumn<int>("afterSteps");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::newRow("in the first table") << 0 << QJsonObject();
    QTest::newRow("in the second table") << 1 << QJsonObject();
    QTest::newRow("in the first chunk of a table") << 1 << chunks;
    QTest::newRow("in the last chunk of a table") << 6 << chunks;
}

void TestFullIsolation::goesOnAfterALostBackend()
{
    QFETCH(int, afterSteps);
    QFETCH(QJsonObject, parameters);
    TenantFixture fixture;
    const Created created = createFull(fixture);
    fixture.setJobParameters(created.jobId, parameters);
    {
        StepGate gate(fixture, afterSteps);
        const auto runner = fixture.makeRunner();
        QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
        QVERIFY(gate.isReached());
        (void)fixture.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                          " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        const auto job = future.result();
        VERIFY_RESULT(job);
        QCOMPARE(job->state, jobs::JobState::Failed);
    }
    QVERIFY(hasPlannedCounts(fixture.find(created.environmentId)));
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.job_step").toInt(), afterSteps);
    QCOMPARE(fixture
                 .ask("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text = "
                      "'\"demo-acme-west\"'")
                 .toInt(),
             qMin(afterSteps, 2));
    const auto job = fixture.run(created.jobId);
    VERIFY_RESULT(job);
    QCOMPARE(job->state, jobs::JobState::Done);
    verifyComplete(fixture);
}

void TestFullIsolation::stopsAndIsCleanedUp()
{
    TenantFixture fixture;
    const Created created = createFull(fixture);
    fixture.setJobParameters(created.jobId, chunks);
    {
        StepGate gate(fixture, 3);
        const auto runner = fixture.makeRunner();
        QFuture<Result<jobs::Job>> future = runner->start(created.jobId);
        QVERIFY(gate.isReached());
        runner->cancel(created.jobId);
        gate.open();
        const auto job = future.result();
        VERIFY_RESULT(job);
        QCOMPARE(job->state, jobs::JobState::Cancelled);
        QCOMPARE(job->progress.done, 450); // what is there, not what was under way
    }
    QCOMPARE(fixture.find(created.environmentId).status, Status::Cancelled);
    QCOMPARE(fixture.ask(ownRows).toInt(), 450);
    database::Connection connection = fixture.connect();
    const auto preview = previewTeardown(connection, created.environmentId);
    VERIFY_RESULT(preview);
    QCOMPARE(preview->rows, (RowCounts{{u"impact.events"_s, 400}, {u"impact.users"_s, 50}}));
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    VERIFY_RESULT(fixture.run(*teardown));
    QCOMPARE(schemas(fixture), 0);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Deleted);
}

void TestFullIsolation::thawedOwnerWritesNothing()
{
    TenantFixture fixture;
    const Created created = createFull(fixture);
    database::Connection frozen = fixture.connect();
    const auto token = frozen.scalar(
        database::SqlStatement::fromText("SELECT fencing_token FROM showroom.claim_job(:id::bigint, 'x', 'y', 1)"),
        {{"id", created.jobId}});
    VERIFY_RESULT(token);
    (void)fixture.ask("WITH late AS (UPDATE showroom.job SET lease_until = clock_timestamp() - interval '1 second'"
                      " RETURNING 1) SELECT 1 FROM late");
    VERIFY_RESULT(fixture.run(created.jobId));
    VERIFY_ERROR(frozen.execute(database::SqlStatement::fromText(
                                    "SELECT showroom.open_environment_table(:id::bigint, :token::integer, "
                                    "'impact.events', '{id}')"),
                                {{"id", created.jobId}, {"token", *token}}),
                 ErrorCode::Busy);
    verifyComplete(fixture);
}

void TestFullIsolation::teardownLeavesNothing()
{
    TenantFixture fixture;
    const Created created = createFull(fixture);
    VERIFY_RESULT(fixture.run(created.jobId));
    QCOMPARE(schemas(fixture), 2);
    database::Connection connection = fixture.connect();
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    const auto job = fixture.run(*teardown);
    VERIFY_RESULT(job);
    QCOMPARE(job->outcome.value(u"removedRows"_s).toInteger(), smallRows);
    QCOMPARE(job->outcome.value(u"remaining"_s).toObject(),
             (QJsonObject{{u"impact.events"_s, 0}, {u"impact.users"_s, 0}}));
    QCOMPARE(schemas(fixture), 0);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.base_fingerprint").toInt(), 0);
    QCOMPARE(
        fixture
            .ask("SELECT string_agg(relnamespace::regnamespace::text, ' ' ORDER BY relnamespace::regnamespace::text) "
                 "FROM pg_class WHERE relname = 'users' AND relkind IN ('r', 'v') "
                 "AND relnamespace::regnamespace::text !~ '^(casework|forge)'")
            .toString(),
        u"impact impact_dense impact_live impact_overlay"_s);
    const Environment deleted = fixture.find(created.environmentId);
    QCOMPARE(deleted.status, Status::Deleted);
    QCOMPARE(deleted.storageBytes, std::optional<qint64>(0));
}

void TestFullIsolation::teardownIsRefusedWhileSomebodyReads()
{
    TenantFixture fixture;
    const Created created = createFull(fixture);
    VERIFY_RESULT(fixture.run(created.jobId));
    database::Connection reader = fixture.connect();
    VERIFY_RESULT(reader.executeScript("BEGIN; SELECT count(*) FROM \"demo-acme-west_guard\".events"));
    database::Connection connection = fixture.connect();
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    const auto job = fixture.run(*teardown);
    VERIFY_RESULT(job);
    QCOMPARE(job->state, jobs::JobState::Failed);
    QCOMPARE(job->error->code, ErrorCode::Busy);
    QVERIFY2(job->error->message.contains(u"demo-acme-west"), qPrintable(job->error->message));
    QVERIFY(!job->error->hint.isEmpty());
    verifyComplete(fixture);
    VERIFY_RESULT(reader.executeScript("COMMIT"));
    const auto again = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(again);
    VERIFY_RESULT(fixture.run(*again));
    QCOMPARE(schemas(fixture), 0);
}

void TestFullIsolation::beginsWithoutWhatWasLeftBehind_data()
{
    QTest::addColumn<QByteArray>("leftBehind");
    QTest::newRow("rows of an earlier one") << QByteArray(
        "CREATE SCHEMA \"demo-acme-west\"; CREATE TABLE \"demo-acme-west\".users (tenant_id text, id uuid);"
        "INSERT INTO \"demo-acme-west\".users (tenant_id, id) SELECT 'demo-acme-west', gen_random_uuid()");
    QTest::newRow("guard views alone") << QByteArray("CREATE SCHEMA \"demo-acme-west_guard\"");
}

void TestFullIsolation::beginsWithoutWhatWasLeftBehind()
{
    QFETCH(QByteArray, leftBehind);
    TenantFixture fixture;
    const Created created = createFull(fixture);
    VERIFY_RESULT(fixture.connectSuperuser().executeScript("SET ROLE showroom_guard;" + leftBehind));
    const auto job = fixture.run(created.jobId);
    VERIFY_RESULT(job);
    QCOMPARE(job->state, jobs::JobState::Done);
    verifyComplete(fixture);
}

void TestFullIsolation::idCanBeUsedAgainInTheOtherIsolation()
{
    TenantFixture fixture;
    for (const QString &isolation : {u"full"_s, u"shared_schema"_s, u"full"_s}) {
        const Created created = fixture.create(request(isolation));
        VERIFY_RESULT(fixture.run(created.jobId));
        QCOMPARE(fixture.find(created.environmentId).fingerprint, sharedFingerprint());
        QCOMPARE(schemas(fixture), isolation == u"full" ? 2 : 0);
        database::Connection connection = fixture.connect();
        const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
        VERIFY_RESULT(teardown);
        VERIFY_RESULT(fixture.run(*teardown));
    }
    QCOMPARE(schemas(fixture), 0);
}

void TestFullIsolation::estimatesByItsOwnMeasure()
{
    TenantFixture fixture;
    database::Connection connection = fixture.connect();
    const auto typical = seeding::estimate(connection, 100'000, Isolation::Full);
    VERIFY_RESULT(typical);
    QVERIFY(!typical->isMeasured);
    QVERIFY(typical->milliseconds < seeding::estimate(connection, 100'000, Isolation::SharedSchema)->milliseconds);
    VERIFY_RESULT(fixture.run(createFull(fixture).jobId));
    QVERIFY(seeding::estimate(connection, 100'000, Isolation::Full)->isMeasured);
    QVERIFY(!seeding::estimate(connection, 100'000, Isolation::SharedSchema)->isMeasured);
}

void TestFullIsolation::isRefusedForAnUnknownWord()
{
    TenantFixture fixture;
    database::Connection connection = fixture.connect();
    const auto created = environments::create(connection, request(u"half"_s), fixture.salts.constLast(), fixture.clock);
    VERIFY_ERROR(created, ErrorCode::InvalidInput);
    QCOMPARE(created.error().problems.size(), 1);
    QCOMPARE(created.error().problems.constFirst().field, u"isolation"_s);
    QVERIFY(created.error().problems.constFirst().message.contains(u"shared_schema, full"_s));
}

QTEST_GUILESS_MAIN(TestFullIsolation)
#include "tst_full_isolation.moc"
