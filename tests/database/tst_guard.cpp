#include "database/connection.h"
#include "support/guarded_rows.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

SqlStatement sql(const char *text)
{
    return SqlStatement::fromText(text);
}

/// A product with a production tenant and a demo tenant.
constexpr char product[] =
    "CREATE SCHEMA shop;"
    "CREATE TABLE shop.client (tenant_id text NOT NULL, id integer NOT NULL, name text NOT NULL,"
    " PRIMARY KEY (tenant_id, id));"
    "INSERT INTO shop.client VALUES ('acme', 1, 'real secret'), ('prod-acme', 1, 'real secret'),"
    " ('demo-acme', 1, 'made up'), ('sandbox-acme', 1, 'made up'), ('xdemo-acme', 1, 'real secret');"
    "SELECT showroom.register_table('shop', 'shop.client')";

const QStringList everyRole{u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s, u"admin"_s, u"service"_s, u"app"_s};

void addRoles(const QStringList &roles)
{
    QTest::addColumn<QString>("role");
    for (const QString &role : roles)
        QTest::newRow(qPrintable(role)) << role;
}

} // namespace

/// No Showroom role reaches a production row, whatever it tries.
class TestGuard final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void keepsEveryRoleOffTheTables_data() { addRoles(everyRole); }
    void keepsEveryRoleOffTheTables();
    void hidesProductionRows_data()
    {
        addRoles({u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s, u"admin"_s, u"service"_s});
    }
    void hidesProductionRows();
    void letsOnlyOperationsWrite_data() { addRoles({u"viewer"_s, u"support"_s, u"sales"_s}); }
    void letsOnlyOperationsWrite();
    void refusesToWriteProductionRows_data() { addRoles({u"ops"_s, u"admin"_s, u"service"_s}); }
    void refusesToWriteProductionRows();
    void refusesProductionIds_data();
    void refusesProductionIds();
    void tellsNobodyWhichKeysExist();
    void takesStagedRowsOfItsOwnTableAlone_data();
    void takesStagedRowsOfItsOwnTableAlone();
    void showsNothingToLeakyFunctions();
    void keepsTheControlPlaneClosed_data() { addRoles(everyRole); }
    void keepsTheControlPlaneClosed();
    void keepsItsFunctionsFromThePublic();
    void setsASearchPathOnEveryDefinerFunction();
    void containsRolesInEachOther_data();
    void containsRolesInEachOther();
    void letsNobodyActAsTheOwners_data() { addRoles(everyRole); }
    void letsNobodyActAsTheOwners();
    void indexesEveryForeignKey();
    void movesTimeOnThePrivateServerAlone();

private:
    std::unique_ptr<TestDatabase> m_database;
};

void TestGuard::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    VERIFY_RESULT(TestDatabase::connect(m_database->superuser()).executeScript(product));
}

void TestGuard::cleanupTestCase()
{
    m_database.reset();
}

void TestGuard::keepsEveryRoleOffTheTables()
{
    QFETCH(QString, role);
    Connection connection = TestDatabase::connect(m_database->login(role));
    for (const char *statement : {"SELECT * FROM shop.client", "INSERT INTO shop.client VALUES ('demo-b', 1, 'x')",
                                  "UPDATE shop.client SET name = 'x'", "DELETE FROM shop.client",
                                  "TRUNCATE shop.client", "COPY shop.client TO STDOUT", "DROP TABLE shop.client"})
        VERIFY_ERROR(connection.execute(sql(statement)), ErrorCode::PermissionDenied);
}

void TestGuard::hidesProductionRows()
{
    QFETCH(QString, role);
    Connection connection = TestDatabase::connect(m_database->login(role));
    const auto seen =
        connection.scalar(sql("SELECT string_agg(tenant_id, ',' ORDER BY tenant_id) FROM showroom_guard.shop__client"));
    VERIFY_RESULT(seen);
    QCOMPARE(seen->toString(), u"demo-acme,sandbox-acme"_s);
}

void TestGuard::letsOnlyOperationsWrite()
{
    QFETCH(QString, role);
    Connection connection = TestDatabase::connect(m_database->login(role));
    VERIFY_ERROR(connection.execute(sql("INSERT INTO showroom_guard.shop__client VALUES ('demo-b', 1, 'x')")),
                 ErrorCode::PermissionDenied);
    VERIFY_ERROR(connection.execute(sql("UPDATE showroom_guard.shop__client SET name = 'x'")),
                 ErrorCode::PermissionDenied);
    VERIFY_ERROR(connection.execute(sql("DELETE FROM showroom_guard.shop__client")), ErrorCode::PermissionDenied);
}

void TestGuard::refusesToWriteProductionRows()
{
    QFETCH(QString, role);
    Connection connection = TestDatabase::connect(m_database->login(role));
    QCOMPARE(takeRows(connection, "shop.client", "tenant_id,id,name",
                      "VALUES ('demo-b-" + role.toUtf8() + "', 1, 'made up')")
                 .value_or(-1),
             1);
    VERIFY_ERROR(connection.execute(sql("DELETE FROM showroom_guard.shop__client")), ErrorCode::PermissionDenied);
    VERIFY_ERROR(connection.execute(sql("INSERT INTO showroom_guard.shop__client VALUES ('demo-b', 1, 'x')")),
                 ErrorCode::PermissionDenied);
    VERIFY_ERROR(connection.execute(sql("UPDATE showroom_guard.shop__client SET tenant_id = 'prod-acme', id = 9")),
                 ErrorCode::PermissionDenied);
    Connection owner = TestDatabase::connect(m_database->superuser());
    QCOMPARE(owner.scalar(sql("SELECT count(*) FROM shop.client WHERE name = 'real secret'")).value_or(0).toInt(), 3);
}

void TestGuard::refusesProductionIds_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id :
         {"acme", "prod-acme", "customer-acme", "xdemo-acme", "Demo-acme", " demo-acme", "\ndemo-acme", ""})
        QTest::addRow("'%s'", id) << QString::fromLatin1(id);
}

void TestGuard::refusesProductionIds()
{
    QFETCH(QString, id);
    Connection connection = TestDatabase::connect(m_database->local());
    const QByteArray row = "VALUES ('" + id.toUtf8() + "', 99, 'x')";
    VERIFY_ERROR(takeRows(connection, "shop.client", "tenant_id,id,name", row), ErrorCode::GuardRefused);
    VERIFY_ERROR(connection.query(sql("SELECT showroom.require_environment_id(:id)"), {{"id", id}}),
                 ErrorCode::GuardRefused);
}

/// A key is compared with production's rows only after it is known whose it is.
void TestGuard::tellsNobodyWhichKeysExist()
{
    Connection connection = TestDatabase::connect(m_database->login(u"ops"_s));
    const auto taken = takeRows(connection, "shop.client", "tenant_id,id,name", "VALUES ('prod-acme', 1, 'x')");
    const auto free = takeRows(connection, "shop.client", "tenant_id,id,name", "VALUES ('prod-acme', 777, 'x')");
    VERIFY_ERROR(taken, ErrorCode::GuardRefused);
    VERIFY_ERROR(free, ErrorCode::GuardRefused);
    QCOMPARE(taken.error().message, free.error().message);
    QCOMPARE(taken.error().detail, free.error().detail);
}

void TestGuard::takesStagedRowsOfItsOwnTableAlone_data()
{
    QTest::addColumn<QByteArray>("staged");
    QTest::newRow("nothing") << QByteArray("SELECT");
    QTest::newRow("the caller's table") << QByteArray("CREATE TEMPORARY TABLE showroom_staged ON COMMIT DROP AS "
                                                      "SELECT 'demo-b' AS tenant_id, 1 AS id, 'x' AS name");
    QTest::newRow("the caller's view") << QByteArray(
        "CREATE FUNCTION pg_temp.who() RETURNS text LANGUAGE sql AS 'SELECT current_user::text';"
        "CREATE TEMPORARY VIEW showroom_staged AS SELECT 'demo-b' AS tenant_id, 1 AS id, pg_temp.who() AS name");
}

void TestGuard::takesStagedRowsOfItsOwnTableAlone()
{
    QFETCH(QByteArray, staged);
    Connection connection = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_RESULT(connection.executeScript("BEGIN; " + staged));
    VERIFY_ERROR(connection.scalar(sql("SELECT showroom.take_rows('shop.client', '{tenant_id,id,name}')")),
                 ErrorCode::Conflict);
    VERIFY_RESULT(connection.executeScript("ROLLBACK"));
    VERIFY_RESULT(connection.executeScript("BEGIN"));
    VERIFY_ERROR(connection.scalar(sql("SELECT showroom.stage_rows('shop.client', '{id,name}')")),
                 ErrorCode::InvalidInput);
    VERIFY_RESULT(connection.executeScript("ROLLBACK"));
}

void TestGuard::showsNothingToLeakyFunctions()
{
    Connection connection = TestDatabase::connect(m_database->login(u"viewer"_s));
    // Cheap enough that the planner would run it before the view's own condition, were there no barrier.
    VERIFY_RESULT(connection.executeScript(
        "CREATE TEMPORARY TABLE seen (name text);"
        "CREATE FUNCTION pg_temp.leak(name text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS "
        "$$ BEGIN INSERT INTO pg_temp.seen VALUES (name); RETURN true; END $$"));
    VERIFY_RESULT(connection.query(sql("SELECT * FROM showroom_guard.shop__client WHERE pg_temp.leak(name)")));
    const auto seen = connection.scalar(sql("SELECT string_agg(DISTINCT name, ',') FROM pg_temp.seen"));
    VERIFY_RESULT(seen);
    QCOMPARE(seen->toString(), u"made up"_s);
}

void TestGuard::keepsTheControlPlaneClosed()
{
    QFETCH(QString, role);
    Connection connection = TestDatabase::connect(m_database->login(role));
    for (const char *statement : {"INSERT INTO showroom.setting (key, value) VALUES ('a', '1')",
                                  "UPDATE showroom.environment SET protected = false", "DELETE FROM showroom.audit",
                                  "UPDATE showroom.audit SET actor = 'x'", "DELETE FROM showroom.migration",
                                  "DELETE FROM showroom.rate_window", "SELECT * FROM showroom.api_token",
                                  "SELECT nextval('showroom.change_sequence')", "CREATE TABLE showroom.mine (n int)"})
        VERIFY_ERROR(connection.execute(sql(statement)), ErrorCode::PermissionDenied);
}

void TestGuard::keepsItsFunctionsFromThePublic()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    const auto open = connection.scalar(sql("SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc p JOIN "
                                            "pg_namespace n ON n.oid = p.pronamespace, "
                                            "LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a "
                                            "WHERE n.nspname LIKE 'showroom%' AND a.grantee = 0"));
    VERIFY_RESULT(open);
    QVERIFY2(open->isNull() || !open->isValid(), qPrintable(open->toString()));
}

void TestGuard::setsASearchPathOnEveryDefinerFunction()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    const auto loose = connection.scalar(
        sql("SELECT string_agg(p.oid::regprocedure::text, ', ') FROM pg_proc p JOIN pg_namespace n ON n.oid = "
            "p.pronamespace "
            "WHERE n.nspname LIKE 'showroom%' AND p.prosecdef "
            "AND NOT EXISTS (SELECT FROM unnest(p.proconfig) c WHERE c = 'search_path=pg_catalog, pg_temp')"));
    VERIFY_RESULT(loose);
    QVERIFY2(!loose->isValid(), qPrintable(loose->toString()));
}

void TestGuard::containsRolesInEachOther_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QStringList>("contains");
    QTest::newRow("viewer") << u"viewer"_s << QStringList{u"viewer"_s};
    QTest::newRow("support") << u"support"_s << QStringList{u"support"_s, u"viewer"_s};
    QTest::newRow("sales") << u"sales"_s << QStringList{u"sales"_s, u"viewer"_s};
    QTest::newRow("ops") << u"ops"_s << QStringList{u"ops"_s, u"sales"_s, u"support"_s, u"viewer"_s};
    QTest::newRow("admin") << u"admin"_s << QStringList{u"admin"_s, u"ops"_s, u"sales"_s, u"support"_s, u"viewer"_s};
    QTest::newRow("app") << u"app"_s << QStringList{u"app"_s};
}

void TestGuard::containsRolesInEachOther()
{
    QFETCH(QString, role);
    QFETCH(QStringList, contains);
    Connection connection = TestDatabase::connect(m_database->superuser());
    const auto held = connection.queryOne(sql("SELECT array_agg(substr(rolname, 10) ORDER BY rolname) AS held FROM "
                                              "pg_roles WHERE rolname IN ('showroom_viewer', "
                                              "'showroom_support', 'showroom_sales', 'showroom_ops', 'showroom_admin', "
                                              "'showroom_app') AND pg_has_role(:role, oid, 'USAGE')"),
                                          {{"role", u"test_"_s + role}});
    VERIFY_RESULT(held);
    QCOMPARE(held->texts("held"), contains);
}

void TestGuard::letsNobodyActAsTheOwners()
{
    QFETCH(QString, role);
    Connection connection = TestDatabase::connect(m_database->login(role));
    for (const char *statement : {"SET ROLE showroom_owner", "SET ROLE showroom_guard", "SET ROLE postgres"})
        VERIFY_ERROR(connection.executeScript(statement), ErrorCode::PermissionDenied);
}

void TestGuard::indexesEveryForeignKey()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    const auto bare = connection.scalar(sql(
        "SELECT string_agg(c.conrelid::regclass || '.' || c.conname, ', ') FROM pg_constraint c WHERE c.contype = 'f' "
        "AND c.connamespace = 'showroom'::regnamespace AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = "
        "c.conrelid "
        "AND (i.indkey::smallint[])[0 : cardinality(c.conkey) - 1] @> c.conkey)"));
    VERIFY_RESULT(bare);
    QVERIFY2(!bare->isValid(), qPrintable(bare->toString()));
}

void TestGuard::movesTimeOnThePrivateServerAlone()
{
    Connection connection = TestDatabase::connect(m_database->local());
    VERIFY_RESULT(connection.executeScript("SET showroom.now = '2030-05-01 12:00:00+00'"));
    const auto moved = connection.scalar(sql("SELECT showroom.now()"));
    VERIFY_RESULT(moved);
    QCOMPARE(moved->toDateTime().date(), QDate(2030, 5, 1));
    // What makes the server private is out of everybody's reach.
    VERIFY_ERROR(connection.executeScript("SET cluster_name = 'other'"), ErrorCode::DatabaseFailure);
    VERIFY_RESULT(connection.executeScript("SET showroom.now = ''"));
    const auto real = connection.scalar(sql("SELECT abs(extract(epoch FROM showroom.now() - clock_timestamp())) < 60"));
    QCOMPARE(real.value_or(false), QVariant(true));
}

QTEST_GUILESS_MAIN(TestGuard)
#include "tst_guard.moc"
