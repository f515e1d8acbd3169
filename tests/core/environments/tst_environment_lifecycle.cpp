#include "../tenant_fixture.h"

#include "core/jobs/job_store.h"

#include <QSignalSpy>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What a person does with a demo tenant, from creating it to the proof that it is gone.
class TestEnvironmentLifecycle final : public QObject {
    Q_OBJECT

private slots:
    void createRecordsTenantAndJob();
    void seedingFillsExactly();
    void refusesDuplicates();
    void refusesGuardedIds_data();
    void refusesGuardedIds();
    void nothingIsWrittenForBadRequests();
    void refusesAnotherSalt();
    void teardownLeavesNothing();
    void teardownNeedsTheTypedId_data();
    void teardownNeedsTheTypedId();
    void cleansUpOnlyWhatIsIncomplete();
    void teardownSparesProductionAndNeighbours();
    void protectedTenantsStay();
    void idsAreFreeAgainAfterTeardown();
    void closesWhatLeavesTheCompanyFirst_data();
    void closesWhatLeavesTheCompanyFirst();
    void goesOnAfterAnEarlierBlueprint();
    void rowsLeaveByAJobAlone();
    void whatIsRemovedDoesNotComeBack_data();
    void whatIsRemovedDoesNotComeBack();
    void rolesDecideWhoMayCreate_data();
    void rolesDecideWhoMayCreate();
};

void TestEnvironmentLifecycle::createRecordsTenantAndJob()
{
    TenantFixture fixture;
    CreateTenant request = fixture.request(u"Acme Robotics"_s);
    request.regions = {u"US"_s, u"UK"_s};
    request.tags = {u"autumn"_s};
    request.adminEmail = u"ingrid@example.com"_s;
    request.seed = quint64(std::numeric_limits<qint64>::max());
    const Created created = fixture.create(request);
    QCOMPARE(created.environmentId, u"demo-acme-robotics"_s);
    const Environment environment = fixture.find(created.environmentId);
    QCOMPARE(environment.name, u"Acme Robotics"_s);
    QCOMPARE(environment.status, Status::Queued);
    QCOMPARE(environment.regions, QStringList({u"US"_s, u"UK"_s}));
    QCOMPARE(environment.tags, QStringList{u"autumn"_s});
    QCOMPARE(environment.adminEmail, u"ingrid@example.com"_s);
    QCOMPARE(environment.seed, quint64(std::numeric_limits<qint64>::max()));
    QCOMPARE(environment.referenceDate, QDate(2026, 11, 20));
    QCOMPARE(environment.eventsTotal, 1125);
    QCOMPARE(environment.jobId, created.jobId);
    QCOMPARE(environment.createdAt.daysTo(environment.expiresAt), 30);
    QVERIFY(!canExport(environment));
    QVERIFY(canResume(environment));
}

void TestEnvironmentLifecycle::seedingFillsExactly()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    const auto job = fixture.run(created.jobId);
    VERIFY_RESULT(job);
    QVERIFY2(job->state == jobs::JobState::Done, qPrintable(job->error ? job->error->message : QString()));
    QCOMPARE(job->progress.done, 1175);
    QCOMPARE(job->progress.share(), 1.0);
    const Environment environment = fixture.find(created.environmentId);
    QCOMPARE(environment.status, Status::Ready);
    QCOMPARE(environment.fingerprint.size(), 64);
    QCOMPARE(environment.counts.value(u"impact.users"_s), 50);
    QCOMPARE(environment.counts.value(u"impact.events"_s), 1125);
    QVERIFY(environment.storageBytes.value_or(0) > 0);
    QVERIFY(environment.durationMs > 0);
    QCOMPARE(fixture.countRows(created.environmentId), 1175);
    QCOMPARE(fixture.ask("SELECT count(*) FROM impact.events WHERE kind = 'donation'").toInt(), 200);
}

void TestEnvironmentLifecycle::refusesDuplicates()
{
    TenantFixture fixture;
    (void)fixture.create(fixture.request(u"Acme"_s));
    database::Connection connection = fixture.connect();
    const auto again = create(connection, fixture.request(u"ACME"_s), fixture.salts.constLast(), fixture.clock);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QVERIFY(again.error().message.contains(u"already exists"));
    QVERIFY(!again.error().hint.isEmpty());
    QCOMPARE(again.error().problems.value(0).field, u"name"_s);
    QCOMPARE(isIdAvailable(connection, u"demo-acme"_s).value_or(true), false);
    QCOMPARE(isIdAvailable(connection, u"demo-other"_s).value_or(false), true);
}

void TestEnvironmentLifecycle::refusesGuardedIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("production") << u"prod-acme"_s;
    QTest::newRow("customer") << u"customer-acme"_s;
    QTest::newRow("no prefix") << u"acme"_s;
    QTest::newRow("quote") << u"demo-' OR true --"_s;
    QTest::newRow("empty") << QString();
}

void TestEnvironmentLifecycle::refusesGuardedIds()
{
    QFETCH(QString, id);
    TenantFixture fixture;
    database::Connection connection = fixture.connect();
    QCOMPARE(environments::find(connection, id).error().code, ErrorCode::GuardRefused);
    QCOMPARE(startTeardown(connection, id, id).error().code, ErrorCode::GuardRefused);
    QCOMPARE(remainingRows(connection, id).error().code, ErrorCode::GuardRefused);
    QCOMPARE(prepareResume(connection, id).error().code, ErrorCode::GuardRefused);
    // The database says the same to a program that forgot to ask.
    const auto teardown =
        connection.scalar(database::SqlStatement::fromText("SELECT showroom.start_teardown(:id)"), {{"id", id}});
    QVERIFY(!teardown);
    QCOMPARE(teardown.error().code, ErrorCode::GuardRefused);
}

void TestEnvironmentLifecycle::nothingIsWrittenForBadRequests()
{
    TenantFixture fixture;
    database::Connection connection = fixture.connect();
    CreateTenant request = fixture.request(u"prod-acme"_s);
    request.months = 0;
    const auto refused = create(connection, request, fixture.salts.constLast(), fixture.clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::GuardRefused);
    QCOMPARE(refused.error().problems.size(), 2);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.environment").toInt(), 0);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.job").toInt(), 0);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.rate_window").toInt(), 0);
}

void TestEnvironmentLifecycle::refusesAnotherSalt()
{
    TenantFixture fixture;
    (void)fixture.create(fixture.request(u"Acme"_s));
    const auto other = masking::Salt::create(u"1"_s, QByteArray(32, 'x'));
    VERIFY_RESULT(other);
    database::Connection connection = fixture.connect();
    const auto refused = create(connection, fixture.request(u"Globex"_s), *other, fixture.clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::SaltMismatch);
    QCOMPARE(list(connection)->size(), 1);
}

void TestEnvironmentLifecycle::teardownLeavesNothing()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    VERIFY_RESULT(fixture.run(created.jobId));
    database::Connection connection = fixture.connect();
    const auto preview = previewTeardown(connection, created.environmentId);
    VERIFY_RESULT(preview);
    QCOMPARE(preview->rows.constFirst(), std::make_pair(u"impact.events"_s, qint64(1125)));
    const auto job = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(job);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Deleting);
    const auto done = fixture.run(*job);
    VERIFY_RESULT(done);
    QCOMPARE(done->state, jobs::JobState::Done);
    QCOMPARE(done->outcome.value(u"removedRows"_s).toInteger(), 1175);
    QCOMPARE(done->outcome.value(u"remainingRows"_s).toInteger(), 0);
    QCOMPARE(done->outcome.value(u"remaining"_s).toObject().size(), 2);
    QCOMPARE(fixture.countRows(created.environmentId), 0);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Deleted);
    QCOMPARE(list(connection)->size(), 0);
}

void TestEnvironmentLifecycle::teardownNeedsTheTypedId_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("name") << u"Acme"_s;
    QTest::newRow("part") << u"demo-acm"_s;
    QTest::newRow("trailing space") << u"demo-acme "_s;
    QTest::newRow("upper case") << u"DEMO-ACME"_s;
    QTest::newRow("look-alike") << QStringLiteral(u"demo-\u0430cme");
}

void TestEnvironmentLifecycle::teardownNeedsTheTypedId()
{
    QFETCH(QString, typed);
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    database::Connection connection = fixture.connect();
    const auto refused = startTeardown(connection, created.environmentId, typed);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Queued);
}

void TestEnvironmentLifecycle::cleansUpOnlyWhatIsIncomplete()
{
    TenantFixture fixture;
    const Created unfinished = fixture.create(fixture.request(u"Acme"_s));
    const Created complete = fixture.create(fixture.request(u"Globex"_s));
    VERIFY_RESULT(fixture.run(complete.jobId));
    database::Connection connection = fixture.connect();
    const auto refused = startCleanUp(connection, complete.jobId);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(fixture.find(complete.environmentId).status, Status::Ready);
    VERIFY_RESULT(startCleanUp(connection, unfinished.jobId));
    QCOMPARE(fixture.find(unfinished.environmentId).status, Status::Deleting);
}

void TestEnvironmentLifecycle::teardownSparesProductionAndNeighbours()
{
    TenantFixture fixture;
    const Created first = fixture.create(fixture.request(u"Acme"_s));
    const Created second = fixture.create(fixture.request(u"Globex"_s));
    VERIFY_RESULT(fixture.run(first.jobId));
    VERIFY_RESULT(fixture.run(second.jobId));
    (void)fixture.ask(
        "WITH copied AS (INSERT INTO impact.users SELECT (jsonb_populate_record(u,"
        " '{\"tenant_id\": \"prod-acme\"}')).* FROM impact.users u WHERE tenant_id = 'demo-acme' RETURNING 1)"
        " SELECT count(*) FROM copied");
    database::Connection connection = fixture.connect();
    const auto job = startTeardown(connection, first.environmentId, first.environmentId);
    VERIFY_RESULT(job);
    VERIFY_RESULT(fixture.run(*job));
    QCOMPARE(fixture.countRows(u"prod-acme"_s), 50);
    QCOMPARE(fixture.countRows(second.environmentId), 1175);
    QCOMPARE(fixture.find(second.environmentId).status, Status::Ready);
}

void TestEnvironmentLifecycle::protectedTenantsStay()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    (void)fixture.ask(
        "WITH changed AS (UPDATE showroom.environment SET protected = true RETURNING 1) SELECT 1 FROM changed");
    database::Connection connection = fixture.connect();
    const auto refused = startTeardown(connection, created.environmentId, created.environmentId);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"protected"));
    QCOMPARE(fixture.find(created.environmentId).status, Status::Queued);
}

void TestEnvironmentLifecycle::idsAreFreeAgainAfterTeardown()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    VERIFY_RESULT(fixture.run(created.jobId));
    const QString fingerprint = fixture.find(created.environmentId).fingerprint;
    database::Connection connection = fixture.connect();
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    VERIFY_RESULT(fixture.run(*teardown));
    const Created again = fixture.create(fixture.request(u"Acme"_s));
    QCOMPARE(fixture.find(again.environmentId).fingerprint, QString());
    VERIFY_RESULT(fixture.run(again.jobId));
    QCOMPARE(fixture.find(again.environmentId).fingerprint, fingerprint);
}

void TestEnvironmentLifecycle::whatIsRemovedDoesNotComeBack_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::newRow("shared_schema") << u"shared_schema"_s;
    QTest::newRow("full") << u"full"_s;
}

void TestEnvironmentLifecycle::closesWhatLeavesTheCompanyFirst_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("never closed") << QByteArray("SELECT showroom.unregister_outbound('impact.webhooks')");
    QTest::newRow("opened again") << QByteArray("DROP TRIGGER showroom_outbound ON impact.webhooks");
    QTest::newRow("by another column") << QByteArray(
        "SELECT showroom.register_outbound('impact', 'impact.webhooks', 'url')");
}

/// The blueprint declares outbound tables: no environment is made while one of them would take its rows.
void TestEnvironmentLifecycle::closesWhatLeavesTheCompanyFirst()
{
    QFETCH(QByteArray, fault);
    TenantFixture fixture;
    database::Connection owner = fixture.connectSuperuser();
    VERIFY_RESULT(owner.executeScript(fault));
    database::Connection connection = fixture.connect();
    const auto refused =
        environments::create(connection, fixture.request(u"Acme"_s), fixture.salts.constLast(), fixture.clock);
    VERIFY_ERROR(refused, ErrorCode::GuardRefused);
    QVERIFY2(refused.error().message.contains(u"impact.webhooks"), qPrintable(refused.error().message));
    // The hint is what helps.
    VERIFY_RESULT(owner.executeScript(refused.error().hint.section(u": "_s, 1).toUtf8()));
    VERIFY_RESULT(
        environments::create(connection, fixture.request(u"Acme"_s), fixture.salts.constLast(), fixture.clock));
}

/// A database that recorded the blueprint when it declared no outbound tables: new environments are made with this
/// version, and those of the earlier one are read and filled as before.
void TestEnvironmentLifecycle::goesOnAfterAnEarlierBlueprint()
{
    TenantFixture fixture;
    const auto before = fixture.create(fixture.request(u"Before"_s));
    const QByteArray row = "SELECT name, '3', 'version: 3', sha256('version: 3'), true FROM showroom.blueprint";
    VERIFY_RESULT(fixture.connectSuperuser().executeScript(
        "INSERT INTO showroom.blueprint (name, version, source, checksum, built_in) " + row +
        " WHERE name = 'impact'; UPDATE showroom.environment SET blueprint_version = '3'; "
        "DELETE FROM showroom.blueprint WHERE name = 'impact' AND version <> '3'"));

    const auto after = fixture.run(fixture.create(fixture.request(u"After"_s)).jobId);
    VERIFY_RESULT(after);
    QCOMPARE(after->state, jobs::JobState::Done);
    QCOMPARE(fixture.find(u"demo-after"_s).blueprintVersion, 4);

    const auto filled = fixture.run(before.jobId);
    VERIFY_RESULT(filled);
    QCOMPARE(filled->state, jobs::JobState::Done);
    const environments::Environment found = fixture.find(u"demo-before"_s);
    QCOMPARE(found.blueprintVersion, 3);
    QCOMPARE(fixture.countRows(found.id), found.rowsTotal());
    QVERIFY(!found.fingerprint.isEmpty());
}

/// Rows leave an environment by its teardown or its reset alone, whatever an operator asks the database for.
void TestEnvironmentLifecycle::rowsLeaveByAJobAlone()
{
    TenantFixture fixture;
    VERIFY_RESULT(fixture.run(fixture.create(fixture.request(u"Acme"_s)).jobId));
    const qint64 rows = fixture.countRows(u"demo-acme"_s);
    database::Connection connection = fixture.connect();
    const auto refused = connection.scalar(
        database::SqlStatement::fromText("SELECT showroom.clear_table('demo-acme', 'impact.events')"));
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY2(refused.error().message.contains(u"ready"), qPrintable(refused.error().message));
    QCOMPARE(fixture.countRows(u"demo-acme"_s), rows);
}

/// The program ends between the removal and its last word; somebody cancels the job that it left.
void TestEnvironmentLifecycle::whatIsRemovedDoesNotComeBack()
{
    QFETCH(QString, isolation);
    TenantFixture fixture;
    CreateTenant request = fixture.request(u"Acme"_s);
    request.isolation = isolation;
    const Created created = fixture.create(request);
    VERIFY_RESULT(fixture.run(created.jobId));
    database::Connection connection = fixture.connect();
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    {
        database::Connection owner = fixture.connect();
        QByteArray script("SELECT FROM showroom.claim_job(%1, 'x', 'y', 1);");
        script += isolation == u"full" ? "SELECT showroom.drop_environment_schema(%1, 1);"
                                       : "SELECT showroom.clear_table('demo-acme', 'impact.events');"
                                         "SELECT showroom.clear_table('demo-acme', 'impact.users');";
        script += "SELECT showroom.record_step(%1, 1, 1, 'delete', 1175);";
        VERIFY_RESULT(owner.executeScript(script.replace("%1", QByteArray::number(*teardown))));
    }
    QTRY_VERIFY(fixture.find(created.environmentId).isInterrupted);
    VERIFY_RESULT(jobs::requestCancel(connection, *teardown));
    const Environment emptied = fixture.find(created.environmentId);
    QCOMPARE(emptied.status, Status::Deleting);
    QVERIFY(emptied.isInterrupted);
    QVERIFY(canTearDown(emptied));
    const auto again = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(again);
    VERIFY_RESULT(jobs::requestCancel(connection, *again)); // before it began
    QCOMPARE(fixture.find(created.environmentId).status, Status::Deleting);
    const auto last = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(last);
    VERIFY_RESULT(fixture.run(*last));
    QCOMPARE(fixture.find(created.environmentId).status, Status::Deleted);
}

void TestEnvironmentLifecycle::rolesDecideWhoMayCreate_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("viewer") << u"viewer"_s << false;
    QTest::newRow("sales") << u"sales"_s << false;
    QTest::newRow("support") << u"support"_s << false;
    QTest::newRow("ops") << u"ops"_s << true;
    QTest::newRow("admin") << u"admin"_s << true;
}

void TestEnvironmentLifecycle::rolesDecideWhoMayCreate()
{
    QFETCH(QString, role);
    QFETCH(bool, allowed);
    TenantFixture fixture;
    database::Connection connection = TestDatabase::connect(fixture.database.login(role));
    const auto created = create(connection, fixture.request(u"Acme"_s), fixture.salts.constLast(), fixture.clock);
    QCOMPARE(created.has_value(), allowed);
    if (!allowed)
        QCOMPARE(created.error().code, ErrorCode::PermissionDenied);
    QVERIFY(list(connection).has_value());
}

QTEST_GUILESS_MAIN(TestEnvironmentLifecycle)
#include "tst_environment_lifecycle.moc"
