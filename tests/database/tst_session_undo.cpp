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

/// Bringing back what a reset took: refusals, conflicts, merges, another base.
class TestSessionUndo final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void refusesAnUndo();
    void undoesAnUndo();
    void showsConflictsThreeWays();
    void mergesByChoice_data();
    void mergesByChoice();
    void mergesWhatDoesNotConflict();
    void refusesWhatDoesNotHoldTogether_data();
    void refusesWhatDoesNotHoldTogether();
    void refusesToUndoOverAnotherBase_data();
    void refusesToUndoOverAnotherBase();

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

void TestSessionUndo::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    m_ann = *opened;
    m_id = "'" + m_ann.id.toUtf8() + "'";
}

void TestSessionUndo::cleanup()
{
    m_fixture.reset();
}

void TestSessionUndo::refusesAnUndo()
{
    QCOMPARE(undo(), u"!SR015"_s);
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(as(u"sales"_s, "showroom.session_undo(" + m_id + ")"), u"!SR017"_s);
    QCOMPARE(undo(", NULL, 'everything'"), u"!SR005"_s);
    QCOMPARE(undo(", 4711"), u"!SR015"_s);
    Connection later = TestDatabase::connect(m_fixture->database().login(u"support"_s));
    VERIFY_RESULT(
        later.executeScript("SELECT set_config('showroom.now', (now() + interval '24 hours 1 second')::text, false)"));
    QCOMPARE(sqlState(later.scalar(sql("SELECT showroom.session_undo(" + m_id + ")"))), u"SR015"_s);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 3"), u"3"_s);
    QCOMPARE(undo(), QString());
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 3"), u"99"_s);
}

void TestSessionUndo::undoesAnUndo()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 88 WHERE id = 4"), u"1"_s);
    const QString before = ann.ask(everything);
    QCOMPARE(undo(), QString());
    const QString merged = ann.ask(everything);
    QCOMPARE(ann.ask("SELECT string_agg(points::text, ' ' ORDER BY id) FROM client WHERE id IN (3, 4)"), u"99 88"_s);
    QCOMPARE(undo(), QString());
    QCOMPARE(ann.ask(everything), before);
    QCOMPARE(undo(), QString());
    QCOMPARE(ann.ask(everything), merged);
}

void TestSessionUndo::showsConflictsThreeWays()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id IN (3, 4)"), u"2"_s);
    QCOMPARE(ann.run("DELETE FROM badge WHERE id = 8"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 88 WHERE id = 3"), u"1"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 4"), u"1"_s);
    QCOMPARE(ann.run("UPDATE badge SET tree_id = 1 WHERE id = 8"), u"1"_s);
    QCOMPARE(support("string_agg(concat_ws(' ', table_name, row_key, archived ->> 'points', current ->> 'points', base "
                     "->> 'points', "
                     "fields), ', ') FROM showroom.session_conflicts(" +
                     m_id + ") WHERE table_name = 'shop.client'"),
             u"shop.client {\"id\": 3} 99 88 3 {double_points,points}"_s);
    QCOMPARE(support("archived IS NULL AND current ->> 'tree_id' = '1' AND base ->> 'tree_id' = '8' "
                     "FROM showroom.session_conflicts(" +
                     m_id + ") WHERE table_name = 'shop.badge'"),
             u"true"_s);
    QCOMPARE(undo(), u"!SR016"_s);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 3"), u"88"_s);
}

void TestSessionUndo::mergesByChoice_data()
{
    QTest::addColumn<QByteArray>("decision");
    QTest::addColumn<QString>("points");
    QTest::newRow("keep what is there") << QByteArray(", NULL, 'current'") << u"88 77 55 66"_s;
    QTest::newRow("take what was archived") << QByteArray(", NULL, 'archived'") << u"99 99 55 66"_s;
    QTest::newRow("row by row")
        << QByteArray(R"(, NULL, NULL, '[{"table": "shop.client", "key": {"id": 3}, "take": "archived"},
        {"table": "shop.client", "key": {"id": 4}, "take": "current"}]')")
        << u"99 77 55 66"_s;
    QTest::newRow("one row otherwise than all")
        << QByteArray(R"(, NULL, 'current', '[{"table": "shop.client", "key": {"id": 4}, "take": "archived"}]')")
        << u"88 99 55 66"_s;
}

void TestSessionUndo::mergesByChoice()
{
    QFETCH(QByteArray, decision);
    QFETCH(QString, points);
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id IN (3, 4)"), u"2"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 55 WHERE id = 5"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(
        ann.run("UPDATE client SET points = CASE id WHEN 3 THEN 88 WHEN 4 THEN 77 ELSE 66 END WHERE id IN (3, 4, 6)"),
        u"3"_s);
    QCOMPARE(undo(decision), QString());
    QCOMPARE(ann.ask("SELECT string_agg(points::text, ' ' ORDER BY id) FROM client WHERE id BETWEEN 3 AND 6"), points);
}

void TestSessionUndo::mergesWhatDoesNotConflict()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("INSERT INTO client (id, code) VALUES (900, 'archived')"), u"1"_s);
    QCOMPARE(ann.run("INSERT INTO \"Order Line\" VALUES ('demo-acme', 900, 1)"), u"1"_s);
    QCOMPARE(ann.run("DELETE FROM client WHERE id = 4"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run("INSERT INTO client (id, code) VALUES (901, 'since')"), u"1"_s);
    QCOMPARE(undo(), QString());
    QCOMPARE(ann.ask("SELECT string_agg(code, ' ' ORDER BY id) FROM client WHERE id >= 900"), u"archived since"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM client"), u"21"_s);
    QCOMPARE(ann.ask("SELECT count(*) FROM \"Order Line\" WHERE client_id IN (4, 900)"), u"1"_s);
}

void TestSessionUndo::refusesWhatDoesNotHoldTogether_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("since");
    QTest::newRow("the same unique key") << QByteArray("INSERT INTO client (id, code) VALUES (900, 'same')")
                                         << QByteArray("INSERT INTO client (id, code) VALUES (901, 'same')");
    QTest::newRow("a child of what was deleted") << QByteArray("INSERT INTO \"Order Line\" VALUES ('demo-acme', 4, 9)")
                                                 << QByteArray("DELETE FROM client WHERE id = 4");
    QTest::newRow("a parent of what was made") << QByteArray("DELETE FROM client WHERE id = 4")
                                               << QByteArray("INSERT INTO \"Order Line\" VALUES ('demo-acme', 4, 9)");
}

void TestSessionUndo::refusesWhatDoesNotHoldTogether()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, since);
    ProductClient ann = client();
    QCOMPARE(ann.run(before), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run(since), u"1"_s);
    const QString present = ann.ask(everything);
    QCOMPARE(undo(", NULL, 'current'"), u"!SR016"_s);
    QCOMPARE(ann.ask(everything), present);
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT count(*) FROM showroom.session_archives(" + m_id + ")"), u"1"_s);
}

void TestSessionUndo::refusesToUndoOverAnotherBase_data()
{
    QTest::addColumn<QByteArray>("work");
    QTest::addColumn<QByteArray>("seeding");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("all fits") << QByteArray("UPDATE client SET points = 99 WHERE id = 3") << QByteArray("SELECT 1")
                              << QString();
    QTest::newRow("the base row is gone")
        << QByteArray("UPDATE badge SET tree_id = 1 WHERE id = 9")
        << QByteArray("DELETE FROM shop.badge WHERE tenant_id = 'demo-acme'") << u"!SR016"_s;
    QTest::newRow("the base has the key")
        << QByteArray("INSERT INTO badge (id) VALUES (70)")
        << QByteArray("INSERT INTO shop.badge VALUES ('demo-acme', 70)") << u"!SR016"_s;
    QTest::newRow("the parent is gone") << QByteArray("INSERT INTO badge (id, tree_id) VALUES (70, 15)")
                                        << QByteArray("UPDATE shop.badge SET tree_id = NULL WHERE tree_id = 15; "
                                                      "DELETE FROM shop.tree WHERE tenant_id = 'demo-acme' AND id = 15")
                                        << u"!SR016"_s;
    QTest::newRow("the unique key is taken")
        << QByteArray("INSERT INTO client (code) VALUES ('new')")
        << QByteArray("UPDATE shop.client SET code = 'new' WHERE id = 5 AND tenant_id = 'demo-acme'") << u"!SR016"_s;
    QTest::newRow("what was deleted has children")
        << QByteArray("DELETE FROM badge WHERE id = 8; ") << QByteArray("SELECT 1") << QString();
}

void TestSessionUndo::refusesToUndoOverAnotherBase()
{
    QFETCH(QByteArray, work);
    QFETCH(QByteArray, seeding);
    QFETCH(QString, outcome);
    ProductClient ann = client();
    QCOMPARE(ann.run(work), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    VERIFY_RESULT(TestDatabase::connect(m_fixture->database().superuser())
                      .executeScript(seeding + "; SELECT showroom.record_fingerprints('demo-acme', 'shop')"));
    QCOMPARE(undo(), outcome);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.layer WHERE state = 'archived'"),
             outcome.isEmpty() ? u"0"_s : u"1"_s);
}

QTEST_GUILESS_MAIN(TestSessionUndo)
#include "tst_session_undo.moc"
