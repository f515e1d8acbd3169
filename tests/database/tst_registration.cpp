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

constexpr char parents[] =
    "CREATE SCHEMA shop;"
    "CREATE TABLE shop.client (tenant_id text NOT NULL, id integer NOT NULL, PRIMARY KEY (tenant_id, id));";

} // namespace

/// Product tables that are let in, refused by name, and let go.
class TestRegistration final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void refusesUnfitTables_data();
    void refusesUnfitTables();
    void namesTheMissingIndex();
    void namesTheSharedKey_data();
    void namesTheSharedKey();
    void takesKeysOfTheEnvironment_data();
    void takesKeysOfTheEnvironment();
    void namesAKeyThatCameLater();
    void guardsByTheEnvironmentsKeyAlone();
    void acceptsAnIndexInOtherOrder();
    void registersByItsOwnerWithoutSuperuser();
    void refusesWhoDoesNotOwnTheTable();
    void keepsItsPartsFromOthersThanTheOwner_data();
    void keepsItsPartsFromOthersThanTheOwner();
    void refusesAForgedAnalyzeFunction();
    void namesTheGrantForALookup();
    void renewsAfterANewColumn();
    void analysesThroughItsFunction();
    void analysesTheColumnsOfKeys();
    void tellsASmallPart_data();
    void tellsASmallPart();
    void unregistersWithoutATrace();
    void registersTheBuiltInProducts();

private:
    QByteArray objects();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_owner;
};

void TestRegistration::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_owner = std::make_unique<Connection>(TestDatabase::connect(m_database->superuser()));
    VERIFY_RESULT(m_owner->executeScript(parents));
}

void TestRegistration::cleanup()
{
    m_owner.reset();
    m_database.reset();
}

void TestRegistration::refusesUnfitTables_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("registration");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const char *table, const char *registration, ErrorCode code) {
        QTest::newRow(name) << QByteArray(table) << QByteArray(registration) << code;
    };
    row("missing", "SELECT 1", "'shop', 'shop.nothing'", ErrorCode::NotFound);
    row("a view", "CREATE VIEW shop.t AS SELECT 1", "'shop', 'shop.t'", ErrorCode::NotFound);
    row("no primary key", "CREATE TABLE shop.t (tenant_id text)", "'shop', 'shop.t'", ErrorCode::InvalidInput);
    row("key in second place", "CREATE TABLE shop.t (tenant_id text, id int, PRIMARY KEY (id, tenant_id))",
        "'shop', 'shop.t'", ErrorCode::InvalidInput);
    row("key is a number", "CREATE TABLE shop.t (tenant_id int, id int, PRIMARY KEY (tenant_id, id))",
        "'shop', 'shop.t'", ErrorCode::InvalidInput);
    row("other key column", "CREATE TABLE shop.t (tenant_id text, id int, PRIMARY KEY (tenant_id, id))",
        "'shop', 'shop.t', 'org'", ErrorCode::InvalidInput);
    row("no blueprint", "SELECT 1", "'', 'shop.client'", ErrorCode::DatabaseFailure);
    row("an exclusion constraint",
        "CREATE TABLE shop.t (tenant_id text, id int, span int4range, PRIMARY KEY (tenant_id, id), "
        "EXCLUDE USING gist (span WITH &&))",
        "'shop', 'shop.t'", ErrorCode::InvalidInput);
    row("MATCH FULL",
        "CREATE TABLE shop.t (tenant_id text, id int, client_id int, PRIMARY KEY (tenant_id, id), "
        "FOREIGN KEY (tenant_id, client_id) REFERENCES shop.client MATCH FULL); CREATE INDEX ON shop.t (tenant_id, "
        "client_id)",
        "'shop', 'shop.t'", ErrorCode::InvalidInput);
    row("a name of ours", "CREATE TABLE shop.t (tenant_id text, id int, _sr_layer int, PRIMARY KEY (tenant_id, id))",
        "'shop', 'shop.t'", ErrorCode::InvalidInput);
    row("a schema's name too long",
        "CREATE SCHEMA a123456789012345678901234567890123456789012345678901234567; "
        "CREATE TABLE a123456789012345678901234567890123456789012345678901234567.t (tenant_id text, id int, "
        "PRIMARY KEY (tenant_id, id))",
        "'shop', 'a123456789012345678901234567890123456789012345678901234567.t'", ErrorCode::InvalidInput);
    row("somebody's schema in the way", "CREATE SCHEMA shop_live", "'shop', 'shop.client'", ErrorCode::Conflict);
}

void TestRegistration::refusesUnfitTables()
{
    QFETCH(QByteArray, table);
    QFETCH(QByteArray, registration);
    QFETCH(ErrorCode, code);
    VERIFY_RESULT(m_owner->executeScript(table));
    const QByteArray before = objects();
    VERIFY_ERROR(m_owner->executeScript("SELECT showroom.register_table(" + registration + ")"), code);
    QCOMPARE(objects(), before);
}

/// Everything in Showroom's schemas, and every privilege in the product's.
QByteArray TestRegistration::objects()
{
    return m_owner
        ->scalar(sql("SELECT string_agg(what, E'\\n' ORDER BY what) FROM ("
                     "SELECT c.oid::regclass || ' ' || coalesce(c.relacl::text, '') AS what FROM pg_class c "
                     "JOIN pg_namespace n ON n.oid = c.relnamespace "
                     "WHERE (n.nspname = 'showroom_guard' OR n.nspname LIKE 'shop%') AND c.relkind IN ('r', 'v', 'S') "
                     "UNION ALL SELECT a.attrelid::regclass || '.' || a.attname || a.attacl::text FROM pg_attribute a "
                     "WHERE a.attacl IS NOT NULL AND a.attrelid::regclass::text LIKE 'shop%' "
                     "UNION ALL SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = "
                     "'showroom_analyze'::regnamespace OR p.pronamespace::regnamespace::text LIKE 'shop%' "
                     "UNION ALL SELECT nspname || ' ' || coalesce(nspacl::text, '') FROM pg_namespace "
                     "WHERE nspname LIKE 'shop%' "
                     "UNION ALL SELECT t.base FROM showroom.layered_table t WHERE t.base_schema = 'shop' "
                     "UNION ALL SELECT r.schema_name || r.table_name FROM showroom.registered_table r) found"))
        .value_or(QVariant())
        .toString()
        .toUtf8();
}

void TestRegistration::namesTheMissingIndex()
{
    VERIFY_RESULT(m_owner->executeScript(
        "CREATE TABLE shop.sale (tenant_id text, id int, client_id int, referrer_id int, PRIMARY KEY (tenant_id, id),"
        "CONSTRAINT sale_client FOREIGN KEY (tenant_id, client_id) REFERENCES shop.client,"
        "CONSTRAINT sale_referrer FOREIGN KEY (tenant_id, referrer_id) REFERENCES shop.client)"));
    const auto refused = m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.sale')");
    VERIFY_ERROR(refused, ErrorCode::InvalidInput);
    QVERIFY(refused.error().message.contains(u"sale_client"));
    QVERIFY(refused.error().hint.contains(u"CREATE INDEX ON shop.sale (tenant_id, client_id);"));
    QCOMPARE(refused.error().problems.size(), 2);
    // The hint is what helps.
    const QString remedy = refused.error().hint.section(u": "_s, 1);
    VERIFY_RESULT(m_owner->executeScript(remedy.toUtf8()));
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.sale')"));
}

void TestRegistration::namesTheSharedKey_data()
{
    QTest::addColumn<QByteArray>("definition");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QByteArray>("mended");
    const auto row = [](const char *name, const char *definition, const char *named, const char *mended) {
        QTest::newRow(name) << QByteArray(definition) << QString::fromUtf8(named) << QByteArray(mended);
    };
    row("a unique constraint", "ALTER TABLE shop.t ADD CONSTRAINT t_mail UNIQUE (mail)", "“t_mail” (UNIQUE (mail))",
        "UNIQUE (tenant_id, mail)");
    row("one that can be deferred",
        "ALTER TABLE shop.t ADD CONSTRAINT t_mail UNIQUE NULLS NOT DISTINCT (mail, id) DEFERRABLE", "“t_mail”",
        "UNIQUE NULLS NOT DISTINCT (tenant_id, mail, id) DEFERRABLE");
    row("a unique index", "CREATE UNIQUE INDEX t_mail ON shop.t (mail)", "“t_mail”", "btree (tenant_id, mail)");
    row("a part of the rows", "CREATE UNIQUE INDEX t_mail ON shop.t (mail) WHERE id > 0", "“t_mail”",
        "btree (tenant_id, mail) WHERE (id > 0)");
    row("an expression", "CREATE UNIQUE INDEX t_mail ON shop.t (lower(mail))", "“t_mail”",
        "btree (tenant_id, lower(mail))");
    row("an expression of the environment's column", "CREATE UNIQUE INDEX t_part ON shop.t (left(tenant_id, 4), mail)",
        "“t_part”", "btree (tenant_id, \"left\"(tenant_id, 4), mail)");
    row("the column carried along", "CREATE UNIQUE INDEX t_mail ON shop.t (mail) INCLUDE (tenant_id)", "“t_mail”", "");
    row("the column compared in another way",
        "CREATE COLLATION shop.loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false); "
        "CREATE UNIQUE INDEX t_loose ON shop.t (tenant_id COLLATE shop.loose, mail)",
        "“t_loose”", "");
    row("an exclusion constraint", "ALTER TABLE shop.t ADD CONSTRAINT t_span EXCLUDE USING gist (span WITH &&)",
        "“t_span” (EXCLUDE USING gist (span WITH &&))", "");
    row("a hostile name", "CREATE UNIQUE INDEX \"t'; DROP TABLE shop.t; --\" ON shop.t (mail)",
        "“t'; DROP TABLE shop.t; --”", "btree (tenant_id, mail)");
}

/// Through a key that holds no environment's column somebody could learn whether production has a row.
void TestRegistration::namesTheSharedKey()
{
    QFETCH(QByteArray, definition);
    QFETCH(QString, named);
    QFETCH(QByteArray, mended);
    VERIFY_RESULT(m_owner->executeScript(
        "CREATE TABLE shop.t (tenant_id text, id int, mail text, span int4range, PRIMARY KEY (tenant_id, id)); " +
        definition));
    const QByteArray before = objects();
    const auto refused = m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.t')");
    VERIFY_ERROR(refused, ErrorCode::InvalidInput);
    QVERIFY2(refused.error().message.contains(named), qPrintable(refused.error().message));
    QCOMPARE(refused.error().problems.size(), 1);
    QCOMPARE(refused.error().problems.constFirst().code, u"shared-key"_s);
    QCOMPARE(objects(), before);
    // The hint is what helps.
    VERIFY_RESULT(m_owner->executeScript(refused.error().hint.section(u": "_s, 1).toUtf8()));
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.t')"));
    const auto keys = m_owner->scalar(sql("SELECT string_agg(pg_get_indexdef(indexrelid) || coalesce((SELECT ' ' || "
                                          "pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.conindid = "
                                          "indexrelid), ''), ' ') FROM pg_index WHERE indrelid = 'shop.t'::regclass"));
    VERIFY_RESULT(keys);
    QVERIFY2(keys->toString().contains(QString::fromUtf8(mended)), qPrintable(keys->toString()));
}

void TestRegistration::takesKeysOfTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("definition");
    QTest::newRow("the column first") << QByteArray("CREATE UNIQUE INDEX ON shop.t (tenant_id, mail)");
    QTest::newRow("the column last") << QByteArray("CREATE UNIQUE INDEX ON shop.t (mail, tenant_id)");
    QTest::newRow("for patterns") << QByteArray("CREATE UNIQUE INDEX ON shop.t (tenant_id text_pattern_ops, mail)");
    QTest::newRow("another collation") << QByteArray("CREATE UNIQUE INDEX ON shop.t (mail, tenant_id COLLATE \"C\")");
    QTest::newRow("an expression beside it")
        << QByteArray("CREATE UNIQUE INDEX ON shop.t (tenant_id, lower(mail)) WHERE id > 0");
    QTest::newRow("no unique one") << QByteArray("CREATE INDEX ON shop.t (mail)");
}

void TestRegistration::takesKeysOfTheEnvironment()
{
    QFETCH(QByteArray, definition);
    VERIFY_RESULT(m_owner->executeScript(
        "CREATE TABLE shop.t (tenant_id text, id int, mail text, PRIMARY KEY (tenant_id, id)); " + definition));
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.t')"));
}

/// A key that the product gets after registration, also in a partition alone: nothing new is made, and the table is not
/// registered again.
void TestRegistration::namesAKeyThatCameLater()
{
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.client')"));
    VERIFY_RESULT(m_owner->scalar(sql("SELECT showroom.require_own_keys('shop')")));
    VERIFY_RESULT(m_owner->executeScript("CREATE UNIQUE INDEX client_number ON shop.client (id)"));
    const auto refused = m_owner->scalar(sql("SELECT showroom.require_own_keys('shop')"));
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"“client_number” of shop.client"));
    VERIFY_ERROR(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.client')"),
                 ErrorCode::InvalidInput);
    VERIFY_RESULT(m_owner->executeScript(refused.error().hint.section(u": "_s, 1).toUtf8()));
    VERIFY_RESULT(m_owner->scalar(sql("SELECT showroom.require_own_keys('shop')")));

    VERIFY_RESULT(m_owner->executeScript(
        "CREATE TABLE shop.visit (tenant_id text, id int, PRIMARY KEY (tenant_id, id)) PARTITION BY LIST (tenant_id); "
        "CREATE TABLE shop.visit_rest PARTITION OF shop.visit DEFAULT; "
        "CREATE UNIQUE INDEX visit_number ON shop.visit_rest (id)"));
    const auto named = m_owner->scalar(
        sql("SELECT string_agg(key_name, ', ') FROM showroom.shared_keys('shop.visit'::regclass, 'tenant_id')"));
    QCOMPARE(named.value_or(QVariant()).toString(), u"visit_number"_s);
}

void TestRegistration::guardsByTheEnvironmentsKeyAlone()
{
    VERIFY_RESULT(m_owner->executeScript("CREATE TABLE shop.note (tenant_id text, id int, title text, PRIMARY KEY "
                                         "(tenant_id, id)); INSERT INTO shop.note VALUES ('prod-acme', 1, 'demo-plan');"
                                         "SELECT showroom.register_table('shop', 'shop.note')"));
    Connection admin = TestDatabase::connect(m_database->login(u"admin"_s));
    VERIFY_RESULT(m_owner->executeScript("ALTER TABLE shop.note OWNER TO test_admin"));
    VERIFY_ERROR(
        admin.query(sql("SELECT showroom_guard.make_view(c.oid, 'title') FROM pg_class c WHERE relname = 'note'")),
        ErrorCode::InvalidInput);
    VERIFY_ERROR(admin.query(sql("SELECT showroom.record_registration(c.oid, 'shop', 'title', 1, 'f') FROM pg_class c "
                                 "WHERE relname = 'note'")),
                 ErrorCode::InvalidInput);
    QCOMPARE(admin.scalar(sql("SELECT count(*) FROM showroom_guard.shop__note")).value_or(-1).toInt(), 0);
}

void TestRegistration::acceptsAnIndexInOtherOrder()
{
    VERIFY_RESULT(m_owner->executeScript(
        "CREATE TABLE shop.sale (client_id int, tenant_id text, id int, PRIMARY KEY (tenant_id, id),"
        "FOREIGN KEY (client_id, tenant_id) REFERENCES shop.client (id, tenant_id));"
        "CREATE INDEX ON shop.sale (tenant_id, client_id, id)"));
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.sale')"));
}

void TestRegistration::registersByItsOwnerWithoutSuperuser()
{
    VERIFY_RESULT(
        m_owner->executeScript("ALTER SCHEMA shop OWNER TO test_admin; ALTER TABLE shop.client OWNER TO test_admin;"
                               "INSERT INTO shop.client VALUES ('prod-acme', 1), ('demo-acme', 1)"));
    Connection admin = TestDatabase::connect(m_database->login(u"admin"_s));
    VERIFY_RESULT(admin.query(sql("SELECT showroom.register_table('shop', 'shop.client')")));
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    QCOMPARE(ops.scalar(sql("SELECT count(*) FROM showroom_guard.shop__client")).value_or(0).toInt(), 1);
    VERIFY_RESULT(ops.query(sql("SELECT showroom.analyze_table('shop.client')")));
    VERIFY_RESULT(admin.query(sql("SELECT showroom.unregister_table('shop.client')")));
}

void TestRegistration::refusesWhoDoesNotOwnTheTable()
{
    Connection admin = TestDatabase::connect(m_database->login(u"admin"_s));
    VERIFY_ERROR(admin.query(sql("SELECT showroom.register_table('shop', 'shop.client')")),
                 ErrorCode::PermissionDenied);
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_ERROR(ops.query(sql("SELECT showroom.register_table('shop', 'shop.client')")), ErrorCode::PermissionDenied);
}

void TestRegistration::keepsItsPartsFromOthersThanTheOwner_data()
{
    QTest::addColumn<QByteArray>("call");
    for (const char *call :
         {"showroom_guard.make_view('impact.users'::regclass, 'tenant_id')",
          "showroom_guard.drop_view('impact', 'users')",
          "showroom.record_registration('impact.users'::regclass, 'mine', 'tenant_id', 1, 'pg_sleep')",
          "showroom.forget_registration('impact', 'users')",
          "showroom.record_outbound('impact.users'::regclass, 'mine', 'tenant_id')",
          "showroom.forget_outbound('impact', 'webhooks')",
          "showroom.record_conversion_table('impact.users', 'other', NULL, NULL, NULL)",
          "showroom_live.install_registered('impact.users'::regclass)",
          "showroom_live.remove_registered('impact', 'users')",
          "showroom_live.install('impact.users'::regclass, 'a', 'b', NULL, 'tenant_id')",
          "showroom_live.remove('impact', 'users')"})
        QTest::newRow(call) << QByteArray(call);
}

/// An administrator who owns no product's table can neither forge a registration nor take one apart.
void TestRegistration::keepsItsPartsFromOthersThanTheOwner()
{
    QFETCH(QByteArray, call);
    Connection admin = TestDatabase::connect(m_database->login(u"admin"_s));
    // The product's schema is closed to an administrator; the name would already be refused.
    VERIFY_RESULT(m_owner->executeScript("GRANT USAGE ON SCHEMA impact TO test_admin"));
    VERIFY_ERROR(admin.query(SqlStatement::fromText("SELECT " + call)), ErrorCode::PermissionDenied);
}

void TestRegistration::refusesAForgedAnalyzeFunction()
{
    VERIFY_RESULT(m_owner->executeScript("ALTER TABLE shop.client OWNER TO test_admin"));
    Connection admin = TestDatabase::connect(m_database->login(u"admin"_s));
    VERIFY_ERROR(
        admin.query(sql("SELECT showroom.record_registration(c.oid, 'shop', 'tenant_id', 1, 'pg_sleep(9); --') "
                        "FROM pg_class c WHERE relname = 'client'")),
        ErrorCode::InvalidInput);
}

void TestRegistration::namesTheGrantForALookup()
{
    VERIFY_RESULT(m_owner->executeScript(
        "CREATE SCHEMA other; CREATE TABLE other.kind (code text PRIMARY KEY);"
        "CREATE TABLE shop.sale (tenant_id text, id int, kind text REFERENCES other.kind, PRIMARY KEY (tenant_id, id));"
        "ALTER SCHEMA shop OWNER TO test_admin; ALTER TABLE shop.sale OWNER TO test_admin"));
    Connection admin = TestDatabase::connect(m_database->login(u"admin"_s));
    const auto refused = admin.executeScript("SELECT showroom.register_table('shop', 'shop.sale')");
    VERIFY_ERROR(refused, ErrorCode::InvalidInput);
    QVERIFY2(refused.error().message.contains(u"other.kind"), qPrintable(refused.error().message));
    // The hint is what helps.
    VERIFY_RESULT(m_owner->executeScript(refused.error().hint.section(u": "_s, 1).toUtf8()));
    VERIFY_RESULT(admin.executeScript("SELECT showroom.register_table('shop', 'shop.sale')"));
}

void TestRegistration::renewsAfterANewColumn()
{
    const auto columns = [this] {
        return m_owner->queryOne(
            sql("SELECT content_columns FROM showroom.registered_table WHERE table_name = 'client'"));
    };
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.client')"));
    QCOMPARE(columns().value().texts("content_columns"), QStringList{u"id"_s});
    VERIFY_RESULT(m_owner->executeScript("ALTER TABLE shop.client ADD COLUMN \"Odd name\" text;"
                                         "SELECT showroom.register_table('shop', 'shop.client')"));
    QCOMPARE(columns().value().texts("content_columns"), (QStringList{u"Odd name"_s, u"id"_s}));
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_RESULT(takeRows(ops, "shop.client", "tenant_id,id,Odd name", "VALUES ('demo-acme', 1, 'x')"));
    VERIFY_RESULT(ops.query(sql("SELECT * FROM showroom.table_fingerprint('demo-acme', 'shop.client')")));
}

void TestRegistration::analysesThroughItsFunction()
{
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.client')"));
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_RESULT(takeRows(ops, "shop.client", "tenant_id,id", "SELECT 'demo-acme', n FROM generate_series(1, 100) n"));
    VERIFY_RESULT(ops.query(sql("SELECT showroom.analyze_table('shop.client')")));
    QCOMPARE(m_owner->scalar(sql("SELECT reltuples::int FROM pg_class WHERE oid = 'shop.client'::regclass"))
                 .value_or(0)
                 .toInt(),
             100);
    Connection viewer = TestDatabase::connect(m_database->login(u"viewer"_s));
    VERIFY_ERROR(viewer.query(sql("SELECT showroom.analyze_table('shop.client')")), ErrorCode::PermissionDenied);
    VERIFY_ERROR(ops.query(sql("SELECT showroom.analyze_table('shop.nothing')")), ErrorCode::NotFound);
}

void TestRegistration::analysesTheColumnsOfKeys()
{
    VERIFY_RESULT(
        m_owner->executeScript("CREATE TABLE shop.visit (tenant_id text, id int, client_id int, remark text, "
                               "PRIMARY KEY (tenant_id, id)); CREATE INDEX ON shop.visit (tenant_id, client_id);"
                               "SELECT showroom.register_table('shop', 'shop.visit');"
                               "INSERT INTO shop.visit SELECT 'demo-acme', n, n % 7, 'r' || n "
                               "FROM generate_series(1, 100) n"));
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    VERIFY_RESULT(ops.query(sql("SELECT showroom.analyze_table('shop.visit')")));
    const auto analysed = m_owner->scalar(
        sql("SELECT string_agg(attname, ' ' ORDER BY attname) FROM pg_stats WHERE tablename = 'visit'"));
    VERIFY_RESULT(analysed);
    QCOMPARE(analysed->toString(), u"client_id id tenant_id"_s);
}

void TestRegistration::tellsASmallPart_data()
{
    QTest::addColumn<int>("tenants");
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("isSmall");
    QTest::newRow("few tenants: the statistics list them all") << 5 << 10 << false;
    QTest::newRow("many tenants, few rows") << 2000 << 500 << true;
    QTest::newRow("many tenants, a twentieth of the rows") << 2000 << 5'001 << false;
}

void TestRegistration::tellsASmallPart()
{
    QFETCH(int, tenants);
    QFETCH(int, rows);
    QFETCH(bool, isSmall);
    VERIFY_RESULT(m_owner->execute(sql("INSERT INTO shop.client SELECT 'demo-' || n % :tenants::int, n "
                                       "FROM generate_series(1, 100000) n"),
                                   {{"tenants", tenants}}));
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.client'); ANALYZE shop.client"));
    Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    const auto answer = ops.scalar(
        sql("SELECT showroom_guard.is_small_part('shop.client', 'tenant_id', :rows::bigint)"), {{"rows", rows}});
    VERIFY_RESULT(answer);
    QCOMPARE(answer->toBool(), isSmall);
}

void TestRegistration::unregistersWithoutATrace()
{
    VERIFY_RESULT(
        m_owner->executeScript("GRANT USAGE ON SCHEMA shop TO test_app; GRANT SELECT ON shop.client TO test_app"));
    VERIFY_RESULT(m_owner->executeScript(
        "CREATE TABLE shop.kind (code text PRIMARY KEY);"
        "CREATE TABLE shop.sale (tenant_id text, id serial, client_id int, kind text REFERENCES shop.kind, "
        "PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, client_id) REFERENCES shop.client ON DELETE CASCADE);"
        "CREATE INDEX ON shop.sale (tenant_id, client_id); GRANT SELECT ON shop.sale, shop.kind, shop.sale_id_seq TO "
        "test_app;"
        "SELECT showroom.register_table('shop', 'shop.client'); SELECT showroom.unregister_table('shop.client')"));
    const QByteArray before = objects();
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.register_table('shop', 'shop.client', 'tenant_id', 1);"
                                         "SELECT showroom.register_table('shop', 'shop.sale', 'tenant_id', 2)"));
    QVERIFY(objects().contains("shop_overlay.sale") && objects().contains("shop_live.client"));
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.unregister_table('shop.client')"));
    QVERIFY(objects().contains("shop_overlay.sale") && !objects().contains("shop_live.client"));
    VERIFY_RESULT(m_owner->executeScript("SELECT showroom.unregister_table('shop.sale')"));
    QCOMPARE(objects(), before);
    VERIFY_ERROR(m_owner->executeScript("SELECT showroom.unregister_table('shop.client')"), ErrorCode::NotFound);
}

void TestRegistration::registersTheBuiltInProducts()
{
    const auto tables = m_owner->queryOne(sql("SELECT array_agg(schema_name || '.' || table_name ORDER BY load_order) "
                                              "AS tables FROM showroom.registered_table WHERE blueprint = 'impact'"));
    VERIFY_RESULT(tables);
    QCOMPARE(tables->texts("tables"), (QStringList{u"impact.users"_s, u"impact.events"_s}));
}

QTEST_GUILESS_MAIN(TestRegistration)
#include "tst_registration.moc"
