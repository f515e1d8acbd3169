#include "export_fixture.h"
#include "support/test_result.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

/// SQL files load again into an empty database and hold the same.
class TestExportSql final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void loadsIntoAnEmptyDatabase();
    void keepsTheProductsDefinitions();
    void bringsEveryTypeBack();
    void continuesSequences();
    void namesWhatItLeavesOut();
    void leavesOutForeignKeysToMissingRows_data();
    void leavesOutForeignKeysToMissingRows();
    void refusesTypesThatItCannotBring();
    void keepsNamesFromRunningAsSql();

private:
    /// Exports as SQL and loads the file with psql into a database of its own.
    void load(const exporting::ExportRequest &request);
    QString ask(const QByteArray &query);
    QString digest(const QByteArray &table) const;

    std::unique_ptr<ExportFixture> m_fixture;
    std::unique_ptr<TestDatabase> m_target;
    qint64 m_jobs = 0;
};

void TestExportSql::initTestCase()
{
    m_fixture = std::make_unique<ExportFixture>();
    QVERIFY2(m_fixture->isValid(), m_fixture->error().constData());
    m_fixture->addEnvironment(u"demo-acme"_s);
    m_fixture->addPeople(u"demo-acme"_s, 40, 1201);
    m_fixture->addPeople(u"prod-acme"_s, 3, 9);
}

void TestExportSql::load(const exporting::ExportRequest &request)
{
    exporting::ExportRequest replacing = request;
    replacing.replaceExisting = true;
    const Result<QJsonObject> outcome = m_fixture->run(replacing, ++m_jobs);
    VERIFY_RESULT(outcome);
    m_target = std::make_unique<TestDatabase>(TestDatabase::Content::Empty);
    QVERIFY2(m_target->isValid(), qPrintable(m_target->error()));
    const database::ConnectionSettings target = m_target->superuser();
    QProcess psql;
    psql.start(u"psql"_s,
               {u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, target.host, u"-p"_s,
                QString::number(target.port), u"-U"_s, target.user, u"-d"_s, target.database, u"-f"_s, request.path});
    QVERIFY2(psql.waitForFinished(120'000), qPrintable(psql.errorString()));
    QVERIFY2(psql.exitCode() == 0, psql.readAllStandardError().constData());
}

QString TestExportSql::ask(const QByteArray &query)
{
    database::Connection connection = TestDatabase::connect(m_target->superuser());
    const Result<QVariant> value = connection.scalar(database::SqlStatement::fromText(query));
    return value ? value->toString() : QString::fromUtf8(describe(value.error()));
}

QString TestExportSql::digest(const QByteArray &table) const
{
    return QString::fromUtf8("SELECT count(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY id)) FROM " + table +
                             " t WHERE tenant_id LIKE 'demo-%'");
}

void TestExportSql::loadsIntoAnEmptyDatabase()
{
    load(m_fixture->request(u"demo-acme"_s, exporting::Format::Sql));
    for (const char *table : {"impact.users", "impact.events"})
        QCOMPARE(ask(digest(table).toUtf8()), m_fixture->ask(digest(table).toUtf8()));
    QCOMPARE(ask("SELECT count(*) FROM impact.events"), u"1201"_s);
    QCOMPARE(ask("SELECT count(*) FROM impact.users WHERE tenant_id !~ '^demo-'"), u"0"_s);

    const QByteArray file = m_fixture->content(u"demo-acme.sql"_s);
    QVERIFY(file.startsWith("-- Showroom export of demo-acme\n"));
    QVERIFY(file.contains("-- Reference date: 2026-11-20\n"));
    QVERIFY(file.endsWith("-- Rows written: impact.users 40\n-- Rows written: impact.events 1201\n"));
}

void TestExportSql::keepsTheProductsDefinitions()
{
    load(m_fixture->request(u"demo-acme"_s, exporting::Format::Sql));
    const QByteArray columns =
        "SELECT string_agg(concat_ws(' ', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), "
        "a.attnotnull, pg_get_expr(d.adbin, d.adrelid)), ';' ORDER BY a.attrelid::regclass::text, a.attnum) "
        "FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum "
        "WHERE a.attrelid IN ('impact.users'::regclass, 'impact.events'::regclass) AND a.attnum > 0";
    const QByteArray constraints =
        "SELECT string_agg(concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)), ';' ORDER BY "
        "conrelid::regclass::text, conname) FROM pg_constraint "
        "WHERE conrelid IN ('impact.users'::regclass, 'impact.events'::regclass)";
    const QByteArray indexes =
        "SELECT string_agg(indexdef, ';' ORDER BY indexdef) FROM pg_indexes WHERE schemaname = 'impact' "
        "AND tablename IN ('users', 'events')";
    for (const QByteArray &query : {columns, constraints, indexes}) {
        QVERIFY(ask(query).size() > 100);
        QCOMPARE(ask(query), m_fixture->ask(query));
    }
}

void TestExportSql::bringsEveryTypeBack()
{
    m_fixture->sql("CREATE SCHEMA \"Odd one\"; CREATE TYPE \"Odd one\".mood AS ENUM ('ok', 'it''s'); "
                   "CREATE DOMAIN \"Odd one\".positive AS integer DEFAULT 7 NOT NULL CHECK (value > 0); "
                   "CREATE DOMAIN \"Odd one\".moods AS \"Odd one\".mood[];");
    m_fixture->addTable(
        u"odd"_s, u"types"_s,
        u"b boolean, i2 smallint, i4 integer, i8 bigint, n numeric, n2 numeric(12, 2), r real, "
        "d double precision, t text COLLATE \"C\", v varchar(10), c char(5), u uuid, da date, ti time, "
        "ts timestamp, tz timestamptz, iv interval, jb jsonb, j json, by bytea, a4 integer[], at text[], "
        "ip inet, rg int4range, e \"Odd one\".mood DEFAULT 'ok', es \"Odd one\".moods, "
        "p \"Odd one\".positive, bits bit varying(8), \"Sel\"\"ect\" text"_s);
    m_fixture->addEnvironment(u"demo-types"_s, u"types"_s);
    m_fixture->sql(
        "INSERT INTO odd.types VALUES "
        "('demo-types', 1, true, -32768, -2147483648, -9223372036854775808, 'NaN', -0.05, 0.1, 1e-300, "
        "E'it''s \\\\ \"x\"\\n;\\r\\t\\x01 \\\\. $$ :name -- 🎉', 'v', 'c', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', "
        "'0044-03-15 BC', '24:00', 'infinity', '1999-12-31 23:59:59.999999Z', '1 mon -1 day', '{\"a\": \"\\\\ ''\"}', "
        "'{ \"b\" : 1 }', '\\x00ff5c27', '{{1,2},{NULL,4}}', ARRAY['a,b', E'\\\\', '''', NULL, ''], '192.0.2.1', "
        "'[1,5)', 'it''s', '{ok,it''s}', 1, B'1', ''), "
        "('demo-types', 2, NULL, NULL, NULL, NULL, '-Infinity', NULL, 'NaN', '-Infinity', '', NULL, NULL, NULL, "
        "'infinity', NULL, NULL, '-infinity', NULL, NULL, NULL, '', '{}', NULL, NULL, 'empty', NULL, NULL, 3, NULL, "
        "'x')");
    load(m_fixture->request(u"demo-types"_s, exporting::Format::Sql));
    QCOMPARE(ask(digest("odd.types").toUtf8()), m_fixture->ask(digest("odd.types").toUtf8()));
    QCOMPARE(ask("SELECT string_agg(e::text, ',') FROM unnest(enum_range(NULL::\"Odd one\".mood)) e"), u"ok,it's"_s);
    QVERIFY(ask("SELECT (-1)::\"Odd one\".positive").contains(u"positive_check"_s));
}

void TestExportSql::continuesSequences()
{
    m_fixture->sql("CREATE SCHEMA seq; CREATE TABLE seq.numbers (tenant_id text NOT NULL, id serial, "
                   "always integer GENERATED ALWAYS AS IDENTITY, by_default bigint GENERATED BY DEFAULT AS IDENTITY, "
                   "doubled integer GENERATED ALWAYS AS (id * 2) STORED, PRIMARY KEY (tenant_id, id)); "
                   "SELECT showroom.register_table('numbers', 'seq.numbers')");
    m_fixture->addEnvironment(u"demo-numbers"_s, u"numbers"_s);
    m_fixture->sql("INSERT INTO seq.numbers (tenant_id) SELECT 'demo-numbers' FROM generate_series(1, 12)");
    load(m_fixture->request(u"demo-numbers"_s, exporting::Format::Sql));
    QCOMPARE(ask(digest("seq.numbers").toUtf8()), m_fixture->ask(digest("seq.numbers").toUtf8()));
    QCOMPARE(ask("INSERT INTO seq.numbers (tenant_id) VALUES ('demo-numbers') "
                 "RETURNING concat_ws(' ', id, always, by_default, doubled)"),
             u"13 13 13 26"_s);
    QCOMPARE(ask("SELECT pg_get_serial_sequence('seq.numbers', 'id')"), u"seq.numbers_id_seq"_s);
}

void TestExportSql::namesWhatItLeavesOut()
{
    m_fixture->sql(
        "CREATE SCHEMA own; CREATE FUNCTION own.next(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS "
        "'SELECT $1 + 1'; CREATE TABLE own.things (tenant_id text NOT NULL, id bigint NOT NULL, n integer "
        "DEFAULT own.next(1), after integer GENERATED ALWAYS AS (own.next(n)) STORED, PRIMARY KEY (tenant_id, id), "
        "CONSTRAINT things_check CHECK (own.next(n) > 0), CONSTRAINT things_positive CHECK (n > 0)); "
        "CREATE INDEX things_next ON own.things (tenant_id, own.next(n)); "
        "SELECT showroom.register_table('things', 'own.things')");
    m_fixture->addEnvironment(u"demo-things"_s, u"things"_s);
    m_fixture->sql("INSERT INTO own.things (tenant_id, id, n) VALUES ('demo-things', 1, 5)");
    load(m_fixture->request(u"demo-things"_s, exporting::Format::Sql));
    QCOMPARE(ask(digest("own.things").toUtf8()), m_fixture->ask(digest("own.things").toUtf8()));
    QCOMPARE(ask("SELECT after FROM own.things"), u"6"_s);
    QCOMPARE(ask("SELECT string_agg(conname, ',' ORDER BY conname) FROM pg_constraint WHERE conrelid = "
                 "'own.things'::regclass"),
             u"things_pkey,things_positive"_s);
    const QByteArray file = m_fixture->content(u"demo-things.sql"_s);
    for (const char *name :
         {"own.things.n: own.next(1)", "own.things.after: own.next(n)", "things_check", "things_next"}) {
        const qsizetype at = file.indexOf(name);
        QVERIFY2(at > 0, name);
        QVERIFY2(file.mid(file.lastIndexOf('\n', at) + 1).startsWith("-- Left out"), name);
    }
}

void TestExportSql::leavesOutForeignKeysToMissingRows_data()
{
    QTest::addColumn<bool>("users");
    QTest::addColumn<QStringList>("kinds");
    QTest::addColumn<QString>("foreignKeys");
    QTest::newRow("everything") << true << QStringList() << u"1"_s;
    QTest::newRow("without users") << false << QStringList() << u"0"_s;
    // The users are whole, so the filtered events can refer to them.
    QTest::newRow("some events") << true << QStringList{u"donation"_s} << u"1"_s;
}

void TestExportSql::leavesOutForeignKeysToMissingRows()
{
    QFETCH(const bool, users);
    QFETCH(const QStringList, kinds);
    QFETCH(const QString, foreignKeys);

    exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Sql);
    request.includeUsers = users;
    request.kinds = kinds;
    load(request);
    QCOMPARE(ask("SELECT count(*) FROM pg_constraint WHERE contype = 'f'"), foreignKeys);
    QCOMPARE(ask("SELECT count(DISTINCT kind) FROM impact.events"), kinds.isEmpty() ? u"4"_s : u"1"_s);
    QCOMPARE(m_fixture->content(u"demo-acme.sql"_s).contains("-- Left out, as this file does not hold every row"),
             !users);
}

void TestExportSql::refusesTypesThatItCannotBring()
{
    m_fixture->sql("CREATE SCHEMA geo; CREATE TYPE geo.place AS (x integer, y integer)");
    m_fixture->addTable(u"geo"_s, u"sites"_s, u"place geo.place"_s);
    m_fixture->addEnvironment(u"demo-sites"_s, u"sites"_s);
    exporting::ExportRequest request = m_fixture->request(u"demo-sites"_s, exporting::Format::Sql);
    const Result<QJsonObject> refused = m_fixture->run(request, ++m_jobs);
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"geo.place"_s) && refused.error().message.contains(u"geo.sites.place"_s));
    QVERIFY(refused.error().hint.contains(u"JSONL"_s));
    QVERIFY(!m_fixture->files().contains(u"demo-sites.sql"_s));

    request = m_fixture->request(u"demo-sites"_s, exporting::Format::Jsonl);
    VERIFY_RESULT(m_fixture->run(request, ++m_jobs));
}

void TestExportSql::keepsNamesFromRunningAsSql()
{
    m_fixture->sql(
        "CREATE SCHEMA names; CREATE FUNCTION names.f(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS "
        "'SELECT true'; CREATE TABLE names.evil (tenant_id text NOT NULL, id bigint NOT NULL, "
        "\"x\nDROP SCHEMA names CASCADE; --\" integer, \"back\\slash :name\" text, PRIMARY KEY (tenant_id, id), "
        "CONSTRAINT \"c\nDROP SCHEMA names CASCADE; --\" CHECK (names.f(1))); "
        "SELECT showroom.register_table('evil', 'names.evil')");
    m_fixture->addEnvironment(u"demo-evil"_s, u"evil"_s);
    m_fixture->sql("INSERT INTO names.evil VALUES ('demo-evil', 1, 2, E'\\\\! touch x\\n\\\\q')");
    load(m_fixture->request(u"demo-evil"_s, exporting::Format::Sql));
    QCOMPARE(ask(digest("names.evil").toUtf8()), m_fixture->ask(digest("names.evil").toUtf8()));
}

QTEST_GUILESS_MAIN(TestExportSql)
#include "tst_export_sql.moc"
