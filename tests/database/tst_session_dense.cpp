#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

constexpr char searchPath[] = "SELECT current_setting('search_path')";
constexpr char fill[] = "INSERT INTO tree (id) SELECT generate_series(1001, 6000)";

SqlStatement sql(const QByteArray &text)
{
    return SqlStatement::fromText(text);
}

} // namespace

/// A session with more than 5,000 changes in one table is led to the second live views, and sees the same there.
class TestSessionDense final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void leadsOverWithTheFirstChangeTooMany();
    void leadsBackAfterAReset();
    void leadsATransactionAlone();
    void leavesOtherSchemasAlone();
    void behavesAlikeInBothViews_data();
    void behavesAlikeInBothViews();
    void takesManyChangesInEitherView();
    void leadsToViewsOfAnEnvironmentsOwn();
    void goesWithTheRegistration();

private:
    ProductClient client(const QString &path = u"shop_live"_s)
    {
        return ProductClient(m_fixture->database(), m_ann.token, path);
    }
    QString reset()
    {
        return m_fixture->askAs(u"support"_s,
                                "SELECT showroom.session_reset('" + m_ann.id.toUtf8() + "', 'CONFIRM_RESET') > 0");
    }

    std::unique_ptr<SessionFixture> m_fixture;
    OpenedSession m_ann;
    QString m_base;
};

void TestSessionDense::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    m_ann = *opened;
    m_base = m_fixture->baseDigest();
}

void TestSessionDense::cleanup()
{
    m_fixture.reset();
}

void TestSessionDense::leadsOverWithTheFirstChangeTooMany()
{
    QCOMPARE(client().run(fill), u"5000"_s);
    QCOMPARE(client().ask(searchPath), u"shop_live"_s);
    // Changes of other tables do not count.
    QCOMPARE(client().run("UPDATE client SET points = 50"), u"20"_s);
    QCOMPARE(client().ask(searchPath), u"shop_live"_s);
    QCOMPARE(client().run("UPDATE tree SET parent_id = NULL WHERE id = 3"), u"1"_s);
    QCOMPARE(client().ask(searchPath), u"shop_dense"_s);
    // Nobody else's changes count.
    QCOMPARE(m_fixture->enter(u"bob"_s).ask(searchPath), u"shop_live"_s);
}

void TestSessionDense::leadsBackAfterAReset()
{
    QCOMPARE(client().run("INSERT INTO tree (id) SELECT generate_series(1001, 6001)"), u"5001"_s);
    ProductClient ann = client();
    QCOMPARE(ann.ask(searchPath), u"shop_dense"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM tree"), u"15"_s);
    VERIFY_RESULT(ann.connection().scalar(sql("SELECT showroom.enter(:token)"), {{"token", m_ann.token}}));
    QCOMPARE(ann.ask(searchPath), u"shop_live"_s);
    QCOMPARE(m_fixture->askAs(u"support"_s, "SELECT count(*) FROM showroom.session_undo('" + m_ann.id.toUtf8() + "')"),
             u"0"_s);
    QCOMPARE(ann.ask("SELECT showroom.enter(current_setting('showroom.token'))"), u"demo-acme"_s);
    QCOMPARE(ann.ask(searchPath), u"shop_dense"_s);
    QCOMPARE(ann.ask("SELECT showroom.leave()"), QString());
    QCOMPARE(ann.ask(searchPath), u"shop_live"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM tree"), u"0"_s);
}

void TestSessionDense::leadsATransactionAlone()
{
    QCOMPARE(client().run("INSERT INTO tree (id) SELECT generate_series(1001, 6001)"), u"5001"_s);
    Connection pooled = TestDatabase::connect(m_fixture->database().login(u"product"_s));
    VERIFY_RESULT(pooled.executeScript("SET search_path = shop_live; BEGIN"));
    VERIFY_RESULT(pooled.scalar(sql("SELECT showroom.enter(:token, true)"), {{"token", m_ann.token}}));
    const auto within = pooled.scalar(sql(searchPath));
    VERIFY_RESULT(within);
    QCOMPARE(within->toString(), u"shop_dense"_s);
    VERIFY_RESULT(pooled.executeScript("COMMIT"));
    const auto after = pooled.scalar(sql(searchPath));
    VERIFY_RESULT(after);
    QCOMPARE(after->toString(), u"shop_live"_s);
}

void TestSessionDense::leavesOtherSchemasAlone()
{
    QCOMPARE(client().run("INSERT INTO tree (id) SELECT generate_series(1001, 6001)"), u"5001"_s);
    QCOMPARE(client(u"\"$user\", other_live, shop_live, public"_s).ask(searchPath),
             u"\"$user\", other_live, shop_dense, public"_s);
    // Whoever names the schema keeps to it.
    QCOMPARE(client(u"public"_s).ask(searchPath), u"public"_s);
    QCOMPARE(client(u"public"_s).ask("SELECT count(*) FROM shop_live.tree"), u"5016"_s);
}

void TestSessionDense::behavesAlikeInBothViews_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("an edit") << QByteArray("UPDATE client SET points = 70 WHERE id = 5") << u"1"_s;
    QTest::newRow("a cascade") << QByteArray("DELETE FROM client WHERE id = 4") << u"1"_s;
    QTest::newRow("an insertion") << QByteArray("INSERT INTO client (code) VALUES ('new')") << u"1"_s;
    QTest::newRow("what is taken") << QByteArray("INSERT INTO client (code) VALUES ('K7')") << u"!23505"_s;
    QTest::newRow("a parent that is missing")
        << QByteArray("INSERT INTO ticket (client_id, title) VALUES (999, 'x')") << u"!23503"_s;
    QTest::newRow("another key") << QByteArray("UPDATE client SET id = 99 WHERE id = 5") << u"!0A000"_s;
    QTest::newRow("a key of two columns")
        << QByteArray("UPDATE \"Order Line\" SET amount = 0 WHERE \"select\" = 2") << u"20"_s;
    QTest::newRow("a key of one column") << QByteArray("UPDATE preference SET theme = 'dark'") << u"1"_s;
}

void TestSessionDense::behavesAlikeInBothViews()
{
    QFETCH(QByteArray, statement);
    QFETCH(QString, outcome);
    ProductClient first = client();
    ProductClient second = client();
    VERIFY_RESULT(second.connection().executeScript("SET search_path = shop_dense"));
    QCOMPARE(first.run("DELETE FROM badge WHERE id = 9"), u"1"_s);
    const QString before = first.ask(everything);
    QCOMPARE(second.ask(everything), before);
    QCOMPARE(second.run(statement), outcome);
    const QString after = first.ask(everything);
    QCOMPARE(second.ask(everything), after);
    QCOMPARE(after == before, outcome.startsWith(u'!'));
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(m_fixture->baseDigest(), m_base);
}

void TestSessionDense::takesManyChangesInEitherView()
{
    QCOMPARE(client().run("INSERT INTO tree (id) SELECT generate_series(1001, 27000)"), u"26000"_s);
    QCOMPARE(client().run("UPDATE tree SET parent_id = 1 WHERE id > 1000"), u"26000"_s);
    ProductClient first = client(u"public"_s);
    QCOMPARE(first.ask("SELECT count(*) FROM shop_live.tree WHERE parent_id = 1"), u"26002"_s);
    QCOMPARE(client().ask("SELECT count(*) FROM tree WHERE parent_id = 1"), u"26002"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(client().ask("SELECT count(*) FROM tree"), u"15"_s);
}

void TestSessionDense::leadsToViewsOfAnEnvironmentsOwn()
{
    QCOMPARE(m_fixture->ask("GRANT SELECT ON shop.country TO showroom_guard"), QString());
    VERIFY_RESULT(
        TestDatabase::connect(m_fixture->database().superuser())
            .executeScript(SessionFixture::environment("demo-own", ", isolation", ", 'full'") +
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
    ProductClient ann(m_fixture->database(), opened->token, u"shop_live"_s);
    QCOMPARE(ann.ask(searchPath), u"\"demo-own_live\", shop_live"_s);
    QCOMPARE(ann.run("INSERT INTO tree (id) SELECT generate_series(1001, 6001)"), u"5001"_s);
    ann = ProductClient(m_fixture->database(), opened->token, u"shop_live"_s);
    QCOMPARE(ann.ask(searchPath), u"\"demo-own_dense\", shop_dense"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM tree"), u"5003"_s);
    QCOMPARE(ann.run("DELETE FROM tree WHERE id = 2"), u"1"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM \"demo-own_live\".tree"), u"5002"_s);
    QCOMPARE(ann.ask("SELECT showroom.leave()"), QString());
    QCOMPARE(ann.ask(searchPath), u"shop_live"_s);
    QCOMPARE(m_fixture->ask("UPDATE showroom.job SET kind = 'teardown' WHERE id = 900"), QString());
    VERIFY_RESULT(seeder.executeScript("SELECT showroom.drop_environment_schema(900, 1)"));
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'demo-own%'"), u"0"_s);
}

void TestSessionDense::goesWithTheRegistration()
{
    const QByteArray traces =
        "SELECT count(*) FROM pg_namespace WHERE nspname IN ('shop_live', 'shop_dense', 'shop_overlay')";
    QCOMPARE(m_fixture->ask(traces), u"3"_s);
    for (const char *table : {"sample", "preference", "badge", "tree", "ticket", "\"Order Line\""})
        QCOMPARE(m_fixture->ask("SELECT showroom.unregister_table('shop." + QByteArray(table).replace('"', "") + "')"),
                 QString());
    // What is left still counts.
    QCOMPARE(client().ask("SELECT count(*) FROM client"), u"20"_s);
    QCOMPARE(m_fixture->ask("SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace = "
                            "'shop_dense'::regnamespace"),
             u"client"_s);
    QCOMPARE(m_fixture->ask("SELECT showroom.unregister_table('shop.client')"), QString());
    QCOMPARE(m_fixture->ask(traces), u"0"_s);
    QCOMPARE(m_fixture->baseDigest(), m_base);
}

QTEST_GUILESS_MAIN(TestSessionDense)
#include "tst_session_dense.moc"
