#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

/// An undo over a base that is another one by now, or beside work that stands against it, brings back what fits, names
/// the rest and keeps it.
class TestSessionFit final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void restoresWhatStillFits_data();
    void restoresWhatStillFits();
    void keepsTheRestForAnotherTry();
    void leavesOutWhatHangsOnWhatIsLeftOut();
    void leavesWorkDoneSinceAlone_data();
    void leavesWorkDoneSinceAlone();
    void takesTheCurrentRowWhereTheArchivedDoesNotFit();
    void followsAProductThatChangedItsTable();
    void restoresBesideAColumnThatIsNotRegistered();
    void refusesWhenNothingFits();
    void restoresAClosedSessionIntoThePresentOne();

private:
    QString support(const QByteArray &call) { return m_fixture->askAs(u"support"_s, "SELECT " + call); }
    ProductClient client() { return ProductClient(m_fixture->database(), m_ann.token, u"shop_live"_s); }
    QString reset() { return support("showroom.session_reset(" + m_id + ", 'CONFIRM_RESET') > 0"); }
    /// What an undo left out, a line a row.
    QString undo(const QByteArray &more = {})
    {
        return support("string_agg(concat_ws(' ', u.table_name, u.row_key, u.problem), E'\\n' ORDER BY u.table_name, "
                       "u.row_key) FROM showroom.session_undo(" +
                       m_id + more + ") u");
    }
    Result<void> owner(const QByteArray &script)
    {
        return TestDatabase::connect(m_fixture->database().superuser()).executeScript(script);
    }
    /// The owner changes rows of the base and has them recorded, as seeding does.
    Result<void> seed(const QByteArray &script)
    {
        return owner(script + "; SELECT showroom.record_fingerprints('demo-acme', 'shop')");
    }
    QString misfits()
    {
        return m_fixture->ask("SELECT count(*) FROM showroom.session s, showroom_guard.layer_misfits('demo-acme', "
                              "s.layer) WHERE s.state = 'open'");
    }
    QString archives()
    {
        return support("string_agg(reason || ' ' || changes, ', ' ORDER BY reason) FROM showroom.session_archives(" +
                       m_id + ")");
    }

    std::unique_ptr<SessionFixture> m_fixture;
    OpenedSession m_ann;
    QByteArray m_id; ///< of Ann's session, quoted
};

void TestSessionFit::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    m_ann = *opened;
    m_id = "'" + m_ann.id.toUtf8() + "'";
}

void TestSessionFit::cleanup()
{
    m_fixture.reset();
}

void TestSessionFit::restoresWhatStillFits_data()
{
    QTest::addColumn<QByteArray>("work");
    QTest::addColumn<QByteArray>("seeding");
    QTest::addColumn<QString>("leftOut");
    QTest::newRow("all of it") << QByteArray("UPDATE badge SET tree_id = 1 WHERE id = 9") << QByteArray("SELECT 1")
                               << QString();
    QTest::newRow("the base row is gone")
        << QByteArray("UPDATE badge SET tree_id = 1 WHERE id = 9")
        << QByteArray("DELETE FROM shop.badge WHERE id = 9 AND tenant_id = 'demo-acme'")
        << u"shop.badge {\"id\": 9} its base row is gone"_s;
    QTest::newRow("what was deleted is gone")
        << QByteArray("DELETE FROM badge WHERE id = 9")
        << QByteArray("DELETE FROM shop.badge WHERE id = 9 AND tenant_id = 'demo-acme'")
        << u"shop.badge {\"id\": 9} its base row is gone"_s;
    QTest::newRow("the base has the key") << QByteArray("INSERT INTO badge (id) VALUES (70)")
                                          << QByteArray("INSERT INTO shop.badge VALUES ('demo-acme', 70)")
                                          << u"shop.badge {\"id\": 70} the base has this row by now"_s;
    QTest::newRow("the parent is gone") << QByteArray("INSERT INTO badge (id, tree_id) VALUES (70, 15)")
                                        << QByteArray("UPDATE shop.badge SET tree_id = NULL WHERE tree_id = 15; "
                                                      "DELETE FROM shop.tree WHERE tenant_id = 'demo-acme' AND id = 15")
                                        << u"shop.badge {\"id\": 70} it refers to a row of shop.tree that is gone"_s;
    QTest::newRow("the unique key is taken")
        << QByteArray("INSERT INTO client (id, code) VALUES (900, 'new')")
        << QByteArray("UPDATE shop.client SET code = 'new' WHERE id = 5 AND tenant_id = 'demo-acme'")
        << u"shop.client {\"id\": 900} another row has its client_code_key"_s;
    QTest::newRow("what was deleted has children by now")
        << QByteArray("DELETE FROM client WHERE id = 16")
        << QByteArray("INSERT INTO shop.\"Order Line\" VALUES ('demo-acme', 16, 9)")
        << u"shop.client {\"id\": 16} rows of shop.Order Line refer to it"_s;
}

void TestSessionFit::restoresWhatStillFits()
{
    QFETCH(QByteArray, work);
    QFETCH(QByteArray, seeding);
    QFETCH(QString, leftOut);
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(ann.run(work), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    VERIFY_RESULT(seed(seeding));
    QCOMPARE(undo(), leftOut);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 3"), u"99"_s);
    QCOMPARE(misfits(), u"0"_s);
    QCOMPARE(archives().startsWith(u"rest "), !leftOut.isEmpty());
}

void TestSessionFit::keepsTheRestForAnotherTry()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE badge SET tree_id = 1 WHERE id IN (8, 9, 10)"), u"3"_s);
    QCOMPARE(reset(), u"true"_s);
    VERIFY_RESULT(seed("DELETE FROM shop.badge WHERE id = 9 AND tenant_id = 'demo-acme'"));
    QCOMPARE(undo(), u"shop.badge {\"id\": 9} its base row is gone"_s);
    QCOMPARE(ann.ask("SELECT string_agg(id::text, ' ' ORDER BY id) FROM badge WHERE tree_id = 1"), u"8 10"_s);
    QCOMPARE(archives(), u"rest 1"_s);
    // As long as nothing changed it does not fit; then it does.
    QCOMPARE(undo(), u"!SR016"_s);
    QCOMPARE(archives(), u"rest 1"_s);
    VERIFY_RESULT(seed("INSERT INTO shop.badge VALUES ('demo-acme', 9, 9)"));
    QCOMPARE(undo(), QString());
    QCOMPARE(ann.ask("SELECT string_agg(id::text, ' ' ORDER BY id) FROM badge WHERE tree_id = 1"), u"8 9 10"_s);
    // What was there before can be brought back as before every undo.
    QCOMPARE(archives(), u"undo 2"_s);
}

void TestSessionFit::leavesOutWhatHangsOnWhatIsLeftOut()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("INSERT INTO tree (id, parent_id) VALUES (100, 15), (101, 100), (102, 101), (200, 1)"), u"4"_s);
    QCOMPARE(ann.run("INSERT INTO badge (id, tree_id) VALUES (70, 102), (71, 200)"), u"2"_s);
    QCOMPARE(reset(), u"true"_s);
    VERIFY_RESULT(seed("UPDATE shop.badge SET tree_id = NULL WHERE tree_id = 15; "
                       "DELETE FROM shop.tree WHERE tenant_id = 'demo-acme' AND id = 15"));
    QCOMPARE(undo(), u"shop.badge {\"id\": 70} it refers to a row of shop.tree that is gone\n"
                     "shop.tree {\"id\": 100} it refers to a row of shop.tree that is gone\n"
                     "shop.tree {\"id\": 101} it refers to a row of shop.tree that is gone\n"
                     "shop.tree {\"id\": 102} it refers to a row of shop.tree that is gone"_s);
    QCOMPARE(ann.ask("SELECT string_agg(id::text, ' ') FROM badge WHERE id >= 70"), u"71"_s);
    QCOMPARE(misfits(), u"0"_s);
    QCOMPARE(archives(), u"rest 4"_s);
}

void TestSessionFit::leavesWorkDoneSinceAlone_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("since");
    QTest::addColumn<QString>("leftOut");
    QTest::newRow("the same unique key") << QByteArray("INSERT INTO client (id, code) VALUES (900, 'same')")
                                         << QByteArray("INSERT INTO client (id, code) VALUES (901, 'same')")
                                         << u"shop.client {\"id\": 900} a row made since has its unique key"_s;
    QTest::newRow("a child of what was deleted")
        << QByteArray("INSERT INTO \"Order Line\" VALUES ('demo-acme', 4, 9)")
        << QByteArray("DELETE FROM client WHERE id = 4")
        << u"shop.Order Line {\"select\": 9, \"client_id\": 4} it refers to a row of shop.client that is gone"_s;
    QTest::newRow("a parent of what was made")
        << QByteArray("DELETE FROM badge WHERE tree_id = 15; DELETE FROM tree WHERE id = 15")
        << QByteArray("INSERT INTO badge (id, tree_id) VALUES (70, 15)")
        << u"shop.tree {\"id\": 15} rows of shop.badge made since refer to it"_s;
    QTest::newRow("a parent whose key was changed")
        << QByteArray("UPDATE client SET code = 'other' WHERE id = 3")
        << QByteArray("INSERT INTO ticket (client_code, title) VALUES ('K3', 'since')")
        << u"shop.client {\"id\": 3} rows of shop.ticket made since refer to it"_s;
}

void TestSessionFit::leavesWorkDoneSinceAlone()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, since);
    QFETCH(QString, leftOut);
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 20"), u"1"_s);
    VERIFY_RESULT(ann.connection().executeScript(before));
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run(since), u"1"_s);
    const QString present = ann.ask(everything);
    QCOMPARE(undo(), u"!SR016"_s);
    QCOMPARE(ann.ask(everything), present);
    QCOMPARE(undo(", p_partly => true"), leftOut);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 20"), u"99"_s);
    QCOMPARE(misfits(), u"0"_s);
    QVERIFY2(archives().startsWith(u"rest 1, undo "), qPrintable(archives()));
}

void TestSessionFit::takesTheCurrentRowWhereTheArchivedDoesNotFit()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE badge SET tree_id = 15 WHERE id = 9"), u"1"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run("UPDATE badge SET tree_id = 2 WHERE id = 9"), u"1"_s);
    VERIFY_RESULT(seed("UPDATE shop.badge SET tree_id = NULL WHERE tree_id = 15; "
                       "DELETE FROM shop.tree WHERE tenant_id = 'demo-acme' AND id = 15"));
    QCOMPARE(undo(", NULL, 'archived'"), u"shop.badge {\"id\": 9} it refers to a row of shop.tree that is gone"_s);
    QCOMPARE(ann.ask("SELECT tree_id FROM badge WHERE id = 9"), u"2"_s);
    QCOMPARE(ann.ask("SELECT points FROM client WHERE id = 3"), u"99"_s);
}

void TestSessionFit::followsAProductThatChangedItsTable()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 9 WHERE id = 4"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    VERIFY_RESULT(owner("DROP VIEW showroom_guard.shop__client, shop_live.client, shop_dense.client;"
                        "ALTER TABLE shop.client ADD COLUMN rank integer NOT NULL DEFAULT 5, DROP COLUMN name,"
                        "ADD CONSTRAINT client_points_limit CHECK (points < 50);"
                        "SELECT showroom.register_table('shop', 'shop.client', 'tenant_id', 1)"));
    QCOMPARE(undo(), u"shop.client {\"id\": 3} it breaks the check client_points_limit\n"
                     "shop.client its column “name” is gone; 2 archived rows had a value there"_s);
    QCOMPARE(ann.ask("SELECT string_agg(points || ' ' || rank, ', ' ORDER BY id) FROM client WHERE id IN (3, 4)"),
             u"3 5, 9 5"_s);
    QCOMPARE(archives(), u"rest 1"_s);
}

void TestSessionFit::restoresBesideAColumnThatIsNotRegistered()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
    QCOMPARE(reset(), u"true"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 98 WHERE id = 4"), u"1"_s);
    VERIFY_RESULT(owner("ALTER TABLE shop.client ADD COLUMN rank integer NOT NULL DEFAULT 5"));
    QCOMPARE(undo(), QString());
    QCOMPARE(ann.ask("SELECT string_agg(points::text, ', ' ORDER BY id) FROM client WHERE id IN (3, 4)"), u"99, 98"_s);
}

void TestSessionFit::refusesWhenNothingFits()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE badge SET tree_id = 1 WHERE id IN (8, 9)"), u"2"_s);
    QCOMPARE(reset(), u"true"_s);
    VERIFY_RESULT(seed("DELETE FROM shop.badge WHERE tenant_id = 'demo-acme'"));
    const QString before = ann.ask(everything);
    Connection connection = TestDatabase::connect(m_fixture->database().login(u"support"_s));
    const auto refused = connection.query(SqlStatement::fromText("SELECT * FROM showroom.session_undo(" + m_id + ")"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"2 archived changes do not fit what is there now; nothing was restored."_s);
    QCOMPARE(refused.error().problems.size(), 2);
    QCOMPARE(refused.error().problems.first().message, u"its base row is gone"_s);
    QCOMPARE(ann.ask(everything), before);
    QCOMPARE(archives(), u"reset 2"_s);
}

void TestSessionFit::restoresAClosedSessionIntoThePresentOne()
{
    ProductClient ann = client();
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id IN (3, 4)"), u"2"_s);
    QCOMPARE(support("showroom.session_close(" + m_id + ")"), QString());
    const QString archive = m_fixture->ask("SELECT max(id) FROM showroom.layer WHERE reason = 'closed'");
    // Nobody opened another one: nothing stands against it.
    QCOMPARE(support("count(*) FROM showroom.archive_conflicts(" + archive.toUtf8() + ")"), u"0"_s);
    ProductClient again = m_fixture->enter(u"ann"_s);
    QCOMPARE(again.run("UPDATE client SET points = 88 WHERE id = 3"), u"1"_s);
    QCOMPARE(
        support("string_agg(row_key::text || ' ' || (archived ->> 'points') || ' ' || (current ->> 'points'), '') FROM "
                "showroom.archive_conflicts(" +
                archive.toUtf8() + ")"),
        u"{\"id\": 3} 99 88"_s);
    QCOMPARE(m_fixture->askAs(u"sales"_s, "SELECT count(*) FROM showroom.archive_conflicts(" + archive.toUtf8() + ")"),
             u"!SR017"_s);
    QCOMPARE(support("count(*) FROM showroom.session_undo(showroom.session_of_archive(" + archive.toUtf8() + "), " +
                     archive.toUtf8() + ", 'current')"),
             u"0"_s);
    QCOMPARE(again.ask("SELECT string_agg(points::text, ' ' ORDER BY id) FROM client WHERE id IN (3, 4)"), u"88 99"_s);
}

QTEST_GUILESS_MAIN(TestSessionFit)
#include "tst_session_fit.moc"
