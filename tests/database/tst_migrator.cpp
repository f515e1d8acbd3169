#include "database/connection.h"
#include "database/migrator.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

SqlStatement sql(const char *text)
{
    return SqlStatement::fromText(text);
}

const QList<Migration> twoFiles{
    {u"shop"_s, 1, u"first"_s, "CREATE TABLE public.first (n integer); INSERT INTO public.first VALUES (1);"},
    {u"shop"_s, 2, u"second"_s, "CREATE TABLE public.second (n integer);"},
};

/// One tenant that is complete, with a row in each table, and one whose owner died over its second step.
constexpr char firstTenants[] = R"(
INSERT INTO showroom.salt_version (version, check_value) VALUES ('1', repeat('0', 64));
INSERT INTO showroom.blueprint (name, version, source, checksum) VALUES ('impact', '0', 'name: impact', sha256('impact'));
INSERT INTO showroom.environment (id, kind, name, status, blueprint, blueprint_version, size, seed, reference_date,
                                  salt_version, row_counts, ready_at)
SELECT 'demo-' || lower(name), 'demo', name, status, 'impact', '0', 'small', 1, '2026-11-20', '1',
       '{"impact.users": 1, "impact.events": 1}', now()
  FROM (VALUES ('Acme', 'ready'), ('Globex', 'seeding')) t (name, status);
INSERT INTO showroom.job (kind, environment, state, fencing_token, lease_until, progress, outcome)
VALUES ('seed', 'demo-acme', 'done', 1, NULL, '{}', '{"rows": 2, "writtenRows": 2, "durationMs": 3}'),
       ('seed', 'demo-globex', 'running', 1, now(), '{"done": 1, "elapsedMs": 5}', NULL);
INSERT INTO showroom.job_step (job, number, name, rows, fencing_token) VALUES (2, 1, 'impact.users/0', 1, 1);
INSERT INTO showroom.base_fingerprint (environment, schema_name, table_name, row_count, lanes)
SELECT 'demo-acme', 'impact', t, 1, '0:0:0:0' FROM unnest('{users,events}'::text[]) t;
INSERT INTO impact.users
SELECT t, md5(t)::uuid, 'a@example.com', 'A B', 'A', 'B', '', '', '', '', '', '', '', '', '', '', '', now(), now()
  FROM unnest('{demo-acme,demo-globex,prod-1}'::text[]) t;
INSERT INTO impact.events
SELECT tenant_id, id, id, 'donation', '2026-05-01', '', 'done' FROM impact.users WHERE tenant_id <> 'demo-globex';
)";

} // namespace

/// Databases on their way to the schema that the program carries.
class TestMigrator final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void bringsAnEmptyDatabaseUpToDate();
    void needsNoSuperuser();
    void letsTheFirstOneAdminister_data();
    void letsTheFirstOneAdminister();
    void carriesFilesInOrder();
    void appliesOnlyWhatIsPending();
    void keepsTenantsOfTheFirstSchema();
    void refusesAChangedFile();
    void refusesANewerDatabase();
    void keepsNothingOfAFailedFile();
    void appliesEachFileOnceWhenRunTwiceAtATime();
    void migratesTheRealSchemaTwiceAtATime();
    void tellsStatusToAnyLogin();
    void reportsAMissingServer();

private:
    bool exists(const QString &table);

    std::unique_ptr<TestDatabase> m_database;
};

void TestMigrator::init()
{
    m_database = std::make_unique<TestDatabase>(TestDatabase::Content::Empty);
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
}

void TestMigrator::cleanup()
{
    m_database.reset();
}

bool TestMigrator::exists(const QString &table)
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    return connection.scalar(sql("SELECT to_regclass(:table) IS NOT NULL"), {{"table", table}})
        .value_or(false)
        .toBool();
}

void TestMigrator::bringsAnEmptyDatabaseUpToDate()
{
    const Migrator migrator(m_database->superuser());
    const auto before = migrator.status();
    VERIFY_RESULT(before);
    QVERIFY(!before->upToDate);
    QCOMPARE(before->pending.size(), Migrator::bundled().size());
    const auto applied = migrator.migrate();
    VERIFY_RESULT(applied);
    QCOMPARE(*applied, before->pending);
    const auto after = migrator.status();
    VERIFY_RESULT(after);
    QVERIFY(after->upToDate);
    Connection connection = TestDatabase::connect(m_database->superuser());
    const auto owners = connection.scalar(
        sql("SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname = 'showroom'"));
    QCOMPARE(owners.value_or(QVariant()).toString(), u"showroom_owner"_s);
}

void TestMigrator::needsNoSuperuser()
{
    {
        Connection connection = TestDatabase::connect(m_database->superuser());
        VERIFY_RESULT(connection.executeScript("ALTER DATABASE " + m_database->superuser().database.toLatin1() +
                                               " OWNER TO test_migrator"));
    }
    const auto applied = Migrator(m_database->login(u"migrator"_s)).migrate();
    VERIFY_RESULT(applied);
    QCOMPARE(applied->size(), Migrator::bundled().size());
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_RESULT(ops.query(sql("SELECT * FROM showroom_guard.impact__events")));
    VERIFY_RESULT(ops.query(sql("SELECT showroom.analyze_table('impact.events')")));
    VERIFY_ERROR(ops.query(sql("SELECT * FROM impact.events")), ErrorCode::PermissionDenied);
}

void TestMigrator::letsTheFirstOneAdminister_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("becomesAdmin");
    QTest::newRow("nobody administers") << QByteArray("REVOKE showroom_admin FROM test_admin, showroom_local;") << true;
    QTest::newRow("somebody does") << QByteArray() << false;
}

/// Roles are the whole server's: what is tried here is taken back.
void TestMigrator::letsTheFirstOneAdminister()
{
    QFETCH(QByteArray, before);
    QFile roles(u":/showroom/db/roles.sql"_s);
    QVERIFY(roles.open(QIODevice::ReadOnly));
    Connection connection = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(connection.executeScript("BEGIN; " + before + " SET LOCAL ROLE test_migrator"));
    VERIFY_RESULT(connection.executeScript(roles.readAll()));
    const auto isAdmin = connection.scalar(sql("SELECT pg_has_role('test_migrator', 'showroom_admin', 'USAGE')"));
    VERIFY_RESULT(connection.executeScript("ROLLBACK"));
    VERIFY_RESULT(isAdmin);
    QTEST(isAdmin->toBool(), "becomesAdmin");
}

void TestMigrator::carriesFilesInOrder()
{
    const QList<Migration> files = Migrator::bundled();
    QCOMPARE(files.value(0).describe(), u"showroom 0001_control_plane"_s);
    int controlPlane = 0;
    int products = 0;
    for (const Migration &file : files) {
        QVERIFY2(!file.sql.isEmpty(), qPrintable(file.describe()));
        if (file.component == u"showroom") {
            QCOMPARE(products, 0);
            QVERIFY(file.number > std::exchange(controlPlane, file.number));
        } else {
            ++products;
        }
    }
    QVERIFY(products > 0);
}

void TestMigrator::appliesOnlyWhatIsPending()
{
    VERIFY_RESULT(Migrator(m_database->superuser(), twoFiles.first(1), false).migrate());
    const auto applied = Migrator(m_database->superuser(), twoFiles, false).migrate();
    VERIFY_RESULT(applied);
    QCOMPARE(*applied, QStringList{u"shop 0002_second"_s});
    const auto again = Migrator(m_database->superuser(), twoFiles, false).migrate();
    VERIFY_RESULT(again);
    QVERIFY(again->isEmpty());
}

/// What the first files knew, with rows in all that they had: a tenant that is complete, one that a program died over.
void TestMigrator::keepsTenantsOfTheFirstSchema()
{
    constexpr int lastOfTheFirst = 20;
    constexpr int lastOfImpact = 2;
    QList<Migration> first = Migrator::bundled();
    first.removeIf([](const Migration &file) {
        return file.component == u"showroom" ? file.number > lastOfTheFirst
                                             : file.component != u"impact" || file.number > lastOfImpact;
    });
    VERIFY_RESULT(Migrator(m_database->superuser(), first, true).migrate());
    Connection connection = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(connection.executeScript(firstTenants));

    VERIFY_RESULT(Migrator(m_database->superuser()).migrate());
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    const auto ask = [&ops](const char *query) {
        const auto answer = ops.scalar(sql(query));
        return answer ? answer->toString() : QString::fromUtf8(describe(answer.error()));
    };
    QCOMPARE(ask("SELECT string_agg(id || ' ' || status || ' ' || isolation, ', ' ORDER BY id) FROM "
                 "showroom.environment_list"),
             u"demo-acme ready shared_schema, demo-globex seeding shared_schema"_s);
    QCOMPARE(ask("SELECT sum(rows) FROM showroom.remaining_rows('demo-acme')"), u"2"_s);
    QCOMPARE(ask("SELECT showroom.count_next_volumes()"), u"0"_s);
    QCOMPARE(ask("SELECT sum(events) FROM showroom.fleet_volumes('2026-01-01', '2026-12-31')"), u"1"_s);
    QCOMPARE(ask("SELECT state FROM showroom.claim_job(showroom.resumable_job('demo-globex'), 'x', 'y', 1)"),
             u"running"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.doctor_own_schemas()"), u"0"_s);
}

void TestMigrator::refusesAChangedFile()
{
    VERIFY_RESULT(Migrator(m_database->superuser(), twoFiles, false).migrate());
    QList<Migration> edited = twoFiles;
    edited[1].sql += "-- an afterthought";
    const Migrator migrator(m_database->superuser(), edited, false);
    const auto status = migrator.status();
    VERIFY_RESULT(status);
    QCOMPARE(status->changed, QStringList{u"shop 0002_second"_s});
    QVERIFY(!status->upToDate);
    const auto refused = migrator.migrate();
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"0002_second"));
}

void TestMigrator::refusesANewerDatabase()
{
    VERIFY_RESULT(Migrator(m_database->superuser(), twoFiles, false).migrate());
    const Migrator older(m_database->superuser(), twoFiles.first(1), false);
    const auto status = older.status();
    VERIFY_RESULT(status);
    QVERIFY(status->newer);
    const auto refused = older.migrate();
    VERIFY_ERROR(refused, ErrorCode::SchemaNewer);
    QVERIFY(refused.error().message.contains(u"0002_second"));
}

void TestMigrator::keepsNothingOfAFailedFile()
{
    QList<Migration> failing = twoFiles;
    failing[1].sql = "CREATE TABLE public.second (n integer); SELECT 1 / 0;";
    const auto failed = Migrator(m_database->superuser(), failing, false).migrate();
    VERIFY_ERROR(failed, ErrorCode::DatabaseFailure);
    QVERIFY(failed.error().message.contains(u"0002_second"));
    QVERIFY(exists(u"public.first"_s));
    QVERIFY(!exists(u"public.second"_s));
    VERIFY_RESULT(Migrator(m_database->superuser(), twoFiles, false).migrate());
    QVERIFY(exists(u"public.second"_s));
}

void TestMigrator::appliesEachFileOnceWhenRunTwiceAtATime()
{
    QList<Migration> slow = twoFiles;
    slow[0].sql += "SELECT pg_sleep(0.3);";
    const Migrator migrator(m_database->superuser(), slow, false);
    Result<QStringList> theirs;
    std::thread other([&] { theirs = migrator.migrate(); });
    const Result<QStringList> ours = migrator.migrate();
    other.join();
    VERIFY_RESULT(ours);
    VERIFY_RESULT(theirs);
    QCOMPARE(ours->size() + theirs->size(), 2);
    Connection connection = TestDatabase::connect(m_database->superuser());
    QCOMPARE(connection.scalar(sql("SELECT count(*) FROM public.first")).value_or(0).toInt(), 1);
}

void TestMigrator::migratesTheRealSchemaTwiceAtATime()
{
    const Migrator migrator(m_database->superuser());
    Result<QStringList> theirs;
    std::thread other([&] { theirs = migrator.migrate(); });
    const Result<QStringList> ours = migrator.migrate();
    other.join();
    VERIFY_RESULT(ours);
    VERIFY_RESULT(theirs);
    QCOMPARE(ours->size() + theirs->size(), Migrator::bundled().size());
}

void TestMigrator::tellsStatusToAnyLogin()
{
    VERIFY_RESULT(Migrator(m_database->superuser()).migrate());
    Connection connection = TestDatabase::connect(m_database->login(u"viewer"_s));
    const auto status = Migrator::status(connection);
    VERIFY_RESULT(status);
    QVERIFY(status->upToDate);
}

void TestMigrator::reportsAMissingServer()
{
    ConnectionSettings settings = m_database->superuser();
    settings.host = u"/nonexistent"_s;
    VERIFY_ERROR(Migrator(settings).status(), ErrorCode::DatabaseUnreachable);
    VERIFY_ERROR(Migrator(settings).migrate(), ErrorCode::DatabaseUnreachable);
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
