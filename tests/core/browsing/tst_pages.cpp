#include "core/browsing/browse.h"

#include "../tenant_fixture.h"
#include "database/sql_statement.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using browsing::BrowsedRow;
using browsing::BrowsedTable;
using browsing::RowKey;
using browsing::RowRange;
using database::SqlStatement;

namespace {

/// Tables that the built-in products do not have: names that want to be read as SQL, every kind of value, ties.
constexpr char product[] = R"(
CREATE SCHEMA shop;
CREATE TYPE shop.mood AS ENUM ('well', 'not well');
CREATE DOMAIN shop.grade AS smallint CHECK (VALUE > 0);
CREATE TABLE shop.kinds (tenant_id text, id bigint, yes boolean, letters char(4), varied varchar(9), small smallint, exact
    numeric(9, 3), near double precision, day date, clock time, local timestamp, moment timestamptz, span interval, raw bytea,
    host inet, names text[], plain json, shaped jsonb, mood shop.mood, grade shop.grade, marked xml, PRIMARY KEY (tenant_id, id));
CREATE TABLE shop."odd ""table"" 'x'; --" (tenant_id text, "co""de" text, "line no" integer, ":note" text, "{a}" text DEFAULT 'd',
    PRIMARY KEY (tenant_id, "co""de", "line no"));
CREATE TABLE shop.settings (tenant_id text PRIMARY KEY, theme text);
CREATE SCHEMA closed;
CREATE TYPE closed.colour AS ENUM ('red', 'blue');
CREATE TABLE shop.colours (tenant_id text, id integer, colour closed.colour, PRIMARY KEY (tenant_id, id));
CREATE TABLE shop.parents (tenant_id text, id integer, PRIMARY KEY (tenant_id, id));
CREATE TABLE shop.children (tenant_id text, id integer, parent integer, a text, b text, PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, parent) REFERENCES shop.parents (tenant_id, id));
CREATE INDEX ON shop.children (tenant_id, parent);
SELECT showroom.register_table('impact', 'shop.kinds', 'tenant_id', 3), showroom.register_table('impact', 'shop.parents', 'tenant_id', 4),
       showroom.register_table('impact', 'shop.children', 'tenant_id', 5), showroom.register_table('impact', 'shop.settings'),
       showroom.register_table('impact', 'shop.colours'),
       showroom.register_table('impact', 'shop."odd ""table"" ''x''; --"', 'tenant_id', 6);
)";

/// Rows of $tenant$ in the schema $schema$.
constexpr char filling[] = R"(
INSERT INTO $schema$.kinds VALUES ($tenant$, 1, true, 'ab', 'é"\', -7, 12.500, 0.1, '2026-02-03', '04:05:06.7', '2026-01-02 03:04:05',
    '2026-01-02 03:04:05.678901+02', '1 day 02:03:04', '\x00ff', '10.0.0.1', '{a,NULL,"b c"}', '{"z": 1,  "a": 1.10}',
    '{"z": 1, "a": 1.10}', 'not well', 3, '<a>1</a>');
INSERT INTO $schema$.kinds (tenant_id, id, varied) VALUES ($tenant$, 2, '');
INSERT INTO $schema$."odd ""table"" 'x'; --" SELECT $tenant$, 'c' || i % 3, i, 'n' || i FROM generate_series(1, 30) i;
INSERT INTO $schema$.settings VALUES ($tenant$, 'dark');
INSERT INTO $schema$.colours VALUES ($tenant$, 1, 'red'), ($tenant$, 2, 'blue');
INSERT INTO $schema$.parents SELECT $tenant$, i FROM generate_series(1, 5) i;
INSERT INTO $schema$.children SELECT $tenant$, i, nullif(i % 6, 0), 'a' || i % 2, 'b' || i FROM generate_series(1, 3000) i;
)";

const auto oddTable = u"shop.odd \"table\" 'x'; --"_s;

} // namespace

/// Pages of rows in both isolations: every kind of value, in the order of the key, no more read than is shown, and what
/// becomes of them when the product changes its tables.
class PagesTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void keepsEveryKindOfValue_data() { addIsolations(); }
    void keepsEveryKindOfValue();
    void readsTypesThatTheGuardCannotName_data() { addIsolations(); }
    void readsTypesThatTheGuardCannotName();
    void quotesNames_data() { addIsolations(); }
    void quotesNames();
    void readsTheOneRowOfAnEnvironment_data() { addIsolations(); }
    void readsTheOneRowOfAnEnvironment();
    void narrowsByAnyColumn_data() { addIsolations(); }
    void narrowsByAnyColumn();
    void readsNoMoreRowsThanItShows_data() { addIsolations(); }
    void readsNoMoreRowsThanItShows();
    void keepsItsPlan_data() { addIsolations(); }
    void keepsItsPlan();
    void refusesRolesThatMayNotRead_data() { addIsolations(); }
    void refusesRolesThatMayNotRead();
    void refusesOthersEnvironments();
    void takesNoStatementForAValue();
    void goesOnWhenColumnsAreAddedOrRenamed();
    void showsNoRowOfAnotherColumnOfThatName();
    void takesTheNewColumnsAfterRegistration();
    void endsWithItsRegistration();
    void endsWithItsEnvironment();

private:
    static void addIsolations()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("shared_schema") << u"demo-shared"_s;
        QTest::newRow("full") << u"demo-own"_s;
    }
    BrowsedTable table(const QString &id, const QString &name)
    {
        const auto tables = browsing::tables(*m_viewer, id);
        if (!tables)
            qFatal("%s", test::describe(tables.error()).constData());
        for (const BrowsedTable &one : *tables) {
            if (one.name == name)
                return one;
        }
        qFatal("%s has no %s", qPrintable(id), qPrintable(name));
    }
    Result<QList<BrowsedRow>> page(const RowRange &range, const RowKey &from = {}, int limit = 50)
    {
        return browsing::rows(*m_viewer, range, from, limit);
    }
    void alter(const QByteArray &sql) { VERIFY_RESULT(m_owner->executeScript(sql)); }

    std::unique_ptr<test::TenantFixture> m_fixture;
    std::unique_ptr<database::Connection> m_owner;
    std::unique_ptr<database::Connection> m_viewer;
};

void PagesTest::initTestCase()
{
    m_fixture = std::make_unique<test::TenantFixture>();
    m_owner = std::make_unique<database::Connection>(m_fixture->connectSuperuser());
    m_viewer =
        std::make_unique<database::Connection>(test::TestDatabase::connect(m_fixture->database.login(u"viewer"_s)));
    VERIFY_RESULT(m_owner->executeScript(product));
    for (const QString &name : {u"Shared"_s, u"Own"_s}) {
        environments::CreateTenant request = m_fixture->request(name);
        request.isolation = name == u"Own" ? u"full"_s : u"shared_schema"_s;
        const auto done = m_fixture->run(m_fixture->create(request).jobId);
        VERIFY_RESULT(done);
    }
    for (const auto &[tenant, schema] :
         {std::pair{"'demo-shared'", "shop"}, {"'acme'", "shop"}, {"'demo-own'", "\"demo-own\""}})
        VERIFY_RESULT(
            m_owner->executeScript(QByteArray(filling).replace("$tenant$", tenant).replace("$schema$", schema)));
    VERIFY_RESULT(m_owner->executeScript("ANALYZE"));
}

void PagesTest::keepsEveryKindOfValue()
{
    QFETCH(QString, id);
    const auto rows = page(table(id, u"shop.kinds"_s).range(id));
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 2);
    const QStringList values{id,
                             u"1"_s,
                             u"true"_s,
                             u"ab  "_s,
                             u"é\"\\"_s,
                             u"-7"_s,
                             u"12.500"_s,
                             u"0.1"_s,
                             u"2026-02-03"_s,
                             u"04:05:06.7"_s,
                             u"2026-01-02 03:04:05"_s,
                             u"2026-01-02 01:04:05.678901+00"_s,
                             u"1 day 02:03:04"_s,
                             u"\\x00ff"_s,
                             u"10.0.0.1"_s,
                             u"{a,NULL,\"b c\"}"_s,
                             u"{\"z\": 1,  \"a\": 1.10}"_s,
                             u"{\"a\": 1.10, \"z\": 1}"_s,
                             u"not well"_s,
                             u"3"_s,
                             u"<a>1</a>"_s};
    QCOMPARE(rows->at(0).values, values);
    QCOMPARE(rows->at(1).key, RowKey{u"2"_s});
    const QStringList &empty = rows->at(1).values;
    for (qsizetype i = 2; i < empty.size(); ++i)
        QVERIFY(empty.at(i).isEmpty() && empty.at(i).isNull() == (i != 4)); // varied is '', not NULL
}

void PagesTest::readsTypesThatTheGuardCannotName()
{
    QFETCH(QString, id);
    const auto rows = page(table(id, u"shop.colours"_s).range(id), {u"2"_s});
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->constFirst().values, (QStringList{id, u"2"_s, u"blue"_s}));
    alter("SELECT showroom.register_table('impact', 'shop.colours')");
}

void PagesTest::quotesNames()
{
    QFETCH(QString, id);
    const BrowsedTable odd = table(id, oddTable);
    QCOMPARE(odd.keyNames, (QStringList{u"co\"de"_s, u"line no"_s}));
    const auto all = page(odd.range(id));
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), 30);
    const auto rest = page(odd.range(id), {u"c1"_s, u"16"_s}, 3);
    VERIFY_RESULT(rest);
    QCOMPARE(rest->at(0).key, (RowKey{u"c1"_s, u"16"_s}));
    QCOMPARE(rest->at(2).values, (QStringList{id, u"c1"_s, u"22"_s, u"n22"_s, u"d"_s}));
    const auto narrowed = page(odd.range(id, u":note"_s, u"n16"_s));
    VERIFY_RESULT(narrowed);
    QCOMPARE(*narrowed, QList{all->at(15)});
}

/// Where the key is the environment's id alone.
void PagesTest::readsTheOneRowOfAnEnvironment()
{
    QFETCH(QString, id);
    const BrowsedTable settings = table(id, u"shop.settings"_s);
    const QList<BrowsedRow> wanted{{{}, {id, u"dark"_s}}};
    for (const RowRange &range : {settings.range(id), settings.range(id, u"theme"_s, u"dark"_s)}) {
        const auto rows = page(range);
        VERIFY_RESULT(rows);
        QCOMPARE(*rows, wanted);
    }
    const auto fences = browsing::fences(*m_viewer, settings.range(id), {}, 256, 10);
    VERIFY_RESULT(fences);
    QCOMPARE(*fences, QList<RowKey>{{}});
    const auto place = browsing::position(*m_viewer, settings.range(id), {});
    VERIFY_RESULT(place);
    QCOMPARE(*place, 0);
}

void PagesTest::narrowsByAnyColumn()
{
    QFETCH(QString, id);
    const BrowsedTable children = table(id, u"shop.children"_s);
    for (const auto &[column, value, total] :
         {std::tuple{u"parent"_s, u"2"_s, 500}, {u"a"_s, u"a1"_s, 1500}, {u"b"_s, u"b77"_s, 1}, {u"id"_s, u"9"_s, 1}}) {
        const auto all = page(children.range(id, column, value), {}, 10'000);
        VERIFY_RESULT(all);
        QCOMPARE(all->size(), total);
        for (qsizetype i = 0; i < all->size(); ++i) {
            QCOMPARE(all->at(i).values.at(children.column(column)), value);
            QVERIFY(i == 0 || all->at(i - 1).key.first().toInt() < all->at(i).key.first().toInt());
        }
        const auto rest = page(children.range(id, column, value), all->last().key);
        VERIFY_RESULT(rest);
        QCOMPARE(*rest, QList{all->last()});
    }
    VERIFY_ERROR(page(children.range(id, u"b) OR ('' = ''"_s, {})), ErrorCode::InvalidInput);
}

/// The figures that the server keeps of a transaction tell how a page was read.
void PagesTest::readsNoMoreRowsThanItShows()
{
    QFETCH(QString, id);
    const BrowsedTable children = table(id, u"shop.children"_s);
    auto fresh = m_fixture->connectSuperuser(); // with no figures of its own yet
    const auto fetched = fresh.queryOne(
        SqlStatement::fromText("SELECT r.total, s.seq_scan, s.idx_tup_fetch FROM (SELECT count(*) AS total FROM (" +
                               children.pageStatement.toUtf8() +
                               ") p) r, LATERAL (SELECT * FROM pg_stat_xact_user_tables WHERE relname = 'children' AND "
                               "r.total > 0 AND schemaname = :schema) s"),
        {{"environment", id},
         {"column", nullptr},
         {"value", nullptr},
         {"from", QStringList{u"1200"_s}},
         {"limit", 50},
         {"schema", id == u"demo-own" ? id : u"shop"_s}});
    VERIFY_RESULT(fetched);
    QCOMPARE(fetched->integer("total"), 50);
    QCOMPARE(fetched->integer("seq_scan"), 0);
    QCOMPARE(fetched->integer("idx_tup_fetch"), 50);
}

/// Whatever comes up to its being kept: a plan for one value is made five times before a general one is considered.
void PagesTest::keepsItsPlan()
{
    QFETCH(QString, id);
    const BrowsedTable children = table(id, u"shop.children"_s);
    for (int times = 0; times < 8; ++times) {
        const auto rows = page(children.range(id), {QString::number(1 + times * 300)}, 2);
        VERIFY_RESULT(rows);
        QCOMPARE(rows->first().key, RowKey{QString::number(1 + times * 300)});
    }
    const auto settings = m_owner->scalar(SqlStatement::fromText(
        "SELECT string_agg(DISTINCT array_to_string(proconfig, '; '), ' and ') FROM pg_proc p JOIN pg_namespace n ON "
        "n.oid = p.pronamespace WHERE proname IN ('children', 'shop__children') AND nspname ~ 'guard$'"));
    VERIFY_RESULT(settings);
    QCOMPARE(settings->toString(), u"search_path=pg_catalog, pg_temp; plan_cache_mode=force_generic_plan; "
                                   "enable_seqscan=off; enable_bitmapscan=off; jit=off"_s);
}

void PagesTest::refusesRolesThatMayNotRead()
{
    QFETCH(QString, id);
    const RowRange range = table(id, u"shop.children"_s).range(id);
    for (const QString &role : {u"app"_s, u"product"_s}) {
        auto connection = test::TestDatabase::connect(m_fixture->database.login(role));
        VERIFY_ERROR(browsing::rows(connection, range, {}, 5), ErrorCode::PermissionDenied);
    }
}

void PagesTest::refusesOthersEnvironments()
{
    RowRange range = table(u"demo-shared"_s, u"shop.children"_s).range(u"acme"_s);
    VERIFY_ERROR(page(range), ErrorCode::GuardRefused);
    range.environmentId = u"demo-nobody"_s;
    VERIFY_ERROR(page(range), ErrorCode::NotFound);
    // Through the door of an environment's own tables nothing else is seen.
    range = table(u"demo-own"_s, u"shop.children"_s).range(u"demo-shared"_s);
    const auto foreign = page(range);
    VERIFY_RESULT(foreign);
    QCOMPARE(foreign->size(), 0);
}

void PagesTest::takesNoStatementForAValue()
{
    const BrowsedTable odd = table(u"demo-shared"_s, oddTable);
    for (const QString &text : {u"c1') OR true; --"_s, u"$1"_s, u"\\"_s, u"'"_s}) {
        const auto narrowed = page(odd.range(u"demo-shared"_s, u"co\"de"_s, text));
        VERIFY_RESULT(narrowed);
        QCOMPARE(narrowed->size(), 0);
    }
    VERIFY_ERROR(page(odd.range(u"demo-shared"_s), {u"c1"_s, u"1; DROP TABLE shop.kinds"_s}),
                 ErrorCode::DatabaseFailure);
}

void PagesTest::goesOnWhenColumnsAreAddedOrRenamed()
{
    const BrowsedTable before = table(u"demo-shared"_s, u"shop.children"_s);
    const auto read = page(before.range(u"demo-shared"_s));
    VERIFY_RESULT(read);
    const QList<QByteArray> changes{
        "ALTER TABLE shop.children ADD COLUMN rank integer DEFAULT 5", "ALTER TABLE shop.children RENAME COLUMN a TO c",
        "ALTER TABLE shop.children RENAME COLUMN b TO a; ALTER TABLE shop.children RENAME COLUMN c TO b",
        "ALTER TABLE shop.children RENAME COLUMN id TO number"};
    for (const QByteArray &change : changes) {
        alter(change);
        const BrowsedTable after = table(u"demo-shared"_s, u"shop.children"_s);
        QCOMPARE(after.columns.size(), 5);
        QCOMPARE(after.keyNames, before.keyNames);
        for (const RowRange &range : {before.range(u"demo-shared"_s), after.range(u"demo-shared"_s)}) {
            const auto rows = page(range);
            VERIFY_RESULT(rows);
            QCOMPARE(*rows, *read);
        }
        const auto fences = browsing::fences(*m_viewer, after.range(u"demo-shared"_s), {}, 10, 2);
        VERIFY_RESULT(fences);
        QCOMPARE(fences->at(1), read->at(10).key);
    }
}

/// A column that takes the name of the environment's after it was renamed says nothing about whose a row is.
void PagesTest::showsNoRowOfAnotherColumnOfThatName()
{
    const auto before = page(table(u"demo-shared"_s, oddTable).range(u"demo-shared"_s));
    VERIFY_RESULT(before);
    alter("ALTER TABLE shop.\"odd \"\"table\"\" 'x'; --\" RENAME COLUMN tenant_id TO owner;"
          "ALTER TABLE shop.\"odd \"\"table\"\" 'x'; --\" ADD COLUMN tenant_id text;"
          "UPDATE shop.\"odd \"\"table\"\" 'x'; --\" SET tenant_id = 'demo-shared'");
    const auto after = page(table(u"demo-shared"_s, oddTable).range(u"demo-shared"_s));
    VERIFY_RESULT(after);
    QCOMPARE(*after, *before);
}

void PagesTest::takesTheNewColumnsAfterRegistration()
{
    const BrowsedTable before = table(u"demo-shared"_s, u"shop.parents"_s);
    VERIFY_RESULT(page(before.range(u"demo-shared"_s)));
    alter("ALTER TABLE shop.parents ADD COLUMN words text DEFAULT 'new';"
          "SELECT showroom.register_table('impact', 'shop.parents', 'tenant_id', 4)");
    const BrowsedTable after = table(u"demo-shared"_s, u"shop.parents"_s);
    const auto rows = page(after.range(u"demo-shared"_s));
    VERIFY_RESULT(rows);
    QCOMPARE(rows->first().values, (QStringList{u"demo-shared"_s, u"1"_s, u"new"_s}));
    QCOMPARE(m_owner
                 ->scalar(SqlStatement::fromText("SELECT string_agg(fault, ' ') FROM showroom.doctor_pages() WHERE "
                                                 "object = 'showroom_guard.shop__parents'"))
                 .value_or(u"?"_s),
             QVariant());
    // An environment with tables of its own keeps those that it was made with.
    const auto own = page(table(u"demo-own"_s, u"shop.parents"_s).range(u"demo-own"_s));
    VERIFY_RESULT(own);
    QCOMPARE(own->first().values, (QStringList{u"demo-own"_s, u"1"_s}));
}

void PagesTest::endsWithItsRegistration()
{
    const RowRange range = table(u"demo-shared"_s, u"shop.kinds"_s).range(u"demo-shared"_s);
    alter("SELECT showroom.unregister_table('shop.kinds')");
    VERIFY_ERROR(page(range), ErrorCode::NotFound);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM pg_proc WHERE proname = 'shop__kinds'"), 0);
    alter("SELECT showroom.register_table('impact', 'shop.kinds', 'tenant_id', 3)");
    VERIFY_RESULT(page(range));
}

void PagesTest::endsWithItsEnvironment()
{
    const RowRange range = table(u"demo-own"_s, u"impact.events"_s).range(u"demo-own"_s);
    VERIFY_RESULT(page(range));
    const auto local = m_fixture->connect();
    const qint64 job = m_fixture->ask("SELECT showroom.start_teardown('demo-own')").toLongLong();
    VERIFY_RESULT(m_fixture->run(job));
    VERIFY_ERROR(page(range), ErrorCode::NotFound);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE "
                            "n.nspname ~ '^demo-own'"),
             0);
}

QTEST_GUILESS_MAIN(PagesTest)
#include "tst_pages.moc"
