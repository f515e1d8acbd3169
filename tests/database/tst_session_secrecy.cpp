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

/// Nothing that a product's client can set, guess or make opens another session or a base row to it.
class TestSessionSecrecy final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void opensNothingToAttackers_data();
    void opensNothingToAttackers();
    void tellsNothingOfOthersRows();
    void refusesLoginsThatCanMakeFunctions();
    void closesOverlaysToEveryRole_data();
    void closesOverlaysToEveryRole();

private:
    std::unique_ptr<SessionFixture> m_fixture;
    QString m_base;
};

void TestSessionSecrecy::initTestCase()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    m_base = m_fixture->baseDigest();
    QVERIFY(!m_base.startsWith(u'!'));
}

void TestSessionSecrecy::init()
{
    // Every test starts with sessions of its own.
    for (const char *person : {"ann", "bob"}) {
        const auto opened = m_fixture->open(QString::fromLatin1(person));
        VERIFY_RESULT(opened);
        QCOMPARE(m_fixture->askAs(u"support"_s, "SELECT showroom.session_close('" + opened->id.toUtf8() + "')"),
                 QString());
    }
}

void TestSessionSecrecy::cleanup()
{
    QCOMPARE(m_fixture->baseDigest(), m_base);
}

void TestSessionSecrecy::opensNothingToAttackers_data()
{
    QTest::addColumn<QByteArray>("attempt");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("the table") << QByteArray("SELECT count(*) FROM shop.client") << u"!42501"_s;
    QTest::newRow("the guard") << QByteArray("SELECT count(*) FROM showroom_guard.shop__client") << u"!42501"_s;
    QTest::newRow("the overlay") << QByteArray("SELECT count(*) FROM shop_overlay.client") << u"!42501"_s;
    QTest::newRow("the overlay's size") << QByteArray("SELECT shop_overlay.is_dense(1)") << u"!42501"_s;
    QTest::newRow("the guard's question")
        << QByteArray("SELECT showroom_guard.is_dense('demo-acme', 1)") << u"!42501"_s;
    QTest::newRow("the archives' conflicts")
        << QByteArray("SELECT count(*) FROM showroom.archive_conflicts(1)") << u"!42501"_s;
    QTest::newRow("holds") << QByteArray("SELECT showroom.release_holds('demo-acme')") << u"!42501"_s;
    QTest::newRow("the second views by another's id")
        << QByteArray("WITH s AS (SELECT set_config('showroom.token', :other, false)) SELECT count(*) FROM s, "
                      "shop_dense.client")
        << u"0"_s;
    QTest::newRow("the sessions") << QByteArray("SELECT count(*) FROM showroom.session") << u"!42501"_s;
    QTest::newRow("the list of sessions") << QByteArray("SELECT count(*) FROM showroom.session_list") << u"!42501"_s;
    QTest::newRow("the tokens") << QByteArray("SELECT count(*) FROM showroom.session_token") << u"!42501"_s;
    QTest::newRow("the trigger's function") << QByteArray("SELECT shop_overlay.client()") << u"!42501"_s;
    QTest::newRow("a preview") << QByteArray("SELECT count(*) FROM showroom.session_preview(:other)") << u"!42501"_s;
    QTest::newRow("a reset") << QByteArray("SELECT showroom.session_reset(:other, 'CONFIRM_RESET')") << u"!42501"_s;
    QTest::newRow("opening") << QByteArray("SELECT showroom.session_open('demo-acme', 'bob')") << u"!42501"_s;
    QTest::newRow("another role") << QByteArray("SET ROLE showroom_live") << u"!42501"_s;
    QTest::newRow("another session's id as a token")
        << QByteArray("WITH s AS (SELECT set_config('showroom.token', :other, false)) SELECT count(*) FROM s, client")
        << u"0"_s;
    QTest::newRow("a layer as a token")
        << QByteArray("WITH s AS (SELECT set_config('showroom.token', '1', false)) SELECT count(*) FROM s, client")
        << u"0"_s;
    QTest::newRow("a backslash as a token")
        << QByteArray(R"(WITH s AS (SELECT set_config('showroom.token', '\', false)) SELECT count(*) FROM s, client)")
        << u"0"_s;
    QTest::newRow("another session's id entered") << QByteArray("SELECT showroom.enter(:other)") << u"!SR010"_s;
    QTest::newRow("one's token for another environment")
        << QByteArray("SELECT showroom.enter(current_setting('showroom.token'), false, 'demo-birch')") << u"!SR012"_s;
    QTest::newRow("a name in the way") << QByteArray("CREATE TEMP TABLE client (id integer)") << u"!42501"_s;
    QTest::newRow("a function")
        << QByteArray("CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'")
        << u"!42501"_s;
    QTest::newRow("an operator")
        << QByteArray("CREATE OPERATOR pg_temp.<<< (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)")
        << u"!42501"_s;
    QTest::newRow("row security off") << QByteArray("SET row_security = off") << QString();
}

void TestSessionSecrecy::opensNothingToAttackers()
{
    QFETCH(QByteArray, attempt);
    QFETCH(QString, outcome);
    const auto other = m_fixture->open(u"bob"_s);
    VERIFY_RESULT(other);
    ProductClient bob(m_fixture->database(), other->token, u"shop_live"_s);
    QCOMPARE(bob.run("UPDATE client SET name = 'secret of Bob' WHERE id = 1"), u"1"_s);
    ProductClient ann = m_fixture->enter(u"ann"_s);
    QCOMPARE(ann.ask(attempt.replace(":other", QByteArray("'" + other->id.toUtf8() + "'"))), outcome);
    const QString seen = ann.ask("SELECT string_agg(name, ' ') FROM client WHERE id = 1");
    QVERIFY2(!seen.contains(u"secret"), qPrintable(seen));
}

void TestSessionSecrecy::tellsNothingOfOthersRows()
{
    ProductClient ann = m_fixture->enter(u"ann"_s);
    ProductClient bob = m_fixture->enter(u"bob"_s);
    QCOMPARE(bob.run("INSERT INTO client (id, code, name) VALUES (700, 'secret', 'secret')"), u"1"_s);
    QCOMPARE(bob.run("DELETE FROM client WHERE id = 4"), u"1"_s);
    // Neither a foreign key, a unique key nor a primary key tells that there is something.
    QCOMPARE(ann.run("INSERT INTO ticket (client_id, title) VALUES (700, 'x')"), u"!23503"_s);
    QCOMPARE(ann.run("INSERT INTO ticket (client_id, title) VALUES (4, 'x')"), u"1"_s);
    QCOMPARE(ann.run("INSERT INTO client (id, code) VALUES (700, 'secret')"), u"1"_s);
    // Neither does an error of a cast that runs before the view's conditions.
    QCOMPARE(ann.ask("SELECT count(*) FROM client WHERE name::boolean IS NULL AND id = 3"), u"!22P02"_s);
    const auto failed =
        ann.connection().scalar(sql("SELECT count(*) FROM client WHERE (name || tenant_id)::integer = 1"));
    QVERIFY(!failed);
    QVERIFY2(!failed.error().detail.contains(u"secret") && !failed.error().detail.contains(u"prod-"),
             qPrintable(failed.error().detail));
}

void TestSessionSecrecy::refusesLoginsThatCanMakeFunctions()
{
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    VERIFY_RESULT(TestDatabase::connect(m_fixture->database().superuser())
                      .executeScript("DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO test_product', "
                                     "current_database()); END $$"));
    Connection leaky = TestDatabase::connect(m_fixture->database().login(u"product"_s));
    VERIFY_RESULT(leaky.executeScript(
        "CREATE TEMP TABLE seen (name text);"
        "CREATE FUNCTION pg_temp.leak(name text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS "
        "$$ BEGIN INSERT INTO pg_temp.seen VALUES (name); RETURN true; END $$;"
        "SET enable_indexscan = off; SET enable_bitmapscan = off"));
    QCOMPARE(sqlState(leaky.scalar(sql("SELECT showroom.enter(:token)"), {{"token", opened->token}})), u"SR018"_s);
    // Not by setting the token behind enter's back either: no row is read.
    VERIFY_RESULT(leaky.scalar(sql("SELECT set_config('showroom.token', :token, false)"), {{"token", opened->token}}));
    QCOMPARE(sqlState(leaky.scalar(sql("SELECT count(*) FROM shop_live.client WHERE pg_temp.leak(tenant_id)"))),
             u"SR018"_s);
    VERIFY_RESULT(leaky.scalar(sql("SELECT set_config('showroom.token', '', false)")));
    QCOMPARE(
        leaky.scalar(sql("SELECT count(*) FROM shop_live.client WHERE pg_temp.leak(tenant_id)")).value_or(-1).toInt(),
        0);
    QCOMPARE(leaky.scalar(sql("SELECT count(*) FROM pg_temp.seen")).value_or(-1).toInt(), 0);
    VERIFY_RESULT(TestDatabase::connect(m_fixture->database().superuser())
                      .executeScript("DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM test_product', "
                                     "current_database()); END $$"));
}

void TestSessionSecrecy::closesOverlaysToEveryRole_data()
{
    QTest::addColumn<QString>("role");
    for (const char *role : {"viewer", "support", "sales", "ops", "admin", "service", "app", "product"})
        QTest::newRow(role) << QString::fromLatin1(role);
}

void TestSessionSecrecy::closesOverlaysToEveryRole()
{
    QFETCH(QString, role);
    for (const char *statement : {"SELECT count(*) FROM shop_overlay.client", "DELETE FROM shop_overlay.client",
                                  "SELECT count(*) FROM shop.client", "SET ROLE showroom_live"})
        QCOMPARE(m_fixture->askAs(role, statement), u"!42501"_s);
    if (role != u"product")
        QCOMPARE(m_fixture->askAs(role, "SELECT count(*) FROM shop_live.client"), u"!42501"_s);
}

QTEST_GUILESS_MAIN(TestSessionSecrecy)
#include "tst_session_secrecy.moc"
