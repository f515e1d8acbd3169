#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

/// "In use until …": what a held session keeps others from, and who may release it.
class TestSessionHolds final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsOthersOut_data();
    void keepsOthersOut();
    void letsItsHolderGoOn();
    void saysWhoHoldsWhatUntilWhen();
    void endsByItself();
    void isReleasedByAdministrators();
    void releasesAllOfAnEnvironment();
    void doesNotOutliveItsSession();

private:
    QString as(const QString &role, const QByteArray &call) { return m_fixture->askAs(role, "SELECT " + call); }
    /// As a login of support, for two hours.
    QString hold(const QByteArray &reason = "Call")
    {
        return as(u"support"_s, "showroom.session_hold(" + m_id + ", now() + interval '2 hours', '" + reason + "')");
    }
    Error refusal(const QString &role, const QByteArray &call)
    {
        const auto done = TestDatabase::connect(m_fixture->database().login(role))
                              .query(SqlStatement::fromText("SELECT * FROM " + call));
        return done ? Error() : done.error();
    }

    std::unique_ptr<SessionFixture> m_fixture;
    QByteArray m_id; ///< of Ann's session, quoted
};

void TestSessionHolds::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    m_id = "'" + opened->id.toUtf8() + "'";
    ProductClient ann(m_fixture->database(), opened->token, u"shop_live"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 99 WHERE id = 3"), u"1"_s);
}

void TestSessionHolds::cleanup()
{
    m_fixture.reset();
}

void TestSessionHolds::keepsOthersOut_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::newRow("a reset") << QByteArray("count(*) FROM showroom.session_reset(%1, 'CONFIRM_RESET')");
    QTest::newRow("a reset of all") << QByteArray(
        "count(*) FROM showroom.reset_sessions('demo-acme', 'CONFIRM_RESET')");
    QTest::newRow("a close") << QByteArray("showroom.session_close(%1)");
    QTest::newRow("an undo") << QByteArray("count(*) FROM showroom.session_undo(%1)");
    QTest::newRow("a hold of somebody else's") << QByteArray("showroom.session_hold(%1, now() + interval '1 hour')");
    QTest::newRow("a release") << QByteArray("showroom.session_hold(%1, NULL)");
    QTest::newRow("a copy") << QByteArray("showroom.session_copy(%1, 'bob')");
    QTest::newRow("a teardown") << QByteArray("showroom.start_teardown('demo-acme')");
}

void TestSessionHolds::keepsOthersOut()
{
    QFETCH(QByteArray, call);
    QCOMPARE(hold(), QString());
    QCOMPARE(as(u"ops"_s, QByteArray(call).replace("%1", m_id)), u"!SR009"_s);
    QCOMPARE(m_fixture->ask("SELECT status FROM showroom.environment WHERE id = 'demo-acme'"), u"ready"_s);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.layer WHERE state = 'archived'"), u"0"_s);
    // Neither is it stale, however long nobody uses it.
    QCOMPARE(m_fixture->ask("UPDATE showroom.session_activity SET last_activity = now() - interval '30 days'"),
             QString());
    QCOMPARE(as(u"ops"_s, "showroom.close_stale_sessions()"), u"0"_s);
}

void TestSessionHolds::letsItsHolderGoOn()
{
    QCOMPARE(hold(), QString());
    QCOMPARE(as(u"support"_s, "count(*) FROM showroom.reset_sessions('demo-acme', 'CONFIRM_RESET')"), u"1"_s);
    QCOMPARE(as(u"support"_s, "count(*) FROM showroom.session_undo(" + m_id + ")"), u"0"_s);
    QCOMPARE(as(u"support"_s, "showroom.session_hold(" + m_id + ", NULL)"), QString());
    QCOMPARE(as(u"ops"_s, "showroom.start_teardown('demo-acme') > 0"), u"true"_s);
}

void TestSessionHolds::saysWhoHoldsWhatUntilWhen()
{
    QCOMPARE(hold("Call with Fjord"), QString());
    const Error one = refusal(u"ops"_s, "showroom.start_teardown('demo-acme')");
    const QString until = m_fixture->ask("SELECT to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM "
                                         "showroom.hold");
    QCOMPARE(one.message,
             u"test_support holds the session of ann in “demo-acme” until %1 UTC: Call with Fjord."_s.arg(until));
    QCOMPARE(one.code, ErrorCode::Busy);
    QVERIFY2(one.hint.contains(u"administrator"), qPrintable(one.hint));
    const auto bob = m_fixture->open(u"bob"_s);
    VERIFY_RESULT(bob);
    QCOMPARE(as(u"support"_s, "showroom.session_hold('" + bob->id.toUtf8() + "', now() + interval '1 hour')"),
             QString());
    const Error both = refusal(u"ops"_s, "showroom.reset_sessions('demo-acme', 'CONFIRM_RESET')");
    QVERIFY2(both.message.endsWith(u"Call with Fjord (and 1 more)."), qPrintable(both.message));
}

void TestSessionHolds::endsByItself()
{
    QCOMPARE(hold(), QString());
    QCOMPARE(m_fixture->ask("UPDATE showroom.hold SET until = now() - interval '1 second'"), QString());
    QCOMPARE(as(u"ops"_s, "count(*) FROM showroom.reset_sessions('demo-acme', 'CONFIRM_RESET')"), u"1"_s);
    QCOMPARE(as(u"ops"_s, "showroom.start_teardown('demo-acme') > 0"), u"true"_s);
}

void TestSessionHolds::isReleasedByAdministrators()
{
    QCOMPARE(hold(), QString());
    QCOMPARE(as(u"admin"_s, "count(*) FROM showroom.session_reset(" + m_id + ", 'CONFIRM_RESET')"), u"!SR009"_s);
    QCOMPARE(as(u"admin"_s, "showroom.session_hold(" + m_id + ", NULL)"), QString());
    QCOMPARE(
        m_fixture->ask("SELECT details ->> 'heldBy' FROM showroom.audit WHERE action = 'session.release' AND actor "
                       "= 'test_admin'"),
        u"test_support"_s);
    QCOMPARE(as(u"ops"_s, "count(*) FROM showroom.session_reset(" + m_id + ", 'CONFIRM_RESET')"), u"1"_s);
}

void TestSessionHolds::releasesAllOfAnEnvironment()
{
    QCOMPARE(hold(), QString());
    for (const char *role : {"viewer", "sales", "support", "ops", "service", "app", "product"})
        QCOMPARE(as(QString::fromLatin1(role), "showroom.release_holds('demo-acme')"), u"!42501"_s);
    QCOMPARE(as(u"admin"_s, "showroom.release_holds('prod-acme')"), u"!SR001"_s);
    QCOMPARE(as(u"admin"_s, "showroom.release_holds('demo-birch')"), u"0"_s);
    QCOMPARE(as(u"admin"_s, "showroom.release_holds('demo-acme', 'The tenant has to go')"), u"1"_s);
    QCOMPARE(m_fixture->ask("SELECT reason FROM showroom.audit WHERE action = 'session.release'"),
             u"The tenant has to go"_s);
    QCOMPARE(as(u"ops"_s, "showroom.start_teardown('demo-acme') > 0"), u"true"_s);
}

void TestSessionHolds::doesNotOutliveItsSession()
{
    QCOMPARE(hold(), QString());
    QCOMPARE(as(u"support"_s, "showroom.session_close(" + m_id + ")"), QString());
    QCOMPARE(as(u"ops"_s, "showroom.start_teardown('demo-acme') > 0"), u"true"_s);
}

QTEST_GUILESS_MAIN(TestSessionHolds)
#include "tst_session_holds.moc"
