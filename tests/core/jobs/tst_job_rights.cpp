#include "../tenant_fixture.h"

#include "core/jobs/job_store.h"

#include <thread>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char noProgress[] = "'{}'::jsonb";

database::SqlStatement sql(const QByteArray &text)
{
    return database::SqlStatement::fromText(text);
}

/// Claims a job for `connection`; its token as text.
QByteArray claim(database::Connection &connection, qint64 job)
{
    const auto token = connection.scalar(
        sql("SELECT fencing_token FROM showroom.claim_job(:id::bigint, 'test', 'here', 1)"), {{"id", job}});
    if (!token)
        qFatal("%s", qPrintable(token.error().message));
    return token->toByteArray();
}

} // namespace

/// Who may do what to a job whose number and token anybody can read, and what is kept about its end.
class TestJobRights final : public QObject {
    Q_OBJECT

private slots:
    void anotherRoleCannotActForTheOwner_data();
    void anotherRoleCannotActForTheOwner();
    void staleOwnerKeepsNoFingerprint();
    void endedTeardownDoesNotComeBack();
    void endsInTheOrderInWhichATeardownLocks();
    void auditTellsRowsBeforeAndAfter();
    void deletedTenantCountsNothing();
    void cancellingAnAbandonedJobIsAudited();
};

void TestJobRights::anotherRoleCannotActForTheOwner_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::newRow("step") << QByteArray("SELECT showroom.record_step(%1, %2, 999, 'forged', 1)");
    QTest::newRow("end") << "SELECT * FROM showroom.finish_job(%1, %2, 'done', '{}', NULL, " + QByteArray(noProgress) +
                                ')';
    QTest::newRow("heartbeat") << "SELECT showroom.job_heartbeat(%1, %2, " + QByteArray(noProgress) + ')';
    QTest::newRow("cancel") << QByteArray("SELECT showroom.request_cancel(%1)");
    QTest::newRow("fingerprint") << QByteArray("SELECT showroom.seal_dataset(%1, %2)");
    QTest::newRow("export's end") << QByteArray("SELECT showroom.finish_export(%1, %2, '{}')");
}

void TestJobRights::anotherRoleCannotActForTheOwner()
{
    QFETCH(QByteArray, call);
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    database::Connection owner = fixture.connect();
    const QByteArray token = claim(owner, created.jobId);
    database::Connection support = TestDatabase::connect(fixture.database.login(u"support"_s));
    call.replace("%1", QByteArray::number(created.jobId)).replace("%2", token);
    const auto refused = support.query(sql(call));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::PermissionDenied);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Seeding);
}

void TestJobRights::staleOwnerKeepsNoFingerprint()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    database::Connection frozen = fixture.connect();
    const QByteArray token = claim(frozen, created.jobId);
    (void)fixture.ask("WITH late AS (UPDATE showroom.job SET lease_until = clock_timestamp() - interval '1 second'"
                      " RETURNING 1) SELECT 1 FROM late");
    VERIFY_RESULT(fixture.run(created.jobId));
    (void)fixture.ask("WITH gone AS (DELETE FROM showroom.base_fingerprint RETURNING 1) SELECT count(*) FROM gone");
    const auto late =
        frozen.query(sql("SELECT showroom.seal_dataset(" + QByteArray::number(created.jobId) + ", " + token + ')'));
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Busy);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.base_fingerprint").toInt(), 0);
}

void TestJobRights::endedTeardownDoesNotComeBack()
{
    TenantFixture fixture;
    const Created first = fixture.create(fixture.request(u"Acme"_s));
    VERIFY_RESULT(fixture.run(first.jobId));
    database::Connection connection = fixture.connect();
    const auto abandoned = startTeardown(connection, first.environmentId, first.environmentId);
    VERIFY_RESULT(abandoned);
    VERIFY_RESULT(jobs::requestCancel(connection, *abandoned));
    QCOMPARE(fixture.find(first.environmentId).status, Status::Ready);
    const auto late = fixture.run(*abandoned);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY(!late.error().hint.isEmpty());
    QCOMPARE(fixture.countRows(first.environmentId), 1175);
    QCOMPARE(fixture.find(first.environmentId).status, Status::Ready);
}

void TestJobRights::endsInTheOrderInWhichATeardownLocks()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    database::Connection owner = fixture.connect();
    const QByteArray token = claim(owner, created.jobId);
    database::Connection teardown = fixture.connectSuperuser();
    VERIFY_RESULT(teardown.executeScript("BEGIN; SELECT FROM showroom.environment FOR UPDATE"));
    Result<void> ended = fail(ErrorCode::Internal, u"It has not ended yet."_s);
    std::thread end([&] {
        ended = owner.executeScript("SELECT showroom.finish_job(" + QByteArray::number(created.jobId) + ", " + token +
                                    ", 'cancelled', NULL, NULL, '{}')");
    });
    const bool waits = QTest::qWaitFor(
        [&] { return fixture.ask("SELECT count(*) FROM pg_locks WHERE NOT granted").toInt() > 0; }, 10'000);
    const Result<void> both = teardown.executeScript("SELECT FROM showroom.job FOR UPDATE NOWAIT; COMMIT");
    (void)teardown.executeScript("ROLLBACK");
    end.join();
    QVERIFY(waits);
    VERIFY_RESULT(both);
    VERIFY_RESULT(ended);
    QCOMPARE(fixture.find(created.environmentId).status, Status::Cancelled);
}

void TestJobRights::auditTellsRowsBeforeAndAfter()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    VERIFY_RESULT(fixture.run(created.jobId));
    database::Connection connection = fixture.connect();
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    VERIFY_RESULT(fixture.run(*teardown));
    const auto counts = [&](const QByteArray &column, const QByteArray &action) {
        return fixture
            .ask("SELECT " + column + " ->> 'impact.events' FROM showroom.audit WHERE action = '" + action + '\'')
            .toString();
    };
    QCOMPARE(counts("counts_after", "job.seed.done"), u"1125"_s);
    QCOMPARE(counts("counts_before", "job.teardown.done"), u"1125"_s);
    QCOMPARE(counts("counts_after", "job.teardown.done"), u"0"_s);
}

void TestJobRights::deletedTenantCountsNothing()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    VERIFY_RESULT(fixture.run(created.jobId));
    database::Connection connection = fixture.connect();
    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    VERIFY_RESULT(fixture.run(*teardown));
    const Environment gone = fixture.find(created.environmentId);
    QCOMPARE(gone.status, Status::Deleted);
    QCOMPARE(gone.rowsTotal(), 0);
    QCOMPARE(gone.eventsTotal, 0);
    QCOMPARE(gone.counts.size(), 2);
    QCOMPARE(gone.storageBytes.value_or(-1), 0);
    QCOMPARE(gone.fingerprint, QString());
}

void TestJobRights::cancellingAnAbandonedJobIsAudited()
{
    TenantFixture fixture;
    const Created created = fixture.create(fixture.request(u"Acme"_s));
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(jobs::requestCancel(connection, created.jobId));
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.audit WHERE action = 'job.seed.cancelled'").toInt(), 1);
    const auto again = jobs::requestCancel(connection, created.jobId);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QVERIFY(!again.error().hint.isEmpty());
}

QTEST_GUILESS_MAIN(TestJobRights)
#include "tst_job_rights.moc"
