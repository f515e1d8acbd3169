#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QRegularExpression>
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

/// A session from its opening to its clean-up: reset, rights, holds, copies, proof of the base.
class TestSessionLifecycle final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void opensOnePerPerson();
    void sharesOneInSharedMode();
    void refusesToOpen_data();
    void refusesToOpen();
    void endsWithItsTokens();
    void countsItsChanges();
    void previewsBeforeAndAfter();
    void previewsByPage();
    void resetsAndBringsBack();
    void resetsOnlyWhatWasPreviewed();
    void keepsNoEmptyArchives();
    void refusesAReset_data();
    void refusesAReset();
    void isHeld();
    void isCopiedToAColleague();
    void isKeptOrStale();
    void purgesInBatches();
    void verifiesTheBase();
    void endsWithItsEnvironment();
    void goesOnOverANewColumn();
    void refusesAColumnOfAnotherType();
    void isAudited();

private:
    QString as(const QString &role, const QByteArray &call) { return m_fixture->askAs(role, "SELECT " + call); }
    QString support(const QByteArray &call) { return as(u"support"_s, call); }
    ProductClient client() { return ProductClient(m_fixture->database(), m_ann.token, u"shop_live"_s); }
    QString reset() { return support("showroom.session_reset(" + m_id + ", 'CONFIRM_RESET') > 0"); }
    QString undo(const QByteArray &more = {}) { return support("showroom.session_undo(" + m_id + more + ")"); }

    std::unique_ptr<SessionFixture> m_fixture;
    OpenedSession m_ann;
    QByteArray m_id; ///< of Ann's session, quoted
};

void TestSessionLifecycle::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    m_ann = *opened;
    m_id = "'" + m_ann.id.toUtf8() + "'";
}

void TestSessionLifecycle::cleanup()
{
    m_fixture.reset();
}

void TestSessionLifecycle::opensOnePerPerson()
{
    QVERIFY(m_ann.isNew);
    QVERIFY2(QRegularExpression(u"^srs_[A-Za-z0-9_-]{43}$"_s).match(m_ann.token).hasMatch(), qPrintable(m_ann.token));
    const auto again = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(again);
    QCOMPARE(again->id, m_ann.id);
    QVERIFY(!again->isNew);
    QVERIFY(again->token != m_ann.token);
    const auto bob = m_fixture->open(u"bob"_s);
    VERIFY_RESULT(bob);
    QVERIFY(bob->id != m_ann.id);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.session_token WHERE token_hash = sha256(convert_to('" +
                            m_ann.token.toUtf8() + "', 'UTF8'))"),
             u"1"_s);
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT string_agg(person || ' ' || tokens, ', ' ORDER BY person) "
                                           "FROM showroom.session_list"),
             u"ann 2, bob 1"_s);
}

void TestSessionLifecycle::sharesOneInSharedMode()
{
    VERIFY_RESULT(TestDatabase::connect(m_fixture->database().superuser())
                      .executeScript(SessionFixture::environment("sandbox-team", ", session_mode", ", 'shared'")));
    const auto ann = m_fixture->open(u"ann"_s, u"sandbox-team"_s);
    const auto bob = m_fixture->open(u"bob"_s, u"sandbox-team"_s, u"sales"_s);
    VERIFY_RESULT(ann);
    VERIFY_RESULT(bob);
    QCOMPARE(ann->id, bob->id);
    ProductClient one(m_fixture->database(), ann->token, u"shop_live"_s);
    ProductClient two(m_fixture->database(), bob->token, u"shop_live"_s);
    QCOMPARE(one.run("INSERT INTO tree (id) VALUES (7)"), u"1"_s);
    QCOMPARE(two.ask("SELECT count(*) FROM tree"), u"1"_s);
}

void TestSessionLifecycle::refusesToOpen_data()
{
    QTest::addColumn<QByteArray>("preparation");
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *name, const char *preparation, const char *role, const char *call,
                        const char *state) {
        QTest::newRow(name) << QByteArray(preparation) << QByteArray(role) << QByteArray(call)
                            << QString::fromLatin1(state);
    };
    row("production", "SELECT 1", "support", "'prod-acme', 'ann'", "!SR001");
    row("no environment", "SELECT 1", "support", "'demo-none', 'ann'", "!SR002");
    row("nobody", "SELECT 1", "support", "'demo-acme', ' '", "!SR005");
    row("everybody", "SELECT 1", "support", "'demo-acme', '*'", "!SR005");
    row("not ready", "UPDATE showroom.environment SET status = 'seeding' WHERE id = 'demo-acme'", "support",
        "'demo-acme', 'bob'", "!SR003");
    row("clones", "UPDATE showroom.environment SET session_store = 'clones' WHERE id = 'demo-acme'", "support",
        "'demo-acme', 'bob'", "!SR003");
    row("a viewer", "SELECT 1", "viewer", "'demo-acme', 'bob'", "!42501");
    row("a session of somebody else's", "SELECT 1", "sales", "'demo-acme', 'ann'", "!SR017");
}

void TestSessionLifecycle::refusesToOpen()
{
    QFETCH(QByteArray, preparation);
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, call);
    QFETCH(QString, state);
    VERIFY_RESULT(TestDatabase::connect(m_fixture->database().superuser()).executeScript(preparation));
    QCOMPARE(as(QString::fromLatin1(role), "token FROM showroom.session_open(" + call + ")"), state);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.session"), u"1"_s);
}

void TestSessionLifecycle::endsWithItsTokens()
{
    const auto second = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(second);
    ProductClient one = client();
    ProductClient two(m_fixture->database(), second->token, u"shop_live"_s);
    QCOMPARE(support("showroom.session_revoke_token((SELECT id FROM showroom.session_tokens(" + m_id +
                     ") ORDER BY created_at LIMIT 1))"),
             QString());
    QCOMPARE(one.ask("SELECT count(*) FROM client"), u"0"_s);
    QCOMPARE(one.run("DELETE FROM badge"), u"0"_s);
    QCOMPARE(one.run("INSERT INTO tree (id) VALUES (70)"), u"!SR013"_s);
    QCOMPARE(two.ask("SELECT count(*) FROM client"), u"20"_s);
    QCOMPARE(support("showroom.session_close(" + m_id + ")"), QString());
    QCOMPARE(two.ask("SELECT count(*) FROM client"), u"0"_s);
    QCOMPARE(two.ask("SELECT showroom.enter('" + second->token.toUtf8() + "')"), u"!SR011"_s);
    QCOMPARE(reset(), u"!SR011"_s);
    const auto third = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(third);
    QVERIFY(third->isNew);
}

void TestSessionLifecycle::countsItsChanges()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id <= 3"), u"3"_s);
    QCOMPARE(ann.run("INSERT INTO client (code) VALUES ('a'), ('b')"), u"2"_s);
    QCOMPARE(ann.run("DELETE FROM badge WHERE id > 11"), u"4"_s);
    QCOMPARE(
        m_fixture->askAs(u"viewer"_s,
                         "SELECT string_agg(concat_ws(' ', table_name, created, edited, deleted), ', ' ORDER BY 1) "
                         "FROM showroom.session_statistics(" +
                             m_id + ") WHERE created + edited + deleted > 0"),
        u"shop.badge 0 0 4, shop.client 2 3 0"_s);
}

void TestSessionLifecycle::previewsBeforeAndAfter()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99, name = 'New' WHERE id = 3"), u"1"_s);
    QCOMPARE(ann.run("DELETE FROM badge WHERE id = 8"), u"1"_s);
    QCOMPARE(ann.run("INSERT INTO \"Order Line\" VALUES ('demo-acme', 3, 9)"), u"1"_s);
    const QByteArray preview = " FROM showroom.session_preview(" + m_id + ") WHERE ";
    const auto seen = [&](const QByteArray &what) { return m_fixture->askAs(u"viewer"_s, "SELECT " + what); };
    QCOMPARE(seen("concat_ws(' ', operation, row_key, before ->> 'name', after ->> 'name', changed)" + preview +
                  "table_name = 'shop.client'"),
             u"edited {\"id\": 3} Client 3 New {double_points,name,points}"_s);
    QCOMPARE(seen("concat_ws(' ', operation, row_key, before ->> 'tree_id', after IS NULL)" + preview +
                  "table_name = 'shop.badge'"),
             u"deleted {\"id\": 8} 8 t"_s);
    QCOMPARE(seen("concat_ws(' ', operation, row_key, before IS NULL, after ->> 'select')" + preview +
                  "table_name = 'shop.Order Line'"),
             u"created {\"select\": 9, \"client_id\": 3} t 9"_s);
    QCOMPARE(seen("count(*)" + preview + "after ? '_sr_layer'"), u"0"_s);
}

void TestSessionLifecycle::previewsByPage()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99"), u"20"_s);
    QCOMPARE(ann.run("DELETE FROM badge"), u"8"_s);
    QStringList pages;
    for (int offset = 0; offset < 35; offset += 5)
        pages << m_fixture->askAs(u"viewer"_s,
                                  "SELECT string_agg(left(operation, 1), '') FROM showroom.session_preview(" + m_id +
                                      ", NULL, 5, " + QByteArray::number(offset) + ")");
    QCOMPARE(pages.join(QString()), QString(8, u'd') + QString(20, u'e'));
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT count(*) FROM showroom.session_preview(" + m_id + ", 'shop.badge')"),
             u"8"_s);
}

void TestSessionLifecycle::resetsAndBringsBack()
{
    ProductClient ann = client();
    const QString base = ann.ask(everything);
    for (const char *statement :
         {"UPDATE sample SET c_bool = NOT c_bool, c_int8 = c_int8 - 1, c_real = '-1e-38', c_double = '-Infinity', "
          "c_numeric = c_numeric + 0.00010, c_money = c_money * 3, c_text = c_text || E'\\r\\n', c_varchar = '', "
          "c_char = 'ab', "
          "c_bytea = c_bytea || c_bytea, c_date = '-infinity', c_timetz = '23:59:60-08', c_timestamptz = '0001-01-01 "
          "BC', "
          "c_interval = '-1 mon +2 days -03:04:05.000006', c_json = '{\"b\":  2}', c_jsonb = 'null', c_array = "
          "'[-1:0]={1,NULL}', "
          "c_texts = '{}', c_inet = '::1', c_range = 'empty', c_bits = B'', c_point = '(1e-300,NaN)', c_xml = '<b/>', "
          "c_mood = 'sad', c_positive = 1, c_place = ROW(NULL, NULL) WHERE id = 1",
          "INSERT INTO sample SELECT tenant_id, 3, c_bool, c_int2 FROM sample WHERE id = 1",
          "DELETE FROM sample WHERE id = 2", "DELETE FROM client WHERE id = 4",
          "INSERT INTO client (code) VALUES ('x')", "UPDATE preference SET theme = 'dark'"})
        QVERIFY2(ann.run(statement).toInt() > 0, statement);
    const QString worked = ann.ask(everything);
    QVERIFY(worked != base);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.ask(everything), base);
    QCOMPARE(
        m_fixture->askAs(u"viewer"_s, "SELECT reason || ' ' || changes FROM showroom.session_archives(" + m_id + ")"),
        u"reset 10"_s);
    QCOMPARE(undo(), QString());
    QCOMPARE(ann.ask(everything), worked);
    QCOMPARE(undo(), u"!SR015"_s);
}

void TestSessionLifecycle::resetsOnlyWhatWasPreviewed()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    const QByteArray stamp = m_fixture->askAs(u"viewer"_s, "SELECT showroom.session_stamp(" + m_id + ")").toUtf8();
    QCOMPARE(ann.run("UPDATE client SET points = 98 WHERE id = 3"), u"1"_s);
    QCOMPARE(support("showroom.session_reset(" + m_id + ", 'CONFIRM_RESET', '" + stamp + "') > 0"), u"!SR008"_s);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 3"), u"98"_s);
    const QByteArray fresh = m_fixture->askAs(u"viewer"_s, "SELECT showroom.session_stamp(" + m_id + ")").toUtf8();
    QCOMPARE(support("showroom.session_reset(" + m_id + ", 'CONFIRM_RESET', '" + fresh + "') > 0"), u"true"_s);
}

/// A second reset in a row takes nothing, and does not stand before the first one's undo.
void TestSessionLifecycle::keepsNoEmptyArchives()
{
    QCOMPARE(client().run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(support("showroom.session_reset(" + m_id + ", 'CONFIRM_RESET') IS NULL"), u"true"_s);
    QCOMPARE(m_fixture->askAs(u"viewer"_s,
                              "SELECT string_agg(changes::text, ' ') FROM showroom.session_archives(" + m_id + ")"),
             u"1"_s);
    QCOMPARE(undo(), QString());
    QCOMPARE(client().ask("SELECT points FROM client WHERE id = 3"), u"99"_s);
    const auto bob = m_fixture->open(u"bob"_s);
    VERIFY_RESULT(bob);
    QCOMPARE(support("showroom.session_close('" + bob->id.toUtf8() + "')"), QString());
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.layer WHERE session = '" + bob->id.toUtf8() + "'"), u"0"_s);
}

void TestSessionLifecycle::refusesAReset_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QString>("state");
    QTest::newRow("no confirmation") << QByteArray("support") << QByteArray("%1, NULL") << u"!SR005"_s;
    QTest::newRow("another confirmation") << QByteArray("support") << QByteArray("%1, 'confirm_reset'") << u"!SR005"_s;
    QTest::newRow("somebody else's") << QByteArray("sales") << QByteArray("%1, 'CONFIRM_RESET'") << u"!SR017"_s;
    QTest::newRow("a viewer") << QByteArray("viewer") << QByteArray("%1, 'CONFIRM_RESET'") << u"!42501"_s;
    QTest::newRow("none") << QByteArray("support") << QByteArray("gen_random_uuid(), 'CONFIRM_RESET'") << u"!SR002"_s;
}

void TestSessionLifecycle::refusesAReset()
{
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, call);
    QFETCH(QString, state);
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(as(QString::fromLatin1(role), "showroom.session_reset(" + call.replace("%1", m_id) + ")"), state);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 3"), u"99"_s);
}

void TestSessionLifecycle::isHeld()
{
    QCOMPARE(support("showroom.session_hold(" + m_id + ", now() + interval '8 days')"), u"!SR005"_s);
    QCOMPARE(support("showroom.session_hold(" + m_id + ", now() + interval '1 hour', 'demo for Birch')"), QString());
    for (const QByteArray &call :
         {QByteArray("session_reset(" + m_id + ", 'CONFIRM_RESET')"), QByteArray("session_close(" + m_id + ")"),
          QByteArray("reset_sessions('demo-acme', 'CONFIRM_RESET')")}) {
        ProductClient ann = client();
        (void)ann.run("UPDATE client SET points = points + 1 WHERE id = 3");
        QCOMPARE(as(u"ops"_s, "showroom." + call), u"!SR009"_s);
    }
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT held_by || ' ' || held_for FROM showroom.session_list"),
             u"test_support demo for Birch"_s);
    QCOMPARE(support("showroom.session_hold(" + m_id + ", NULL)"), QString());
    QCOMPARE(as(u"ops"_s, "count(*) FROM showroom.reset_sessions('demo-acme', 'CONFIRM_RESET')"), u"1"_s);
}

void TestSessionLifecycle::isCopiedToAColleague()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("INSERT INTO client (code) VALUES ('mine')"), u"1"_s);
    QCOMPARE(ann.run("DELETE FROM client WHERE id = 4"), u"1"_s);
    QCOMPARE(support("showroom.session_copy(" + m_id + ", 'bob') IS NOT NULL"), u"true"_s);
    const auto opened = m_fixture->open(u"bob"_s);
    VERIFY_RESULT(opened);
    ProductClient bob(m_fixture->database(), opened->token, u"shop_live"_s);
    QCOMPARE(bob.ask(everything), ann.ask(everything));
    QCOMPARE(bob.run("UPDATE client SET points = 50 WHERE code = 'mine'"), u"1"_s);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE code = 'mine'"), u"0"_s);
    QCOMPARE(support("showroom.session_copy(" + m_id + ", 'bob')"), u"!SR003"_s);
}

void TestSessionLifecycle::isKeptOrStale()
{
    const auto bob = m_fixture->open(u"bob"_s);
    VERIFY_RESULT(bob);
    QCOMPARE(m_fixture->ask("UPDATE showroom.session_activity SET last_activity = now() - interval '8 days'"),
             QString());
    const QByteArray stale = "SELECT string_agg(person, ' ' ORDER BY person) FROM showroom.stale_sessions()";
    QCOMPARE(m_fixture->askAs(u"viewer"_s, stale), u"ann bob"_s);
    QCOMPARE(support("showroom.session_keep(" + m_id + ", true)"), QString());
    QCOMPARE(m_fixture->askAs(u"viewer"_s, stale), u"bob"_s);
    QCOMPARE(as(u"ops"_s, "showroom.close_stale_sessions()"), u"1"_s);
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT string_agg(person || ' ' || state, ', ' ORDER BY person) "
                                           "FROM showroom.session_list"),
             u"ann open, bob closed"_s);
    // Entering notes activity.
    QCOMPARE(support("showroom.session_keep(" + m_id + ", false)"), QString());
    ProductClient ann = client();
    QCOMPARE(m_fixture->askAs(u"viewer"_s, stale), QString());
}

void TestSessionLifecycle::purgesInBatches()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99"), u"20"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 77 WHERE id = 1"), u"1"_s);
    const QByteArray purge =
        "SELECT removed_rows || ' ' || removed_archives || ' ' || remains FROM showroom.purge_archives(15)";
    QCOMPARE(m_fixture->askAs(u"ops"_s, purge), u"0 0 false"_s);
    Connection later = TestDatabase::connect(m_fixture->database().login(u"ops"_s));
    VERIFY_RESULT(later.executeScript("SELECT set_config('showroom.now', (now() + interval '25 hours')::text, false)"));
    QCOMPARE(later.scalar(sql(purge)).value_or(QVariant()).toString(), u"15 0 true"_s);
    QCOMPARE(later.scalar(sql(purge)).value_or(QVariant()).toString(), u"5 1 false"_s);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 1"), u"77"_s);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM shop_overlay.client"), u"1"_s);
}

void TestSessionLifecycle::verifiesTheBase()
{
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT count(*) FROM showroom.verify_base('demo-acme')"), u"!SR002"_s);
    VERIFY_RESULT(TestDatabase::connect(m_fixture->database().superuser())
                      .executeScript("SELECT showroom.record_fingerprints('demo-acme', 'shop')"));
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99"), u"20"_s);
    const QByteArray changed =
        "SELECT count(*) || ' ' || coalesce(string_agg(table_name || ' ' || expected_rows || ' ' || found_rows, ', ') "
        "FILTER (WHERE NOT is_intact), '') FROM showroom.verify_base('demo-acme')";
    QCOMPARE(m_fixture->askAs(u"viewer"_s, changed), u"7 "_s);
    QCOMPARE(m_fixture->ask("UPDATE shop.tree SET parent_id = NULL WHERE tenant_id = 'demo-acme' AND id = 3"),
             QString());
    QCOMPARE(m_fixture->askAs(u"viewer"_s, changed), u"7 shop.tree 15 15"_s);
}

void TestSessionLifecycle::endsWithItsEnvironment()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99"), u"20"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 98"), u"20"_s);
    Connection ops = TestDatabase::connect(m_fixture->database().login(u"ops"_s));
    const auto job = ops.scalar(sql("SELECT showroom.start_teardown('demo-acme')"));
    VERIFY_RESULT(job);
    const auto token =
        ops.scalar(sql("SELECT fencing_token FROM showroom.claim_job(" + job->toByteArray() + ", 't', 'h', 1)"));
    VERIFY_RESULT(token);
    QCOMPARE(ann.ask("SELECT count(*) FROM client"), u"0"_s);
    QCOMPARE(ann.run("INSERT INTO tree (id) VALUES (70)"), u"!SR013"_s);
    VERIFY_RESULT(ops.query(sql("SELECT * FROM showroom.finish_job(" + job->toByteArray() + ", " +
                                token->toByteArray() + ", 'done', '{}', NULL, '{}')")));
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM shop_overlay.client"), u"0"_s);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.session WHERE environment = 'demo-acme'"), u"0"_s);
}

void TestSessionLifecycle::goesOnOverANewColumn()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(ann.run("INSERT INTO client (id, code) VALUES (900, 'x')"), u"1"_s);
    VERIFY_RESULT(
        TestDatabase::connect(m_fixture->database().superuser())
            .executeScript("DROP VIEW showroom_guard.shop__client, shop_live.client, shop_dense.client;"
                           "ALTER TABLE shop.client ADD COLUMN rank integer NOT NULL DEFAULT 5, DROP COLUMN name,"
                           "ADD CONSTRAINT rank_check CHECK (rank < 10);"
                           "UPDATE shop.client SET rank = 6 WHERE id = 3;"
                           "SELECT showroom.register_table('shop', 'shop.client', 'tenant_id', 1)"));
    QCOMPARE(ann.ask("SELECT string_agg(id || ':' || points || ':' || rank, ' ' ORDER BY id) FROM client WHERE id IN "
                     "(2, 3, 900)"),
             u"2:2:5 3:99:6 900:0:5"_s);
    QCOMPARE(ann.run("UPDATE client SET rank = 11 WHERE id = 3"), u"!23514"_s);
    QCOMPARE(ann.run("UPDATE client SET rank = 7 WHERE id = 3"), u"1"_s);
    QCOMPARE(ann.run("INSERT INTO client (code) VALUES ('x')"), u"!23505"_s);
    QCOMPARE(ann.run("DELETE FROM client WHERE id = 900"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(undo(), QString());
    QCOMPARE(ann.ask("SELECT rank FROM client WHERE id = 3"), u"7"_s);
}

void TestSessionLifecycle::refusesAColumnOfAnotherType()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE badge SET tree_id = 1 WHERE id = 8"), u"1"_s);
    Connection owner = TestDatabase::connect(m_fixture->database().superuser());
    const auto refused = owner.executeScript(
        "BEGIN; DROP VIEW showroom_guard.shop__preference, shop_live.preference, shop_dense.preference;"
        "ALTER TABLE shop.preference ALTER COLUMN theme TYPE varchar(9);"
        "SELECT showroom.register_table('shop', 'shop.preference', 'tenant_id', 6);"
        "DROP VIEW showroom_guard.shop__badge, shop_live.badge, shop_dense.badge; ALTER TABLE shop.badge ALTER "
        "COLUMN tree_id TYPE bigint;"
        "SELECT showroom.register_table('shop', 'shop.badge', 'tenant_id', 5)");
    VERIFY_RESULT(owner.executeScript("ROLLBACK"));
    QCOMPARE(sqlState(refused), u"SR003"_s);
    QVERIFY2(refused.error().message.contains(u"tree_id"), qPrintable(refused.error().message));
    QCOMPARE(ann.ask("SELECT tree_id FROM badge WHERE id = 8"), u"1"_s);
}

void TestSessionLifecycle::isAudited()
{
    QCOMPARE(client().run("UPDATE preference SET theme = 'dark'"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(undo(), QString());
    QCOMPARE(support("showroom.session_close(" + m_id + ")"), QString());
    QCOMPARE(
        m_fixture->ask("SELECT string_agg(action || ' ' || actor, ', ' ORDER BY id) FROM showroom.audit "
                       "WHERE environment = 'demo-acme'"),
        u"session.open test_support, session.reset test_support, session.undo test_support, session.close test_support"_s);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.audit WHERE details::text LIKE '%srs\\_%'"), u"0"_s);
}

QTEST_GUILESS_MAIN(TestSessionLifecycle)
#include "tst_session_lifecycle.moc"
