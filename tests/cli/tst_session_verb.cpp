#include "cli_harness.h"
#include "database_backend.h"

#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QJsonArray>
#include <QTest>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// `session` and `reset` against the real database, with a product's own connection at work between them.
class TestSessionVerb final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void opensWithATokenOnce();
    void listsAndShows();
    void previewsExactlyWhatAResetTakes();
    void resetsOnlyWhenConfirmed_data();
    void resetsOnlyWhenConfirmed();
    void resetsTheSessionOfAUser();
    void undoesAndDecides();
    void resetsOnlyTheRevisionThatWasSeen();
    void listsWhatAnUndoLeavesOut();
    void restoresTheOthersWhenAsked();
    void restoresAClosedSession();
    void holdsKeepsCopiesAndCloses();
    void stopsATeardownOfHeldSessions();
    void saysWhichRoleMay_data();
    void saysWhichRoleMay();
    void verifiesTheBase();
    void clearsStaleOnes();
    void namesEveryProblemOfTheLine_data();
    void namesEveryProblemOfTheLine();
    void asksForTheTokenOnATerminal();

private:
    Answer call(QStringList words) { return run(*m_backend, words << u"--json"_s); }
    Answer callFor(const QStringList &words)
    {
        return call(words + QStringList{u"--tenant"_s, u"demo-acme"_s, u"--user"_s, u"jane"_s});
    }
    /// What jane's product does.
    QString product(const QByteArray &sql);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
    QString m_token;
};

void TestSessionVerb::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    const Answer created =
        call({u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s, u"--as-of"_s, u"2026-11-01"_s});
    QVERIFY2(created.exitCode == 0, qPrintable(created.err));
    const Answer opened = callFor({u"session"_s, u"open"_s});
    QVERIFY2(opened.exitCode == 0, qPrintable(opened.err));
    m_token = opened.json()[u"token"].toString();
}

void TestSessionVerb::cleanup()
{
    m_backend.reset();
    m_database.reset();
}

QString TestSessionVerb::product(const QByteArray &sql)
{
    return ProductClient(*m_database, m_token, u"impact_live"_s).run(sql);
}

void TestSessionVerb::opensWithATokenOnce()
{
    const Answer again = callFor({u"session"_s, u"open"_s, u"--name"_s, u"Call"_s, u"--minutes"_s, u"30"_s});
    QVERIFY2(again.exitCode == 0, qPrintable(again.err));
    const QJsonObject json = again.json();
    QCOMPARE(json[u"environment"].toString(), u"demo-acme"_s);
    QCOMPARE(json[u"user"].toString(), u"jane"_s);
    QVERIFY(!json[u"id"].toString().isEmpty());
    QVERIFY(json[u"resumed"].toBool());
    QVERIFY(json[u"token"].toString().startsWith(u"srs_"));
    QVERIFY(json[u"token"].toString() != m_token);
    const Answer shown = callFor({u"session"_s, u"show"_s});
    QCOMPARE(shown.json()[u"id"].toString(), json[u"id"].toString());
    QVERIFY(!shown.out.contains(u"srs_")); // never again
    const Answer words =
        run(*m_backend, {u"session"_s, u"open"_s, u"--tenant"_s, u"demo-acme"_s, u"--user"_s, u"bo"_s});
    QVERIFY(words.out.contains(u"srs_"));
    QVERIFY(words.out.contains(u"shown this one time"));
}

void TestSessionVerb::listsAndShows()
{
    QCOMPARE(product("UPDATE users SET job_title = 'Jones' WHERE id IN (SELECT id FROM users ORDER BY id LIMIT 3)"),
             u"3"_s);
    const Answer list = call({u"session"_s, u"list"_s});
    QCOMPARE(list.json()[u"sessions"].toArray().size(), 1);
    QCOMPARE(list.json()[u"sessions"][0][u"changes"][u"edited"].toInt(), 3);
    QCOMPARE(call({u"session"_s, u"list"_s, u"--tenant"_s, u"demo-other"_s}).json()[u"sessions"].toArray().size(), 0);
    const Answer stats = callFor({u"session"_s, u"stats"_s});
    QCOMPARE(stats.json()[u"tables"][u"impact.users"][u"edited"].toInt(), 3);
    QCOMPARE(stats.json()[u"total"][u"total"].toInt(), 3);
    const QString id = list.json()[u"sessions"][0][u"id"].toString();
    QCOMPARE(call({u"session"_s, u"show"_s, u"--session"_s, id}).json()[u"user"].toString(), u"jane"_s);
    QVERIFY(run(*m_backend, {u"session"_s, u"list"_s}).out.contains(u"demo-acme"));
}

void TestSessionVerb::previewsExactlyWhatAResetTakes()
{
    QCOMPARE(product("UPDATE users SET job_title = 'Jones' WHERE id = (SELECT id FROM users ORDER BY id LIMIT 1)"),
             u"1"_s);
    QCOMPARE(product("DELETE FROM events WHERE id IN (SELECT id FROM events ORDER BY id LIMIT 4)"), u"4"_s);
    const Answer preview = callFor({u"session"_s, u"preview"_s});
    QVERIFY2(preview.exitCode == 0, qPrintable(preview.err));
    QCOMPARE(preview.json()[u"rows"].toArray().size(), 5);
    QCOMPARE(preview.json()[u"total"][u"deleted"].toInt(), 4);
    QVERIFY(!preview.json()[u"more"].toBool());
    const Answer slip = callFor({u"session"_s, u"preview"_s, u"--table"_s, u"impact.user"_s});
    QCOMPARE(slip.exitCode, 2);
    QVERIFY2(slip.error()[u"hint"].toString().contains(u"impact.users"), qPrintable(slip.err));
    const Answer people = callFor({u"session"_s, u"preview"_s, u"--table"_s, u"impact.users"_s});
    const QJsonObject row = people.json()[u"rows"][0].toObject();
    QCOMPARE(row[u"operation"].toString(), u"edited"_s);
    bool isNamed = false;
    for (const QJsonValue &field : row[u"fields"].toArray())
        isNamed = isNamed ||
                  (field[u"field"] == u"job_title"_s && field[u"after"] == u"Jones"_s && field[u"before"].isString());
    QVERIFY(isNamed);
    QCOMPARE(callFor({u"session"_s, u"preview"_s, u"--operation"_s, u"deleted"_s, u"--limit"_s, u"2"_s})
                 .json()[u"rows"]
                 .toArray()
                 .size(),
             2);
    QCOMPARE(callFor({u"session"_s, u"preview"_s, u"--filter"_s, u"jones"_s}).json()[u"rows"].toArray().size(), 1);
}

void TestSessionVerb::resetsOnlyWhenConfirmed_data()
{
    QTest::addColumn<QStringList>("confirmation");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("not at all") << QStringList() << 2;
    QTest::newRow("in another spelling") << QStringList{u"--confirm"_s, u"confirm_reset"_s} << 2;
    QTest::newRow("with another word") << QStringList{u"--confirm=demo-acme"_s} << 2;
    QTest::newRow("with the token") << QStringList{u"--confirm"_s, u"CONFIRM_RESET"_s} << 0;
}

void TestSessionVerb::resetsOnlyWhenConfirmed()
{
    QFETCH(QStringList, confirmation);
    QFETCH(int, exitCode);
    QCOMPARE(product("UPDATE users SET job_title = 'Jones' WHERE id = (SELECT id FROM users ORDER BY id LIMIT 1)"),
             u"1"_s);
    const Answer answer = callFor(QStringList{u"session"_s, u"reset"_s} + confirmation);
    QCOMPARE(answer.exitCode, exitCode);
    if (exitCode != 0)
        QCOMPARE(answer.problemFields(), QStringList{u"confirm"_s});
    const int left = callFor({u"session"_s, u"stats"_s}).json()[u"total"][u"total"].toInt();
    QCOMPARE(left, exitCode == 0 ? 0 : 1);
}

void TestSessionVerb::resetsTheSessionOfAUser()
{
    QCOMPARE(product("UPDATE users SET job_title = 'Jones' WHERE id = (SELECT id FROM users ORDER BY id LIMIT 1)"),
             u"1"_s);
    const Answer answer =
        call({u"reset"_s, u"jane"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s, u"CONFIRM_RESET"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QCOMPARE(answer.json()[u"changes"].toInt(), 1);
    QCOMPARE(answer.json()[u"reason"].toString(), u"reset"_s);
    QVERIFY(!answer.json()[u"expiresAt"].toString().isEmpty());
    const Answer again =
        call({u"reset"_s, u"jane"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s, u"CONFIRM_RESET"_s});
    QVERIFY2(again.exitCode == 0, qPrintable(again.err));
    QVERIFY(again.json()[u"id"].isNull());
    QCOMPARE(again.json()[u"changes"].toInt(), 0);
    QCOMPARE(again.json()[u"user"].toString(), u"jane"_s);
    QCOMPARE(
        call({u"reset"_s, u"nobody"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s, u"CONFIRM_RESET"_s}).exitCode, 4);
    QCOMPARE(call({u"reset"_s, u"jane"_s, u"--tenant"_s, u"prod-acme"_s, u"--confirm"_s, u"CONFIRM_RESET"_s}).exitCode,
             3);
    const Answer all =
        call({u"session"_s, u"reset"_s, u"--all"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s, u"CONFIRM_RESET"_s});
    QVERIFY2(all.exitCode == 0, qPrintable(all.err));
    QCOMPARE(all.json()[u"sessions"].toInt(), 0);
}

void TestSessionVerb::undoesAndDecides()
{
    const QByteArray first = "(SELECT id FROM users ORDER BY id LIMIT 1)";
    QCOMPARE(product("UPDATE users SET job_title = 'Jones' WHERE id = " + first), u"1"_s);
    QCOMPARE(callFor({u"session"_s, u"undo"_s}).exitCode, 4);
    QCOMPARE(callFor({u"session"_s, u"reset"_s, u"--confirm"_s, u"CONFIRM_RESET"_s}).exitCode, 0);
    QCOMPARE(product("UPDATE users SET job_title = 'Smith' WHERE id = " + first), u"1"_s);
    const Answer conflicts = callFor({u"session"_s, u"conflicts"_s});
    QCOMPARE(conflicts.json()[u"conflicts"].toArray().size(), 1);
    QCOMPARE(callFor({u"session"_s, u"undo"_s}).exitCode, 5);
    const Answer undone = callFor({u"session"_s, u"undo"_s, u"--take"_s, u"archived"_s});
    QVERIFY2(undone.exitCode == 0, qPrintable(undone.err));
    QCOMPARE(undone.json()[u"restored"].toInt(), 1);
    const Answer preview = callFor({u"session"_s, u"preview"_s, u"--filter"_s, u"Jones"_s});
    QCOMPARE(preview.json()[u"rows"].toArray().size(), 1);
}

void TestSessionVerb::resetsOnlyTheRevisionThatWasSeen()
{
    QCOMPARE(product("UPDATE users SET job_title = 'Jones' WHERE id = (SELECT id FROM users ORDER BY id LIMIT 1)"),
             u"1"_s);
    const QString seen = callFor({u"session"_s, u"preview"_s}).json()[u"revision"].toString();
    QVERIFY(!seen.isEmpty());
    QCOMPARE(product("DELETE FROM events WHERE id = (SELECT id FROM events ORDER BY id LIMIT 1)"), u"1"_s);
    const Answer stale = callFor({u"session"_s, u"reset"_s, u"--confirm"_s, u"CONFIRM_RESET"_s, u"--revision"_s, seen});
    QCOMPARE(stale.exitCode, 5);
    const QString now = callFor({u"session"_s, u"preview"_s}).json()[u"revision"].toString();
    QCOMPARE(callFor({u"session"_s, u"reset"_s, u"--confirm"_s, u"CONFIRM_RESET"_s, u"--revision"_s, now}).exitCode, 0);
}

void TestSessionVerb::listsWhatAnUndoLeavesOut()
{
    QCOMPARE(product("UPDATE events SET status = 'cancelled' WHERE id IN (SELECT id FROM events ORDER BY id LIMIT 3)"),
             u"3"_s);
    QCOMPARE(callFor({u"session"_s, u"reset"_s, u"--confirm"_s, u"CONFIRM_RESET"_s}).exitCode, 0);
    VERIFY_RESULT(
        TestDatabase::connect(m_database->superuser())
            .executeScript("DELETE FROM impact.events WHERE tenant_id = 'demo-acme' AND id = (SELECT min(id::text)"
                           "::uuid FROM impact.events WHERE tenant_id = 'demo-acme');"
                           "SELECT showroom.record_fingerprints('demo-acme', 'impact')"));
    const Answer undone = callFor({u"session"_s, u"undo"_s});
    QVERIFY2(undone.exitCode == 0, qPrintable(undone.err));
    QCOMPARE(undone.json()[u"restored"].toInt(), 2);
    QCOMPARE(undone.json()[u"leftOut"].toArray().size(), 1);
    QCOMPARE(undone.json()[u"leftOut"][0][u"table"].toString(), u"impact.events"_s);
    QCOMPARE(undone.json()[u"leftOut"][0][u"problem"].toString(), u"its base row is gone"_s);
    QCOMPARE(callFor({u"session"_s, u"stats"_s}).json()[u"total"][u"total"].toInt(), 2);
    // In words too, and there is still something to look at.
    const Answer refused =
        run(*m_backend, {u"session"_s, u"undo"_s, u"--tenant"_s, u"demo-acme"_s, u"--user"_s, u"jane"_s});
    QVERIFY2(refused.err.contains(u"1 archived change does not fit"), qPrintable(refused.err));
    QVERIFY2(refused.err.contains(u"\n  impact.events ") && !refused.err.contains(u"--impact"),
             qPrintable(refused.err));
}

void TestSessionVerb::restoresTheOthersWhenAsked()
{
    QCOMPARE(product("UPDATE events SET status = 'cancelled' WHERE id IN (SELECT id FROM events ORDER BY id LIMIT 3)"),
             u"3"_s);
    QCOMPARE(product("UPDATE users SET email = 'taken@example.com' WHERE id = (SELECT min(id::text)::uuid FROM users)"),
             u"1"_s);
    QCOMPARE(callFor({u"session"_s, u"reset"_s, u"--confirm"_s, u"CONFIRM_RESET"_s}).exitCode, 0);
    QCOMPARE(product("UPDATE users SET email = 'taken@example.com' WHERE id = (SELECT max(id::text)::uuid FROM users)"),
             u"1"_s);
    const Answer refused = callFor({u"session"_s, u"undo"_s});
    QVERIFY(refused.exitCode != 0);
    QVERIFY2(refused.err.contains(u"has its unique key"), qPrintable(refused.err));
    const Answer partly = callFor({u"session"_s, u"undo"_s, u"--partly"_s});
    QVERIFY2(partly.exitCode == 0, qPrintable(partly.err));
    QCOMPARE(partly.json()[u"restored"].toInt(), 3);
    QCOMPARE(partly.json()[u"changes"][u"total"].toInt(), 4);
}

void TestSessionVerb::restoresAClosedSession()
{
    QCOMPARE(product("UPDATE events SET status = 'cancelled' WHERE id = (SELECT min(id::text)::uuid FROM events)"),
             u"1"_s);
    QCOMPARE(callFor({u"session"_s, u"close"_s}).json()[u"closed"].toBool(), true);
    m_token = callFor({u"session"_s, u"open"_s}).json()[u"token"].toString();
    QCOMPARE(product("UPDATE events SET status = 'open' WHERE id = (SELECT min(id::text)::uuid FROM events)"), u"1"_s);
    const Answer shown = callFor({u"session"_s, u"show"_s});
    const QJsonArray archives = shown.json()[u"archives"].toArray();
    QCOMPARE(archives.size(), 1);
    QCOMPARE(archives[0][u"reason"].toString(), u"closed"_s);
    const QString number = QString::number(archives[0][u"id"].toInt());
    const Answer unnamed = callFor({u"session"_s, u"undo"_s});
    QCOMPARE(unnamed.exitCode, 4);
    QVERIFY2(unnamed.error()[u"hint"].toString().contains(u"--archive "_s + number), qPrintable(unnamed.err));
    const QStringList words{u"--archive"_s, number};
    QCOMPARE(callFor(QStringList{u"session"_s, u"conflicts"_s} + words).json()[u"conflicts"].toArray().size(), 1);
    QVERIFY(callFor(QStringList{u"session"_s, u"undo"_s} + words).exitCode != 0);
    const Answer undone = callFor(QStringList{u"session"_s, u"undo"_s, u"--take"_s, u"archived"_s} + words);
    QVERIFY2(undone.exitCode == 0, qPrintable(undone.err));
    QCOMPARE(undone.json()[u"changes"][u"edited"].toInt(), 1);
}

void TestSessionVerb::holdsKeepsCopiesAndCloses()
{
    QCOMPARE(product("DELETE FROM events WHERE id IN (SELECT id FROM events ORDER BY id LIMIT 4)"), u"4"_s);
    QCOMPARE(callFor({u"session"_s, u"hold"_s}).exitCode, 2);
    const Answer held = callFor({u"session"_s, u"hold"_s, u"--minutes"_s, u"90"_s, u"--reason"_s, u"Call"_s});
    QVERIFY2(held.exitCode == 0, qPrintable(held.err));
    QVERIFY(!held.json()[u"heldUntil"].toString().isEmpty());
    QVERIFY(callFor({u"session"_s, u"release"_s}).json()[u"heldUntil"].isNull());
    QVERIFY(callFor({u"session"_s, u"keep"_s}).json()[u"kept"].toBool());
    QVERIFY(!callFor({u"session"_s, u"keep"_s, u"--no"_s}).json()[u"kept"].toBool(true));
    const Answer copied = callFor({u"session"_s, u"copy"_s, u"--to"_s, u"bob"_s});
    QVERIFY2(copied.exitCode == 0, qPrintable(copied.err));
    QCOMPARE(copied.json()[u"user"].toString(), u"bob"_s);
    QCOMPARE(copied.json()[u"changes"][u"deleted"].toInt(), 4);
    QVERIFY(copied.json()[u"token"].toString().startsWith(u"srs_"));
}

void TestSessionVerb::stopsATeardownOfHeldSessions()
{
    VERIFY_RESULT(
        TestDatabase::connect(m_database->superuser())
            .executeScript("INSERT INTO showroom.hold (environment, session, held_by, until) SELECT environment, "
                           "id, 'sally', now() + interval '1 hour' FROM showroom.session"));
    const QStringList teardown{u"teardown"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s, u"demo-acme"_s};
    const Answer refused = call(teardown);
    QVERIFY(refused.exitCode != 0);
    QVERIFY2(refused.err.contains(u"sally holds the session of jane"), qPrintable(refused.err));
    const QStringList all{u"session"_s,   u"reset"_s,     u"--all"_s,        u"--tenant"_s,
                          u"demo-acme"_s, u"--confirm"_s, u"CONFIRM_RESET"_s};
    QVERIFY(call(all).exitCode != 0);
    QCOMPARE(call(all + QStringList{u"--release-holds"_s}).exitCode, 0);
    QCOMPARE(call(teardown + QStringList{u"--release-holds"_s}).exitCode, 0);
}

void TestSessionVerb::saysWhichRoleMay_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("role");
    QTest::newRow("a reset") << u"viewer"_s << QStringList{u"session"_s, u"reset"_s, u"--confirm"_s, u"CONFIRM_RESET"_s}
                             << u"showroom_sales or showroom_support"_s;
    QTest::newRow("an opening") << u"viewer"_s << QStringList{u"session"_s, u"open"_s}
                                << u"showroom_sales or showroom_support"_s;
    QTest::newRow("a hold") << u"viewer"_s << QStringList{u"session"_s, u"hold"_s, u"--minutes"_s, u"5"_s}
                            << u"showroom_sales or showroom_support"_s;
    QTest::newRow("a reset of all") << u"sales"_s
                                    << QStringList{u"session"_s, u"reset"_s, u"--all"_s, u"--confirm"_s,
                                                   u"CONFIRM_RESET"_s}
                                    << u"showroom_support"_s;
    QTest::newRow("a clean-up") << u"support"_s << QStringList{u"session"_s, u"cleanup"_s} << u"showroom_ops"_s;
    QTest::newRow("a release of holds") << u"ops"_s
                                        << QStringList{u"session"_s,         u"reset"_s,     u"--all"_s,
                                                       u"--release-holds"_s, u"--confirm"_s, u"CONFIRM_RESET"_s}
                                        << u"showroom_admin"_s;
}

void TestSessionVerb::saysWhichRoleMay()
{
    QFETCH(QString, login);
    QFETCH(QStringList, words);
    QFETCH(QString, role);
    m_backend->actAs(login);
    const Answer refused = callFor(words);
    QCOMPARE(refused.exitCode, 3);
    QVERIFY2(refused.err.contains(u"Your login may not") && refused.err.contains(u"The role " + role + u" may"),
             qPrintable(refused.err));
}

void TestSessionVerb::verifiesTheBase()
{
    QCOMPARE(product("DELETE FROM events WHERE id = (SELECT id FROM events ORDER BY id LIMIT 1)"), u"1"_s);
    const QStringList words{u"session"_s, u"verify"_s, u"--tenant"_s, u"demo-acme"_s};
    const Answer intact = call(words);
    QCOMPARE(intact.exitCode, 0);
    QVERIFY(intact.json()[u"intact"].toBool());
    QCOMPARE(intact.json()[u"tables"].toArray().size(), 2);
    database::Connection owner = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(
        owner.execute(database::SqlStatement::fromText("DELETE FROM impact.events WHERE tenant_id = 'demo-acme' AND id "
                                                       "= (SELECT min(id::text)::uuid FROM impact.events)")));
    const Answer changed = call(words);
    QCOMPARE(changed.exitCode, 1);
    QVERIFY(!changed.json()[u"intact"].toBool());
    QVERIFY(run(*m_backend, words).out.contains(u"CHANGED"));
}

void TestSessionVerb::clearsStaleOnes()
{
    QCOMPARE(call({u"session"_s, u"stale"_s}).json()[u"sessions"].toArray().size(), 0);
    database::Connection owner = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(owner.execute(database::SqlStatement::fromText(
        "UPDATE showroom.session_activity SET last_activity = last_activity - interval '8 days'")));
    QCOMPARE(call({u"session"_s, u"stale"_s}).json()[u"sessions"].toArray().size(), 1);
    QCOMPARE(call({u"session"_s, u"stale"_s, u"--days"_s, u"30"_s}).json()[u"sessions"].toArray().size(), 0);
    const Answer cleaned = call({u"session"_s, u"cleanup"_s});
    QVERIFY2(cleaned.exitCode == 0, qPrintable(cleaned.err));
    QCOMPARE(cleaned.json()[u"closed"].toInt(), 1);
    QCOMPARE(callFor({u"session"_s, u"show"_s}).exitCode, 4);
}

void TestSessionVerb::namesEveryProblemOfTheLine_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("nobody enters nowhere") << QStringList{u"open"_s} << QStringList{u"tenant"_s, u"user"_s};
    QTest::newRow("no such action") << QStringList{u"dance"_s} << QStringList{u"action"_s};
    QTest::newRow("no id") << QStringList{u"show"_s, u"--session"_s, u"7"_s} << QStringList{u"session"_s};
    QTest::newRow("bad values") << QStringList{u"preview"_s,     u"--tenant"_s, u"demo-acme"_s, u"--user"_s, u"jane"_s,
                                               u"--operation"_s, u"moved"_s,    u"--limit"_s,   u"0"_s}
                                << QStringList{u"operation"_s, u"limit"_s};
    QTest::newRow("no decision") << QStringList{u"undo"_s, u"--tenant"_s, u"demo-acme"_s, u"--user"_s,
                                                u"jane"_s, u"--take"_s,   u"both"_s}
                                 << QStringList{u"take"_s};
    QTest::newRow("verify what") << QStringList{u"verify"_s} << QStringList{u"tenant"_s};
}

void TestSessionVerb::namesEveryProblemOfTheLine()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, fields);
    const Answer answer = call(QStringList{u"session"_s} + words);
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.problemFields(), fields);
}

void TestSessionVerb::asksForTheTokenOnATerminal()
{
    QCOMPARE(product("DELETE FROM events WHERE id = (SELECT id FROM events ORDER BY id LIMIT 1)"), u"1"_s);
    const QStringList words{u"reset"_s, u"jane"_s, u"--tenant"_s, u"demo-acme"_s};
    const Answer refused = run(*m_backend, words, true, u"yes\n"_s);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.err.contains(u"CONFIRM_RESET"));
    QCOMPARE(callFor({u"session"_s, u"stats"_s}).json()[u"total"][u"total"].toInt(), 1);
    QCOMPARE(run(*m_backend, words, true, u"CONFIRM_RESET\n"_s).exitCode, 0);
    QCOMPARE(callFor({u"session"_s, u"stats"_s}).json()[u"total"][u"total"].toInt(), 0);
}

QTEST_GUILESS_MAIN(TestSessionVerb)
#include "tst_session_verb.moc"
