#include "support/session_fixture.h"
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

} // namespace

/// Inside a session the live views behave as the product's tables would, and nothing that happens there reaches anybody
/// else.
class TestSessionLayers final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheEnvironmentAlone();
    void showsNothingOutsideASession();
    void behavesAsTheTables_data();
    void behavesAsTheTables();
    void fillsWhatIsLeftOut();
    void returnsGeneratedColumns();
    void keepsChangesOfSessionsApart();
    void namesTheProductsOwnConstraints();
    void cascadesWithinTheSession();
    void followsAKeyThatChanges();
    void rollsBackWithTheTransaction();
    void refusesAStaleRow();
    void keepsParentsAndChildrenTogether();
    void keepsWorkOfEarlierSnapshotsOut();
    void entersForOneTransactionAlone();
    void worksInSchemasOfAnEnvironmentsOwn();

private:
    std::unique_ptr<SessionFixture> m_fixture;
    QString m_base;
};

void TestSessionLayers::initTestCase()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    m_base = m_fixture->baseDigest();
    QVERIFY(!m_base.startsWith(u'!'));
}

void TestSessionLayers::init()
{
    // Every test starts with sessions of its own.
    for (const char *person : {"ann", "bob"}) {
        const auto opened = m_fixture->open(QString::fromLatin1(person));
        VERIFY_RESULT(opened);
        QCOMPARE(m_fixture->askAs(u"support"_s, "SELECT showroom.session_close('" + opened->id.toUtf8() + "')"),
                 QString());
    }
}

void TestSessionLayers::cleanup()
{
    QCOMPARE(m_fixture->baseDigest(), m_base);
}

void TestSessionLayers::showsTheEnvironmentAlone()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    QCOMPARE(ann.ask("SELECT count(*) || ' ' || min(tenant_id) || ' ' || max(tenant_id) FROM client"),
             u"20 demo-acme demo-acme"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM client WHERE tenant_id IN ('demo-birch', 'prod-acme')"), u"0"_s);
    QCOMPARE(ann.ask("SELECT theme FROM preference"), u"light"_s);
}

void TestSessionLayers::showsNothingOutsideASession()
{
    Connection product = TestDatabase::connect(m_fixture->database().login(u"product"_s));
    QCOMPARE(product.scalar(sql("SELECT count(*) FROM shop_live.client")).value_or(-1).toInt(), 0);
    QCOMPARE(sqlState(product.execute(sql("INSERT INTO shop_live.tree (id) VALUES (99)"))), u"SR013"_s);
    QCOMPARE(sqlState(product.scalar(sql("SELECT showroom.enter('srs_unknown')"))), u"SR010"_s);
}

void TestSessionLayers::behavesAsTheTables_data()
{
    QTest::addColumn<QByteArrayList>("steps");
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const QByteArrayList &steps, const char *question, const char *outcome) {
        QTest::newRow(name) << steps << QByteArray(question) << QString::fromUtf8(outcome);
    };
    row("edit a base row", {"UPDATE client SET points = 70 WHERE id = 5 = 1"}, "SELECT points FROM client WHERE id = 5",
        "70");
    row("edit it twice",
        {"UPDATE client SET points = 70 WHERE id = 5 = 1", "UPDATE client SET points = points + 1 WHERE id = 5 = 1"},
        "SELECT points FROM client WHERE id = 5", "71");
    row("delete and insert again", {"DELETE FROM badge WHERE id = 8 = 1", "INSERT INTO badge (id) VALUES (8) = 1"},
        "SELECT string_agg(coalesce(tree_id::text, '-'), ',') FROM badge WHERE id = 8", "-");
    row("delete what is deleted", {"DELETE FROM badge WHERE id = 8 = 1"},
        "WITH d AS (DELETE FROM badge WHERE id = 8 RETURNING 1) SELECT count(*) FROM d", "0");
    row("delete one's own", {"INSERT INTO tree (id) VALUES (50) = 1", "DELETE FROM tree WHERE id = 50 = 1"},
        "SELECT count(*) FROM tree", "15");
    row("many at once", {"UPDATE \"Order Line\" SET amount = amount * 2 WHERE \"select\" = 2 = 20"},
        "SELECT sum(amount) FROM \"Order Line\" WHERE \"select\" = 2", "120.00");
    row("by a join", {"UPDATE ticket t SET title = c.name FROM client c WHERE c.id = t.client_id AND c.points = 3 = 1"},
        "SELECT title FROM ticket WHERE client_id = 3", "Client 3");
    row("a key that is taken", {"INSERT INTO tree (id) VALUES (3) = !23505"}, "SELECT count(*) FROM tree", "15");
    row("one's own key again", {"INSERT INTO tree (id) VALUES (50) = 1", "INSERT INTO tree (id) VALUES (50) = !23505"},
        "SELECT count(*) FROM tree", "16");
    row("a unique key of the base", {"INSERT INTO client (code) VALUES ('K7') = !23505"}, "SELECT count(*) FROM client",
        "20");
    row("a unique key that was given up",
        {"UPDATE client SET code = 'new' WHERE id = 3 = 1", "INSERT INTO client (code) VALUES ('K3') = 1"},
        "SELECT count(*) FROM client", "21");
    row("a unique key of one's own",
        {"INSERT INTO client (code) VALUES ('new') = 1", "UPDATE client SET code = 'new' WHERE id = 3 = !23505"},
        "SELECT code FROM client WHERE id = 3", "K3");
    row("a unique expression", {"INSERT INTO client (code, email) VALUES ('new', 'C7@EXAMPLE.com') = !23505"},
        "SELECT count(*) FROM client", "20");
    row("a unique expression where it holds",
        {"UPDATE client SET deleted_at = now() WHERE id = 7 = 1",
         "INSERT INTO client (code, email) VALUES ('new', 'C7@EXAMPLE.com') = 1",
         "UPDATE client SET deleted_at = NULL WHERE id = 7 = !23505"},
        "SELECT count(*) FROM client", "21");
    row("a check", {"UPDATE client SET points = -1 WHERE id = 7 = !23514"}, "SELECT points FROM client WHERE id = 7",
        "7");
    row("a column that must not be empty", {"INSERT INTO client (name) VALUES ('x') = !23502"},
        "SELECT count(*) FROM client", "20");
    row("a parent that is not there",
        {"INSERT INTO ticket (client_id, title) VALUES (77, 'x') = !23503",
         "UPDATE tree SET parent_id = 77 WHERE id = 3 = !23503"},
        "SELECT count(*) FROM ticket", "15");
    row("a lookup that is not there",
        {"INSERT INTO client (code, country) VALUES ('x', 'XX') = !23503",
         "INSERT INTO client (code, country) VALUES ('x', 'FR') = 1"},
        "SELECT count(*) FROM client", "21");
    row("a parent of one's own",
        {"INSERT INTO client (id, code) VALUES (77, 'x') = 1",
         "INSERT INTO ticket (client_id, title) VALUES (77, 'x') = 1"},
        "SELECT count(*) FROM ticket WHERE client_id = 77", "1");
    row("a parent that was deleted",
        {"DELETE FROM client WHERE id = 4 = 1", "INSERT INTO \"Order Line\" VALUES ('demo-acme', 4, 9) = !23503"},
        "SELECT count(*) FROM \"Order Line\" WHERE client_id = 4", "0");
    row("a row that is its own parent",
        {"INSERT INTO tree VALUES ('demo-acme', 50, 50) = 1", "DELETE FROM tree WHERE id = 50 = 1"},
        "SELECT count(*) FROM tree", "15");
    row("a parent that is in use", {"DELETE FROM client WHERE id = 12 = !23503"}, "SELECT count(*) FROM client", "20");
    row("SET NULL of named columns", {"DELETE FROM client WHERE id = 4 = 1"},
        "SELECT string_agg(coalesce(client_id::text, '-'), ',') FROM ticket WHERE title = 'Ticket 4'", "-");
    row("SET NULL of the key", {"DELETE FROM tree WHERE id = 9 = !23502"}, "SELECT count(*) FROM tree", "15");
    row("another key",
        {"UPDATE tree SET id = 99 WHERE id = 3 = !0A000", "UPDATE preference SET tenant_id = 'demo-birch' = !0A000"},
        "SELECT count(*) FROM tree", "15");
    row("a row of another environment",
        {"INSERT INTO tree VALUES ('demo-birch', 99) = !42501", "INSERT INTO tree VALUES ('prod-acme', 99) = !42501",
         "INSERT INTO tree VALUES (NULL, 99) = !23502"},
        "SELECT count(*) FROM tree", "15");
    row("a table of one row per environment",
        {"UPDATE preference SET theme = 'dark' = 1", "DELETE FROM preference = 1",
         "INSERT INTO preference (theme) VALUES ('blue') = 1"},
        "SELECT theme FROM preference", "blue");
    row("nothing new", {"UPDATE client SET points = points = 20"}, "SELECT count(*) FROM client", "20");
    row("a value for an identity column", {"INSERT INTO ticket (title, serial) VALUES ('x', 7) = !428C9"},
        "SELECT count(*) FROM ticket", "15");
    row("what views cannot do",
        {"INSERT INTO tree (id) VALUES (3) ON CONFLICT (tenant_id, id) DO NOTHING = !42P10",
         "MERGE INTO tree t USING (SELECT 3 AS id) s ON s.id = t.id WHEN MATCHED THEN DELETE = !0A000",
         "TRUNCATE tree = !42809", "INSERT INTO tree (id) VALUES (3) ON CONFLICT DO NOTHING = !23505"},
        "SELECT count(*) FROM tree", "15");
}

void TestSessionLayers::behavesAsTheTables()
{
    QFETCH(QByteArrayList, steps);
    QFETCH(QByteArray, question);
    QFETCH(QString, outcome);
    ProductClient ann = m_fixture->enter(u"ann"_s);
    ProductClient bob = m_fixture->enter(u"bob"_s);
    const QString before = bob.ask("SELECT md5(string_agg(c::text, '|' ORDER BY id)) FROM client c");
    for (const QByteArray &step : steps) {
        const qsizetype cut = step.lastIndexOf(" = ");
        QCOMPARE(ann.run(step.left(cut)), QString::fromUtf8(step.mid(cut + 3)));
    }
    QCOMPARE(ann.ask(question), outcome);
    QCOMPARE(bob.ask("SELECT md5(string_agg(c::text, '|' ORDER BY id)) FROM client c"), before);
}

void TestSessionLayers::fillsWhatIsLeftOut()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    QCOMPARE(ann.ask("INSERT INTO client (code) VALUES ('x') RETURNING tenant_id || ' ' || (id > 1000) || ' ' || "
                     "(number > 1000) "
                     "|| ' ' || name"),
             u"demo-acme true true nobody"_s);
    QCOMPARE(ann.ask("INSERT INTO ticket (title) VALUES ('x') RETURNING id IS NOT NULL AND serial > 0"), u"true"_s);
}

void TestSessionLayers::returnsGeneratedColumns()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    QCOMPARE(ann.ask("UPDATE client SET points = 21 WHERE id = 7 RETURNING double_points"), u"42"_s);
    QCOMPARE(ann.ask("INSERT INTO client (code, points) VALUES ('x', 4) RETURNING double_points"), u"8"_s);
}

void TestSessionLayers::keepsChangesOfSessionsApart()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    ProductClient bob = m_fixture->enter(u"bob"_s);
    QCOMPARE(ann.run("UPDATE client SET name = 'of Ann' WHERE id = 1"), u"1"_s);
    QCOMPARE(bob.run("UPDATE client SET name = 'of Bob' WHERE id = 1"), u"1"_s);
    QCOMPARE(bob.run("DELETE FROM client WHERE id = 2"), u"1"_s);
    QCOMPARE(ann.run("INSERT INTO client (id, code) VALUES (500, 'same')"), u"1"_s);
    QCOMPARE(bob.run("INSERT INTO client (id, code) VALUES (500, 'same')"), u"1"_s);
    QCOMPARE(ann.ask("SELECT name FROM client WHERE id = 1"), u"of Ann"_s);
    QCOMPARE(bob.ask("SELECT name FROM client WHERE id = 1"), u"of Bob"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM client"), u"21"_s);
    QCOMPARE(bob.ask("SELECT count(*) FROM client"), u"20"_s);
    ProductClient birch = m_fixture->enter(u"ann"_s, u"demo-birch"_s);
    QCOMPARE(birch.ask("SELECT name FROM client WHERE id = 1"), u"Client 1"_s);
}

void TestSessionLayers::namesTheProductsOwnConstraints()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    const auto message = [&](const QByteArray &statement) {
        const auto done = ann.connection().execute(sql(statement));
        return done ? QString() : done.error().detail;
    };
    QCOMPARE(ann.run("INSERT INTO client (code) VALUES ('own')"), u"1"_s);
    for (const auto &[statement, words] :
         {std::pair{"INSERT INTO client (code) VALUES ('K7')",
                    u"duplicate key value violates unique constraint \"client_code_key\""},
          std::pair{"INSERT INTO client (code) VALUES ('own')",
                    u"duplicate key value violates unique constraint \"client_code_key\""},
          std::pair{"INSERT INTO tree (id) VALUES (7)",
                    u"duplicate key value violates unique constraint \"tree_pkey\""},
          std::pair{"UPDATE client SET points = -1", u"violates check constraint \"client_points_check\""},
          std::pair{"DELETE FROM client WHERE id = 12", u"update or delete on table \"client\" violates foreign key "
                                                        u"constraint \"ticket_code_fkey\" on table \"ticket\""},
          std::pair{"UPDATE tree SET parent_id = 77 WHERE id = 3",
                    u"insert or update on table \"tree\" violates foreign key constraint \"tree_parent_fkey\""}}) {
        const QString said = message(statement);
        QVERIFY2(said.contains(QStringView(words)), qPrintable(said));
    }
}

void TestSessionLayers::cascadesWithinTheSession()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    ProductClient bob = m_fixture->enter(u"bob"_s);
    QCOMPARE(ann.run("UPDATE badge SET tree_id = NULL"), u"8"_s);
    QCOMPARE(ann.run("INSERT INTO tree VALUES ('demo-acme', 50, 4)"), u"1"_s);
    // 2 takes 4, 5, 8 to 11 and the new 50 along.
    QCOMPARE(ann.run("DELETE FROM tree WHERE id = 2"), u"1"_s);
    QCOMPARE(ann.ask("SELECT string_agg(id::text, ' ' ORDER BY id) FROM tree"), u"1 3 6 7 12 13 14 15"_s);
    QCOMPARE(bob.ask("SELECT count(*) FROM tree"), u"15"_s);
    QCOMPARE(ann.run("DELETE FROM client WHERE id = 4"), u"1"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM \"Order Line\" WHERE client_id = 4"), u"0"_s);
}

void TestSessionLayers::followsAKeyThatChanges()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    QCOMPARE(ann.run("UPDATE client SET code = 'other' WHERE id = 12"), u"1"_s);
    QCOMPARE(ann.ask("SELECT client_code FROM ticket WHERE client_id = 12"), u"other"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM ticket WHERE client_code = 'K12'"), u"0"_s);
}

void TestSessionLayers::rollsBackWithTheTransaction()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    VERIFY_RESULT(ann.connection().executeScript("BEGIN; UPDATE client SET name = 'one' WHERE id = 1; SAVEPOINT s; "
                                                 "DELETE FROM client WHERE id = 4; ROLLBACK TO s"));
    QCOMPARE(ann.ask("SELECT count(*) FROM \"Order Line\" WHERE client_id = 4"), u"3"_s);
    VERIFY_RESULT(ann.connection().executeScript("COMMIT"));
    QCOMPARE(ann.ask("SELECT name FROM client WHERE id = 1"), u"one"_s);
    VERIFY_RESULT(ann.connection().executeScript("BEGIN; DELETE FROM badge; ROLLBACK"));
    QCOMPARE(ann.ask("SELECT count(*) FROM badge"), u"8"_s);
}

void TestSessionLayers::refusesAStaleRow()
{
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    ProductClient one(m_fixture->database(), opened->token, u"shop_live"_s);
    ProductClient two(m_fixture->database(), opened->token, u"shop_live"_s);
    VERIFY_RESULT(two.connection().executeScript("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM client"));
    QCOMPARE(one.run("UPDATE client SET points = 50 WHERE id = 1"), u"1"_s);
    QCOMPARE(two.run("UPDATE client SET points = points + 1 WHERE id = 1"), u"!40001"_s);
    VERIFY_RESULT(two.connection().executeScript("ROLLBACK"));
    QCOMPARE(two.run("UPDATE client SET points = points + 1 WHERE id = 1"), u"1"_s);
    QCOMPARE(one.ask("SELECT points FROM client WHERE id = 1"), u"51"_s);
}

void TestSessionLayers::keepsParentsAndChildrenTogether()
{
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    ProductClient one(m_fixture->database(), opened->token, u"shop_live"_s);
    ProductClient two(m_fixture->database(), opened->token, u"shop_live"_s);
    VERIFY_RESULT(two.connection().executeScript("SET lock_timeout = '100ms'"));
    VERIFY_RESULT(one.connection().executeScript("BEGIN; INSERT INTO \"Order Line\" VALUES ('demo-acme', 4, 9)"));
    // The removal of a parent waits for whoever adds a child.
    QCOMPARE(two.run("DELETE FROM client WHERE id = 4"), u"!55P03"_s);
    VERIFY_RESULT(one.connection().executeScript("COMMIT"));
    QCOMPARE(two.run("DELETE FROM client WHERE id = 4"), u"1"_s);
    QCOMPARE(one.ask("SELECT count(*) FROM \"Order Line\" WHERE client_id = 4"), u"0"_s);
}

void TestSessionLayers::keepsWorkOfEarlierSnapshotsOut()
{
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    ProductClient ann(m_fixture->database(), opened->token, u"shop_live"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 50 WHERE id = 1"), u"1"_s);
    VERIFY_RESULT(ann.connection().executeScript("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM client"));
    const QByteArray reset = "SELECT showroom.session_reset('" + opened->id.toUtf8() + "', 'CONFIRM_RESET') > 0";
    QCOMPARE(m_fixture->askAs(u"support"_s, reset), u"true"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 60 WHERE id = 2"), u"!40001"_s);
    VERIFY_RESULT(ann.connection().executeScript("ROLLBACK"));
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 1"), u"1"_s);
}

void TestSessionLayers::entersForOneTransactionAlone()
{
    const auto ann = m_fixture->open(u"ann"_s);
    const auto bob = m_fixture->open(u"bob"_s);
    VERIFY_RESULT(ann);
    VERIFY_RESULT(bob);
    Connection pooled = TestDatabase::connect(m_fixture->database().login(u"product"_s));
    VERIFY_RESULT(pooled.executeScript("SET search_path = shop_live"));
    const auto once = [&](const QString &token, const QByteArray &statement) {
        (void)pooled.executeScript("BEGIN");
        (void)pooled.scalar(sql("SELECT showroom.enter(:token, true)"), {{"token", token}});
        const auto done = pooled.execute(sql(statement));
        (void)pooled.executeScript("COMMIT");
        return done.value_or(-1);
    };
    QCOMPARE(once(ann->token, "UPDATE client SET points = 50 WHERE id = 1"), 1);
    QCOMPARE(once(bob->token, "UPDATE client SET points = 60 WHERE id = 1"), 1);
    QCOMPARE(pooled.scalar(sql("SELECT count(*) FROM client")).value_or(-1).toInt(), 0);
    QCOMPARE(
        ProductClient(m_fixture->database(), ann->token, u"shop_live"_s).ask("SELECT points FROM client WHERE id = 1"),
        u"50"_s);
    VERIFY_RESULT(pooled.scalar(sql("SELECT showroom.enter(:token)"), {{"token", bob->token}}));
    QCOMPARE(pooled.scalar(sql("SELECT points FROM client WHERE id = 1")).value_or(-1).toInt(), 60);
    VERIFY_RESULT(pooled.scalar(sql("SELECT showroom.leave()")));
    QCOMPARE(pooled.scalar(sql("SELECT count(*) FROM client")).value_or(-1).toInt(), 0);
}

void TestSessionLayers::worksInSchemasOfAnEnvironmentsOwn()
{
    const QByteArray own = "demo-own";
    QCOMPARE(m_fixture->ask("GRANT SELECT ON shop.country TO showroom_guard"), QString());
    VERIFY_RESULT(
        TestDatabase::connect(m_fixture->database().superuser())
            .executeScript(SessionFixture::environment(own, ", isolation", ", 'full'") +
                           "UPDATE showroom.environment SET status = 'seeding' WHERE id = 'demo-own';"
                           "INSERT INTO showroom.job (id, kind, environment, state, fencing_token) OVERRIDING SYSTEM "
                           "VALUE VALUES (900, 'seed', 'demo-own', 'running', 1);"));
    Connection seeder = TestDatabase::connect(m_fixture->database().login(u"ops"_s));
    VERIFY_RESULT(seeder.executeScript("SELECT showroom.open_environment_schema(900, 1);"
                                       "SELECT showroom.complete_environment_schema(900, 1);"));
    QCOMPARE(m_fixture->ask("INSERT INTO \"demo-own\".tree VALUES ('demo-own', 1), ('demo-own', 2)"), QString());
    QCOMPARE(m_fixture->ask("UPDATE showroom.environment SET status = 'ready' WHERE id = 'demo-own'"), QString());
    const auto opened = m_fixture->open(u"ann"_s, u"demo-own"_s);
    VERIFY_RESULT(opened);
    const QString before = m_fixture->ask("SELECT string_agg(id::text, ' ') FROM \"demo-own\".tree");
    ProductClient ann(m_fixture->database(), opened->token, u"shop_live"_s);
    QCOMPARE(ann.ask("SHOW search_path"), u"\"demo-own_live\", shop_live"_s);
    QCOMPARE(ann.run("UPDATE tree SET parent_id = 1 WHERE id = 2"), u"1"_s);
    QCOMPARE(ann.run("INSERT INTO client (code) VALUES ('x')"), u"1"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM tree WHERE parent_id = 1"), u"1"_s);
    // The views of the shared schema show another environment's token nothing of theirs.
    QCOMPARE(ann.ask("SELECT count(*) FROM shop_live.tree"), u"0"_s);
    QCOMPARE(m_fixture->ask("SELECT string_agg(id::text, ' ') FROM \"demo-own\".tree"), before);
    QCOMPARE(ann.ask("SELECT showroom.leave()"), QString());
    QCOMPARE(ann.ask("SHOW search_path"), u"shop_live"_s);
    QCOMPARE(m_fixture->ask("UPDATE showroom.job SET kind = 'teardown' WHERE id = 900"), QString());
    VERIFY_RESULT(seeder.executeScript("SELECT showroom.drop_environment_schema(900, 1)"));
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'demo-own%'"), u"0"_s);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.layered_table WHERE environment = 'demo-own'"), u"0"_s);
    QCOMPARE(m_fixture->ask("DELETE FROM showroom.environment WHERE id = 'demo-own'"), QString());
}

QTEST_GUILESS_MAIN(TestSessionLayers)
#include "tst_session_layers.moc"
