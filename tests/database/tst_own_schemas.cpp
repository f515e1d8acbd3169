#include "database/connection.h"
#include "database/copy_writer.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

SqlStatement sql(const QByteArray &text)
{
    return SqlStatement::fromText(text);
}

/// A product with whatever makes tables hard to copy: names in need of quotes, an enum, identity and serial columns, a
/// sequence inside an expression, a generated column, partial and expression indexes, lookups that refer to lookups,
/// a table that refers to itself and two that refer to each other.
constexpr char product[] = R"(
CREATE SCHEMA shop;
CREATE TYPE shop.grade AS ENUM ('a', 'b');
CREATE SEQUENCE shop.ticket_seq INCREMENT 5 START 1000;
CREATE TABLE shop.continent (code text PRIMARY KEY, name text NOT NULL);
CREATE TABLE shop.country (code text PRIMARY KEY, continent text REFERENCES shop.continent, name text NOT NULL UNIQUE);
INSERT INTO shop.continent VALUES ('EU', 'Europe');
INSERT INTO shop.country VALUES ('DE', 'EU', 'Germany'), ('FR', 'EU', 'France');
CREATE TABLE shop."Client" (
    tenant_id text NOT NULL,
    id integer GENERATED ALWAYS AS IDENTITY,
    number serial,
    "Full Name" text COLLATE "C" NOT NULL DEFAULT 'nobody',
    country text REFERENCES shop.country,
    grade shop.grade,
    ticket text NOT NULL DEFAULT 'T' || nextval('shop.ticket_seq'),
    letters integer GENERATED ALWAYS AS (length("Full Name")) STORED,
    parent_id integer,
    favourite uuid,
    CONSTRAINT "Client pkey" PRIMARY KEY (tenant_id, id),
    CONSTRAINT client_name_key UNIQUE (tenant_id, "Full Name") DEFERRABLE,
    CONSTRAINT client_parent_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES shop."Client" (tenant_id, id),
    CONSTRAINT client_name_check CHECK (length("Full Name") < 100));
CREATE INDEX client_parent_idx ON shop."Client" (tenant_id, parent_id);
CREATE UNIQUE INDEX "Client lower" ON shop."Client" (tenant_id, lower("Full Name") DESC) WHERE grade = 'a';
CREATE INDEX client_favourite_idx ON shop."Client" (tenant_id, favourite) INCLUDE (ticket);
CREATE TABLE shop.visit (
    tenant_id text NOT NULL,
    id uuid NOT NULL,
    client_id integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT visit_client_fkey FOREIGN KEY (tenant_id, client_id) REFERENCES shop."Client" (tenant_id, id) ON DELETE CASCADE);
CREATE INDEX visit_client_idx ON shop.visit (tenant_id, client_id);
ALTER TABLE shop."Client" ADD CONSTRAINT client_favourite_fkey
    FOREIGN KEY (tenant_id, favourite) REFERENCES shop.visit (tenant_id, id);
CREATE TABLE shop.note (tenant_id text, id integer, PRIMARY KEY (tenant_id, id));
COMMENT ON COLUMN shop.visit.at IS 'When they came';
SELECT showroom.register_table('shop', 'shop."Client"', 'tenant_id', 1);
SELECT showroom.register_table('shop', 'shop.visit', 'tenant_id', 2);
SELECT showroom.register_table('shop', 'shop.note', 'tenant_id', 3);
GRANT SELECT ON shop.continent, shop.country TO showroom_guard;
INSERT INTO showroom.blueprint (name, version, source, checksum) VALUES ('shop', '1', 'name: shop', sha256('shop'));
)";

/// An environment of that product that a seed job of the fencing token 1 works on.
QByteArray environment(const QByteArray &id, const QByteArray &job)
{
    return "INSERT INTO showroom.environment (id, kind, name, status, blueprint, blueprint_version, size, seed, "
           "reference_date, isolation) VALUES ('" +
           id + "', 'demo', 'Test', 'seeding', 'shop', '1', 'small', 1, '2026-11-20', 'full');" +
           "INSERT INTO showroom.job (id, kind, environment, state, fencing_token) OVERRIDING SYSTEM VALUE VALUES (" +
           job + ", 'seed', '" + id + "', 'running', 1);";
}

constexpr char filled[] = "demo-shop-with-dashes";

} // namespace

/// Tables of an environment's own are the product's in everything but their rows, and closed to everybody.
class TestOwnSchemas final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_database.reset(); }
    void isLikeTheProduct_data();
    void isLikeTheProduct();
    void copiesLookupsWhole();
    void refersToNothingOutside();
    void countsWithItsOwnSequences();
    void keepsEveryRoleOffTheTables_data();
    void keepsEveryRoleOffTheTables();
    void showsRowsThroughItsGuard();
    void refusesRowsOfOthers();
    void cannotBeLeftOpen();
    void takesTheRightsBackAfterEachStep();
    void refusesWhatItCannotHold_data();
    void refusesWhatItCannotHold();
    void letsOnlyTheOwnerOfTheJobIn();
    void goesWithoutATrace();
    void doctorFindsWhatIsWrong_data();
    void doctorFindsWhatIsWrong();

private:
    Connection superuser() { return TestDatabase::connect(m_database->superuser()); }
    QString ask(const QByteArray &query)
    {
        const auto value = superuser().scalar(sql(query));
        return value ? value->toString() : QString::fromUtf8(describe(value.error()));
    }
    static Result<void> fill(Connection &connection, const QByteArray &job, const QByteArray &table,
                             const QByteArray &columns, const QByteArray &rows);

    std::unique_ptr<TestDatabase> m_database;
};

/// One step of a job: opens the table, copies rows of text, closes it, commits.
Result<void> TestOwnSchemas::fill(Connection &connection, const QByteArray &job, const QByteArray &table,
                                  const QByteArray &columns, const QByteArray &rows)
{
    SHOWROOM_TRY(connection.executeScript("BEGIN"));
    const auto copy = connection.scalar(
        sql("SELECT showroom.open_environment_table(" + job + ", 1, '" + table + "', '{" + columns + "}')"));
    if (!copy)
        return copy.error();
    auto writer = CopyWriter::begin(connection, sql(copy->toString().toUtf8().replace("FORMAT binary", "FORMAT text")));
    if (!writer)
        return writer.error();
    SHOWROOM_TRY(writer->write(rows));
    const auto taken = writer->finish();
    if (!taken)
        return taken.error();
    SHOWROOM_TRY(
        connection.execute(sql("SELECT showroom.close_environment_table(" + job + ", 1, '" + table + "', true)")));
    return connection.executeScript("COMMIT");
}

void TestOwnSchemas::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    VERIFY_RESULT(superuser().executeScript(product + environment(filled, "100")));
    Connection seeder = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_RESULT(seeder.executeScript("SELECT showroom.open_environment_schema(100, 1)"));
    const QByteArray id(filled);
    VERIFY_RESULT(fill(seeder, "100", "shop.Client", R"(tenant_id,id,"Full Name",country,grade,parent_id)",
                       id + "\t7\tAda\tDE\ta\t\\N\n" + id + "\t40\tBob\tFR\tb\t7\n"));
    VERIFY_RESULT(fill(seeder, "100", "shop.visit", "tenant_id,id,client_id",
                       id + "\t00000000-0000-0000-0000-000000000001\t40\n"));
    VERIFY_RESULT(seeder.executeScript("SELECT showroom.complete_environment_schema(100, 1)"));
}

void TestOwnSchemas::isLikeTheProduct_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("columns") << QByteArray(
        "SELECT string_agg(concat_ws('|', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), "
        "a.attnotnull, a.attidentity, a.attgenerated, a.attcollation, pg_get_expr(d.adbin, d.adrelid)), E'\\n' "
        "ORDER BY c.relname, a.attnum) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
        "LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum "
        "WHERE c.relnamespace = quote_ident(%1)::regnamespace AND c.relkind = 'r' AND a.attnum > 0");
    QTest::newRow("keys, checks and foreign keys")
        << QByteArray("SELECT string_agg(concat_ws('|', conrelid::regclass, conname, convalidated, "
                      "pg_get_constraintdef(oid)), E'\\n' "
                      "ORDER BY conrelid::regclass::text COLLATE \"C\", conname) FROM pg_constraint "
                      "WHERE connamespace = quote_ident(%1)::regnamespace AND conrelid <> 0 "
                      "AND conname <> 'showroom_environment_check'");
    QTest::newRow("indexes") << QByteArray(
        "SELECT string_agg(pg_get_indexdef(indexrelid) || indisvalid, E'\\n' "
        "ORDER BY pg_get_indexdef(indexrelid) COLLATE \"C\") "
        "FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE c.relnamespace = quote_ident(%1)::regnamespace");
    QTest::newRow("sequences") << QByteArray(
        "SELECT string_agg(concat_ws('|', c.relname, s.seqincrement, s.seqstart, s.seqmax), E'\\n' "
        "ORDER BY c.relname) FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid "
        "WHERE c.relnamespace = quote_ident(%1)::regnamespace");
    QTest::newRow("comments") << QByteArray("SELECT col_description(to_regclass(format('%I.visit', %1)), 4)");
}

void TestOwnSchemas::isLikeTheProduct()
{
    QFETCH(QByteArray, query);
    const auto of = [&](const QByteArray &schema) {
        return ask(QByteArray(query).replace("%1", QByteArray("'" + schema + "'")));
    };
    const QString own = of(filled).replace(u'"' + QString::fromLatin1(filled) + u"\"."_s, u"shop."_s);
    QVERIFY(!own.isEmpty());
    QCOMPARE(own, of("shop"));
}

void TestOwnSchemas::copiesLookupsWhole()
{
    QCOMPARE(ask(R"(SELECT string_agg(code || name, ',' ORDER BY code) FROM "demo-shop-with-dashes".country)"),
             u"DEGermany,FRFrance"_s);
    QCOMPARE(ask(R"(SELECT count(*) FROM "demo-shop-with-dashes".continent)"), u"1"_s);
}

void TestOwnSchemas::refersToNothingOutside()
{
    QCOMPARE(ask("SELECT count(*) FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid "
                 "WHERE k.contype = 'f' AND k.connamespace <> t.relnamespace"),
             u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND connamespace = "
                 "'\"demo-shop-with-dashes\"'::regnamespace"),
             u"5"_s);
}

void TestOwnSchemas::countsWithItsOwnSequences()
{
    QCOMPARE(ask("SELECT is_called FROM shop.ticket_seq"), u"false"_s);
    QCOMPARE(ask(R"(SELECT is_called FROM shop."Client_number_seq")"), u"false"_s);
    QCOMPARE(ask(R"(SELECT string_agg(ticket || number, ',' ORDER BY id) FROM "demo-shop-with-dashes"."Client")"),
             u"T10001,T10052"_s);
    // The next row goes on after the highest that was copied.
    QCOMPARE(ask(R"(INSERT INTO "demo-shop-with-dashes"."Client" (tenant_id, "Full Name"))"
                 R"( VALUES ('demo-shop-with-dashes', 'Cyd') RETURNING id)"),
             u"41"_s);
    (void)ask(R"(DELETE FROM "demo-shop-with-dashes"."Client" WHERE "Full Name" = 'Cyd')");
}

void TestOwnSchemas::keepsEveryRoleOffTheTables_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"viewer", "support", "sales", "ops", "admin", "service", "app"})
        QTest::newRow(role) << QString::fromLatin1(role);
}

void TestOwnSchemas::keepsEveryRoleOffTheTables()
{
    QFETCH(QString, role);
    Connection connection = TestDatabase::connect(m_database->login(role));
    for (const char *statement :
         {R"(SELECT * FROM "demo-shop-with-dashes".visit)", R"(DELETE FROM "demo-shop-with-dashes".visit)",
          R"(INSERT INTO "demo-shop-with-dashes".note VALUES ('demo-shop-with-dashes', 1))",
          R"(SELECT * FROM "demo-shop-with-dashes".country)", R"(TRUNCATE "demo-shop-with-dashes".visit)",
          R"(DROP SCHEMA "demo-shop-with-dashes" CASCADE)", R"(SELECT nextval('"demo-shop-with-dashes".ticket_seq'))"})
        VERIFY_ERROR(connection.execute(sql(statement)), ErrorCode::PermissionDenied);
}

void TestOwnSchemas::showsRowsThroughItsGuard()
{
    Connection viewer = TestDatabase::connect(m_database->login(u"viewer"_s));
    const auto guard = viewer.queryOne(
        sql("SELECT guard_view, key_column FROM showroom.environment_guard('demo-shop-with-dashes', 'shop.Client')"));
    VERIFY_RESULT(guard);
    QCOMPARE(guard->text("key_column"), u"tenant_id"_s);
    const QByteArray view = guard->text("guard_view").toUtf8();
    QCOMPARE(viewer.scalar(sql("SELECT count(*) FROM " + view)).value_or(0).toInt(), 2);
    VERIFY_ERROR(viewer.execute(sql("DELETE FROM " + view)), ErrorCode::PermissionDenied);
    const auto options = ask("SELECT array_to_string(reloptions, ',') FROM pg_class WHERE oid = '" + view +
                             "'::regclass AND relowner = 'showroom_guard'::regrole");
    QCOMPARE(options, u"security_barrier=true,check_option=cascaded"_s);
}

void TestOwnSchemas::refusesRowsOfOthers()
{
    Connection seeder = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_ERROR(seeder.execute(sql(R"(INSERT INTO "demo-shop-with-dashes_guard".note VALUES ('demo-other', 1))")),
                 ErrorCode::PermissionDenied);
    VERIFY_ERROR(seeder.execute(sql(R"(UPDATE "demo-shop-with-dashes_guard".visit SET tenant_id = 'prod-acme')")),
                 ErrorCode::PermissionDenied);
    // The views' check holds back whoever may write, too.
    Connection guard = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(guard.executeScript("SET ROLE showroom_guard"));
    VERIFY_ERROR(guard.execute(sql(R"(INSERT INTO "demo-shop-with-dashes_guard".note VALUES ('demo-other', 1))")),
                 ErrorCode::GuardRefused);
    // Not even in the transaction in which the table is open.
    VERIFY_ERROR(fill(seeder, "100", "shop.note", "tenant_id,id", "demo-other\t1\n"), ErrorCode::GuardRefused);
    VERIFY_RESULT(seeder.executeScript("ROLLBACK"));
}

void TestOwnSchemas::cannotBeLeftOpen()
{
    Connection seeder = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_RESULT(seeder.executeScript("BEGIN"));
    VERIFY_RESULT(seeder.scalar(sql("SELECT showroom.open_environment_table(100, 1, 'shop.note', '{tenant_id,id}')")));
    VERIFY_RESULT(
        seeder.execute(sql(R"(INSERT INTO "demo-shop-with-dashes".note VALUES ('demo-shop-with-dashes', 1))")));
    VERIFY_ERROR(seeder.executeScript("COMMIT"), ErrorCode::Conflict);
    VERIFY_ERROR(seeder.execute(sql(R"(INSERT INTO "demo-shop-with-dashes".note VALUES ('demo-shop-with-dashes', 1))")),
                 ErrorCode::PermissionDenied);
    QCOMPARE(ask(R"(SELECT count(*) FROM "demo-shop-with-dashes".note)"), u"0"_s);
}

void TestOwnSchemas::takesTheRightsBackAfterEachStep()
{
    QCOMPARE(ask("SELECT count(*) FROM pg_class c, aclexplode(c.relacl) a WHERE a.grantee <> c.relowner AND "
                 "c.relnamespace = '\"demo-shop-with-dashes\"'::regnamespace"),
             u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM pg_namespace n, aclexplode(n.nspacl) a WHERE a.grantee <> n.nspowner AND "
                 "n.nspname = 'demo-shop-with-dashes'"),
             u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.doctor_own_schemas()"), u"0"_s);
}

void TestOwnSchemas::refusesWhatItCannotHold_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("wayOut");
    QTest::newRow("a lookup that may hold customers")
        << QByteArray("REVOKE SELECT ON shop.continent FROM showroom_guard") << u"shop.continent"_s
        << u"GRANT SELECT ON shop.continent"_s;
    QTest::newRow("a table of another blueprint")
        << QByteArray("UPDATE showroom.registered_table SET blueprint = 'other' WHERE table_name = 'visit'")
        << u"shop.visit"_s << u"shared schema"_s;
    QTest::newRow("two tables of one name")
        << QByteArray("CREATE SCHEMA depot; CREATE TABLE depot.note (tenant_id text, id integer, "
                      "PRIMARY KEY (tenant_id, id)); SELECT showroom.register_table('shop', 'depot.note')")
        << u"depot.note and shop.note"_s << u"shared schema"_s;
    QTest::newRow("a schema that is there")
        << QByteArray("CREATE SCHEMA \"demo-new\"") << u"demo-new"_s << u"another name"_s;
    QTest::newRow("no right to make schemas")
        << QByteArray("DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM showroom_guard', "
                      "current_database()); END $$")
        << u"may not make schemas"_s << u"GRANT CREATE ON DATABASE"_s;
}

void TestOwnSchemas::refusesWhatItCannotHold()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, names);
    QFETCH(QString, wayOut);
    Connection connection = superuser();
    VERIFY_RESULT(connection.executeScript("BEGIN;" + environment("demo-new", "200") + change));
    const auto refused = connection.executeScript("SELECT showroom.open_environment_schema(200, 1)");
    VERIFY_RESULT(connection.executeScript("ROLLBACK"));
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY2(refused.error().message.contains(names), qPrintable(refused.error().message));
    QVERIFY2(refused.error().hint.contains(wayOut), qPrintable(refused.error().hint));
}

void TestOwnSchemas::letsOnlyTheOwnerOfTheJobIn()
{
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    Connection viewer = TestDatabase::connect(m_database->login(u"viewer"_s));
    for (const QByteArray call :
         {"open_environment_schema(100, 2)", "open_environment_table(100, 0, 'shop.note', '{id}')",
          "close_environment_table(100, 2, 'shop.note', true)", "drop_environment_schema(100, 1)"}) {
        VERIFY_ERROR(ops.executeScript("SELECT showroom." + call), ErrorCode::Busy);
        VERIFY_ERROR(viewer.executeScript("SELECT showroom." + call), ErrorCode::PermissionDenied);
    }
}

void TestOwnSchemas::goesWithoutATrace()
{
    const QByteArray id = "demo-" + QByteArray(43, 'x'); // as long as an id may be
    VERIFY_RESULT(superuser().executeScript(environment(id, "300")));
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_RESULT(ops.executeScript("SELECT showroom.open_environment_schema(300, 1)"));
    VERIFY_RESULT(ops.executeScript("SELECT showroom.complete_environment_schema(300, 1)"));
    const QByteArray count = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                             "WHERE n.nspname LIKE '" +
                             id + "%'";
    QVERIFY(ask(count).toInt() > 8);
    VERIFY_RESULT(superuser().executeScript("UPDATE showroom.job SET kind = 'teardown' WHERE id = 300"));
    VERIFY_RESULT(ops.executeScript("SELECT showroom.drop_environment_schema(300, 1)"));
    QCOMPARE(ask(count), u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE '" + id + "%'"), u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.open_table"), u"0"_s);
    const auto guard = ops.query(sql("SELECT * FROM showroom.environment_guard('" + id + "', 'shop.visit')"));
    VERIFY_ERROR(guard, ErrorCode::NotFound);
    (void)ask("DELETE FROM showroom.environment WHERE id = '" + id + "'");
}

void TestOwnSchemas::doctorFindsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("finding");
    QTest::newRow("a grant") << QByteArray(R"(GRANT SELECT ON "demo-shop-with-dashes".visit TO showroom_viewer)")
                             << u"demo-shop-with-dashes.visit open"_s;
    QTest::newRow("a view without barrier")
        << QByteArray(R"(ALTER VIEW "demo-shop-with-dashes_guard".visit RESET (security_barrier))")
        << u"demo-shop-with-dashes.visit unguarded"_s;
    QTest::newRow("no environment") << QByteArray("SET LOCAL ROLE showroom_guard; CREATE SCHEMA \"demo-lost\"")
                                    << u"demo-lost leftover"_s;
    QTest::newRow("no schema") << QByteArray(environment("demo-void", "400") +
                                             "UPDATE showroom.environment SET status = 'ready' WHERE id = 'demo-void'")
                               << u"demo-void missing"_s;
}

void TestOwnSchemas::doctorFindsWhatIsWrong()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, finding);
    Connection connection = superuser();
    VERIFY_RESULT(connection.executeScript("BEGIN;" + change + "; RESET ROLE"));
    const auto found =
        connection.scalar(sql("SELECT string_agg(relation || ' ' || fault, ', ') FROM showroom.doctor_own_schemas()"));
    VERIFY_RESULT(connection.executeScript("ROLLBACK"));
    VERIFY_RESULT(found);
    QCOMPARE(found->toString(), finding);
}

QTEST_GUILESS_MAIN(TestOwnSchemas)
#include "tst_own_schemas.moc"
