#include "base/day_count.h"
#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

/// What a product calls about its environments, as its own login: links, restrictions, counted calls, users, the
/// banner.
class TestSandboxCalls final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void opensALinkAsItsPersona();
    void keepsOnlyAHashOfTheToken();
    void answersEveryDeadLinkAlike_data();
    void answersEveryDeadLinkAlike();
    void opensALinkNoMoreOftenThanAllowed();
    void refusesALink_data();
    void refusesALink();
    void tellsHowALinkStands();
    void addressesFollowTheBaseDomain();
    void restricts_data();
    void restricts();
    void liftsARestriction();
    void countsCalls();
    void refusesCallsAtTheLimit();
    void losesNoCallOfManyAtOnce();
    void keepsTheCountThroughACrash();
    void givesTheRate();
    void admitsUsersUpToTheLimit();
    void admitsOnlyOneToTheLastPlace();
    void admitsAPersonOnce();
    void admitsByName();
    void showsABanner_data();
    void showsABanner();
    void countsDaysLikeThePrograms_data();
    void countsDaysLikeThePrograms();
    void refusesWhatIsNoEnvironment_data();
    void refusesWhatIsNoEnvironment();
    void opensToTheProductAlone();
    void refusesLimitsBelowUse();
    void refusesChanges_data();
    void refusesChanges();

private:
    QString app(const QByteArray &call) { return m_fixture->askAs(u"app"_s, "SELECT " + call); }
    QString ops(const QByteArray &call) { return m_fixture->askAs(u"ops"_s, "SELECT " + call); }
    QString newLink(const QByteArray &more = {})
    {
        return m_fixture->askAs(
            u"sales"_s,
            "SELECT token FROM showroom.create_access_link('sandbox-team', 'ann@team.demo', 'Call'" + more + ")");
    }
    QString open(const QString &token)
    {
        return app("concat_ws(' ', environment, persona, redirect) FROM showroom.resolve_access_link('" +
                   token.toLatin1() + "')");
    }
    QString ask(const QByteArray &sql) { return m_fixture->ask(sql); }
    void script(const QByteArray &sql)
    {
        VERIFY_RESULT(TestDatabase::connect(m_fixture->database().superuser()).executeScript(sql));
    }

    std::unique_ptr<SessionFixture> m_fixture;
};

void TestSandboxCalls::initTestCase()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
}

/// The same sandbox each time, new.
void TestSandboxCalls::init()
{
    script("DELETE FROM showroom.environment WHERE id = 'sandbox-team';"
           "UPDATE showroom.environment SET status = 'ready';"
           "DELETE FROM showroom.usage_event; DELETE FROM showroom.usage_daily; DELETE FROM showroom.setting;"
           "SET session_replication_role = replica; DELETE FROM showroom.audit; RESET session_replication_role;" +
           SessionFixture::environment("sandbox-team", ", expires_at", ", now() + interval '5 days 1 hour'") +
           "INSERT INTO showroom.sandbox (environment, type, max_users, max_api_calls) "
           "VALUES ('sandbox-team', 'trial', 2, 10);"
           "INSERT INTO showroom.persona (environment, name, email, role, password_hash) "
           "VALUES ('sandbox-team', 'Ann', 'ann@team.demo', 'owner', 'hash')");
}

void TestSandboxCalls::opensALinkAsItsPersona()
{
    const QString token = newLink();
    QVERIFY2(QRegularExpression(u"^srl_[A-Za-z0-9_-]{43}$"_s).match(token).hasMatch(), qPrintable(token));
    QCOMPARE(open(token), u"sandbox-team ann@team.demo "
                          "https://sandbox-team.app.example.com?auto_login=ann%40team.demo"_s);
    QCOMPARE(ask("SELECT uses || ' ' || (last_used_at IS NOT NULL) FROM showroom.access_link"), u"1 true"_s);
    QCOMPARE(ask("SELECT last_accessed_at IS NOT NULL FROM showroom.environment WHERE id = 'sandbox-team'"), u"true"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.usage_event WHERE environment = 'sandbox-team' AND kind = 'link'"),
             u"1"_s);
}

void TestSandboxCalls::keepsOnlyAHashOfTheToken()
{
    const QByteArray token = newLink().toLatin1();
    QCOMPARE(ask("SELECT token_hash = sha256('" + token + "') FROM showroom.access_link"), u"true"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.access_link l WHERE l::text LIKE '%" + token.mid(4) + "%'"), u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.audit a WHERE a::text LIKE '%" + token.mid(4) + "%'"), u"0"_s);
}

void TestSandboxCalls::answersEveryDeadLinkAlike_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("unknown") << QByteArray("DELETE FROM showroom.access_link");
    QTest::newRow("revoked") << QByteArray("SELECT showroom.revoke_access_link(id) FROM showroom.access_link");
    QTest::newRow("expired") << QByteArray("UPDATE showroom.access_link SET expires_at = now() - interval '1 second'");
    QTest::newRow("used up") << QByteArray("UPDATE showroom.access_link SET max_uses = 1, uses = 1");
    QTest::newRow("of an expired sandbox") << QByteArray("UPDATE showroom.environment SET status = 'expired'");
    QTest::newRow("of one that is being filled") << QByteArray("UPDATE showroom.environment SET status = 'seeding'");
}

void TestSandboxCalls::answersEveryDeadLinkAlike()
{
    QFETCH(QByteArray, how);
    const QString token = newLink();
    script(how);
    Connection product = TestDatabase::connect(m_fixture->database().login(u"app"_s));
    const auto answer =
        product.query(SqlStatement::fromText("SELECT * FROM showroom.resolve_access_link(:token)"), {{"token", token}});
    VERIFY_ERROR(answer, ErrorCode::NotFound);
    QCOMPARE(answer.error().detail, u"SR024"_s);
    QCOMPARE(answer.error().message, u"This link opens nothing."_s);
    QCOMPARE(answer.error().hint, u"Ask whoever gave it to you for a new one."_s);
}

void TestSandboxCalls::opensALinkNoMoreOftenThanAllowed()
{
    const QString token = newLink(", 3");
    std::atomic_int opened = 0;
    std::vector<std::thread> visitors;
    for (int visitor = 0; visitor < 8; ++visitor) {
        visitors.emplace_back([&] {
            if (open(token).startsWith(u"sandbox-team"_s))
                ++opened;
        });
    }
    for (std::thread &visitor : visitors)
        visitor.join();
    QCOMPARE(opened.load(), 3);
    QCOMPARE(ask("SELECT uses FROM showroom.access_link"), u"3"_s);
}

void TestSandboxCalls::refusesALink_data()
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
    row("production", "SELECT 1", "sales", "'prod-acme'", "!SR001");
    row("no environment", "SELECT 1", "sales", "'sandbox-none'", "!SR002");
    row("an expired sandbox", "UPDATE showroom.environment SET status = 'expired'", "sales", "'sandbox-team'",
        "!SR003");
    row("no such persona", "SELECT 1", "sales", "'sandbox-team', 'bob@team.demo'", "!SR005");
    row("no use", "SELECT 1", "sales", "'sandbox-team', '', '', 0", "!SR005");
    row("an end that has passed", "SELECT 1", "sales", "'sandbox-team', '', '', NULL, now() - interval '1 day'",
        "!SR005");
    row("a viewer", "SELECT 1", "viewer", "'sandbox-team'", "!42501");
}

void TestSandboxCalls::refusesALink()
{
    QFETCH(QByteArray, preparation);
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, call);
    script(preparation);
    QTEST(m_fixture->askAs(QString::fromLatin1(role), "SELECT token FROM showroom.create_access_link(" + call + ")"),
          "state");
    QCOMPARE(ask("SELECT count(*) FROM showroom.access_link"), u"0"_s);
}

void TestSandboxCalls::tellsHowALinkStands()
{
    newLink(", 1");
    const QByteArray state = "SELECT state || ' ' || uses FROM showroom.access_link_list";
    QCOMPARE(m_fixture->askAs(u"viewer"_s, state), u"active 0"_s);
    script("UPDATE showroom.access_link SET uses = 1");
    QCOMPARE(m_fixture->askAs(u"viewer"_s, state), u"used-up 1"_s);
    QCOMPARE(m_fixture->askAs(u"sales"_s, "SELECT showroom.revoke_access_link(id) FROM showroom.access_link_list"),
             QString());
    QCOMPARE(m_fixture->askAs(u"viewer"_s, state), u"revoked 1"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.audit WHERE action IN ('link.create', 'link.revoke')"), u"2"_s);
}

void TestSandboxCalls::addressesFollowTheBaseDomain()
{
    const QByteArray set = "SELECT showroom.text_setting_set('access.baseDomain', ";
    QCOMPARE(m_fixture->askAs(u"ops"_s, set + "'demos.acme.example')"), u"!42501"_s);
    QCOMPARE(m_fixture->askAs(u"admin"_s, set + "'https://acme.example/')"), u"!SR005"_s);
    QCOMPARE(m_fixture->askAs(u"admin"_s, set + "'demos.acme.example:8443')"), QString());
    QCOMPARE(m_fixture->askAs(u"sales"_s, "SELECT url LIKE 'https://demos.acme.example:8443/demo/srl_%' FROM "
                                          "showroom.create_access_link('sandbox-team')"),
             u"true"_s);
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT showroom.environment_url('sandbox-team', 'zoë & co')"),
             u"https://sandbox-team.demos.acme.example:8443?auto_login=zo%C3%AB%20%26%20co"_s);
}

void TestSandboxCalls::restricts_data()
{
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("answer");
    for (const char *what : {"invitations", "integrations", "export", "billing", "deletion"})
        QTest::addRow("%s in a sandbox", what) << QByteArray("sandbox-team") << QByteArray(what) << u"!SR020"_s;
    QTest::newRow("invitations in a demo tenant")
        << QByteArray("demo-acme") << QByteArray("invitations") << u"!SR020"_s;
    QTest::newRow("export in a demo tenant") << QByteArray("demo-acme") << QByteArray("export") << QString();
    QTest::newRow("something else") << QByteArray("sandbox-team") << QByteArray("breathing") << u"!SR005"_s;
}

void TestSandboxCalls::restricts()
{
    QFETCH(QByteArray, environment);
    QFETCH(QByteArray, what);
    QTEST(app("showroom.check_restriction('" + environment + "', '" + what + "')"), "answer");
}

void TestSandboxCalls::liftsARestriction()
{
    QCOMPARE(ops("showroom.configure_sandbox('sandbox-team', '{\"restrictions\": {\"export\": false}}')"), QString());
    QCOMPARE(app("showroom.check_restriction('sandbox-team', 'export')"), QString());
    QCOMPARE(app("showroom.check_restriction('sandbox-team', 'billing')"), u"!SR020"_s);
    QCOMPARE(app("showroom.restrictions('sandbox-team') ->> 'export'"), u"false"_s);
    QCOMPARE(ops("showroom.configure_sandbox('sandbox-team', '{\"restrictions\": {\"integrations\": false}}')"),
             u"!SR001"_s);
    QCOMPARE(app("showroom.check_restriction('sandbox-team', 'integrations')"), u"!SR020"_s);
}

void TestSandboxCalls::countsCalls()
{
    QCOMPARE(app("showroom.count_api_call('sandbox-team')"), u"9"_s);
    QCOMPARE(app("showroom.count_api_call('sandbox-team')"), u"8"_s);
    QCOMPARE(app("showroom.count_api_call('demo-acme')"), QString()); // nothing limits a demo tenant
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT used_api_calls FROM showroom.sandbox_list"), u"2"_s);
}

void TestSandboxCalls::refusesCallsAtTheLimit()
{
    QCOMPARE(app("count(showroom.count_api_call('sandbox-team')) FROM generate_series(1, 10)"), u"10"_s);
    QCOMPARE(app("showroom.count_api_call('sandbox-team')"), u"!SR021"_s);
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT used_api_calls FROM showroom.sandbox_list"), u"10"_s);
    QCOMPARE(ops("showroom.configure_sandbox('sandbox-team', '{\"maxApiCalls\": 11}')"), QString());
    QCOMPARE(app("showroom.count_api_call('sandbox-team')"), u"0"_s);
    QCOMPARE(app("showroom.count_api_call('sandbox-team')"), u"!SR021"_s);
}

void TestSandboxCalls::losesNoCallOfManyAtOnce()
{
    script("UPDATE showroom.sandbox SET max_api_calls = 1000");
    constexpr int callers = 40;
    constexpr int callsEach = 30; // 1,200 in all, 200 more than there are
    std::atomic_int counted = 0;
    std::atomic_int refused = 0;
    std::vector<std::thread> threads;
    for (int caller = 0; caller < callers; ++caller) {
        threads.emplace_back([&] {
            Connection product = TestDatabase::connect(m_fixture->database().login(u"app"_s));
            const SqlStatement call = SqlStatement::fromText("SELECT showroom.count_api_call('sandbox-team')");
            for (int n = 0; n < callsEach; ++n) {
                const auto answer = product.scalar(call);
                if (answer)
                    ++counted;
                else if (answer.error().detail == u"SR021"_s)
                    ++refused;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(counted.load(), 1000);
    QCOMPARE(refused.load(), callers * callsEach - 1000);
    QCOMPARE(ask("SELECT calls FROM showroom.api_counter WHERE environment = 'sandbox-team'"), u"1000"_s);
}

/// An unlogged table is empty after a crash.
void TestSandboxCalls::keepsTheCountThroughACrash()
{
    script("UPDATE showroom.sandbox SET max_api_calls = 1000");
    QCOMPARE(app("count(showroom.count_api_call('sandbox-team')) FROM generate_series(1, 300)"), u"300"_s);
    script("TRUNCATE showroom.api_counter");
    const int left = app("showroom.count_api_call('sandbox-team')").toInt();
    QVERIFY2(left >= 1000 - 301 && left <= 1000 - 301 + 255, qPrintable(QString::number(left)));
    QCOMPARE(ask("SELECT total >= 256 FROM showroom.usage_daily WHERE kind = 'api-call'"), u"true"_s);
}

void TestSandboxCalls::givesTheRate()
{
    QCOMPARE(app("showroom.api_rate('sandbox-team')"), u"60"_s);
    QCOMPARE(app("showroom.api_rate('demo-acme')"), QString());
    QCOMPARE(ops("showroom.configure_sandbox('sandbox-team', '{\"apiRate\": 600}')"), QString());
    QCOMPARE(app("showroom.api_rate('sandbox-team')"), u"600"_s);
    QCOMPARE(ops("showroom.configure_sandbox('sandbox-team', '{\"apiRate\": null}')"), QString());
    QCOMPARE(app("showroom.api_rate('sandbox-team')"), u"60"_s);
}

void TestSandboxCalls::admitsUsersUpToTheLimit()
{
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'ann@team.demo')"), u"1"_s);
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'bob@example.com')"), u"0"_s);
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'cay@example.com')"), u"!SR022"_s);
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'bob@example.com')"), u"0"_s); // who is in stays in
    QCOMPARE(app("showroom.admit_user('sandbox-team', ' ')"), u"!SR005"_s);
    QCOMPARE(app("showroom.admit_user('demo-acme', 'cay@example.com')"), QString());
    QCOMPARE(ops("showroom.dismiss_user('sandbox-team', 'bob@example.com')"), QString());
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'cay@example.com')"), u"0"_s);
}

void TestSandboxCalls::admitsOnlyOneToTheLastPlace()
{
    script("UPDATE showroom.sandbox SET max_users = 1");
    std::atomic_int admitted = 0;
    std::vector<std::thread> users;
    for (int user = 0; user < 8; ++user) {
        users.emplace_back([&, user] {
            if (app("showroom.admit_user('sandbox-team', 'user" + QByteArray::number(user) + "')") == u"0"_s)
                ++admitted;
        });
    }
    for (std::thread &user : users)
        user.join();
    QCOMPARE(admitted.load(), 1);
    QCOMPARE(ask("SELECT count(*) FROM showroom.sandbox_user"), u"1"_s);
}

/// However somebody's address is written.
void TestSandboxCalls::admitsAPersonOnce()
{
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'Bob@Example.com')"), u"1"_s);
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'bob@example.com ')"), u"1"_s);
    QCOMPARE(ask("SELECT string_agg(person, ', ') FROM showroom.sandbox_user"), u"Bob@Example.com"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.usage_event WHERE kind = 'user'"), u"1"_s);
    QCOMPARE(ops("showroom.dismiss_user('sandbox-team', 'BOB@example.com')"), QString());
    QCOMPARE(ask("SELECT count(*) FROM showroom.sandbox_user"), u"0"_s);
}

void TestSandboxCalls::admitsByName()
{
    QCOMPARE(
        ops("showroom.configure_sandbox('sandbox-team', '{\"maxUsers\": 9, \"accessibleBy\": [\"Bob@example.com\"]}')"),
        QString());
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'bob@example.com')"), u"8"_s);
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'ann@team.demo')"), u"7"_s); // a persona
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'visitor:8f2a')"), u"6"_s);  // by a link
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'cay@example.com')"), u"!SR023"_s);
}

void TestSandboxCalls::showsABanner_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("banner");
    const QString sample = u"Sandbox|This environment holds sample data. "_s;
    QTest::newRow("days") << QByteArray("SELECT 1") << sample + u"It expires in 6 days.|#b54708"_s;
    QTest::newRow("weeks") << QByteArray("UPDATE showroom.environment SET expires_at = now() + interval '20 days 1 h'")
                           << sample + u"It expires in 21 days.|#1d4ed8"_s;
    QTest::newRow("hours") << QByteArray("UPDATE showroom.environment SET expires_at = now() + interval '3 hours'")
                           << sample + u"It expires within a day.|#b42318"_s;
    QTest::newRow("over") << QByteArray("UPDATE showroom.environment SET expires_at = now() - interval '3 hours'")
                          << sample + u"It is about to expire.|#b42318"_s;
    QTest::newRow("protected") << QByteArray("UPDATE showroom.environment SET protected = true")
                               << sample.trimmed() + u"|#1d4ed8"_s;
    QTest::newRow("without") << QByteArray("UPDATE showroom.sandbox SET restrictions = '{\"watermark\": false}'")
                             << QString();
}

void TestSandboxCalls::showsABanner()
{
    QFETCH(QByteArray, change);
    script(change);
    QTEST(app("concat_ws('|', title, message, colour) FROM showroom.banner('sandbox-team')"), "banner");
}

void TestSandboxCalls::countsDaysLikeThePrograms_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<qint64>("days");
    QTest::addColumn<QString>("words");
    constexpr qint64 day = 24 * 3'600;
    QTest::newRow("long past") << -9 * day << 0LL << u"It is about to expire."_s;
    QTest::newRow("now") << 0LL << 0LL << u"It is about to expire."_s;
    QTest::newRow("a second") << 1LL << 1LL << u"It expires within a day."_s;
    QTest::newRow("a day") << day << 1LL << u"It expires within a day."_s;
    QTest::newRow("a day and a second") << day + 1 << 2LL << u"It expires in 2 days."_s;
    QTest::newRow("five days and an hour") << 5 * day + 3'600 << 6LL << u"It expires in 6 days."_s;
    QTest::newRow("six days") << 6 * day << 6LL << u"It expires in 6 days."_s;
    QTest::newRow("ninety days") << 90 * day << 90LL << u"It expires in 90 days."_s;
}

/// The banner in the product and the console's tiles say the same number.
void TestSandboxCalls::countsDaysLikeThePrograms()
{
    QFETCH(qint64, seconds);
    QFETCH(qint64, days);
    QFETCH(QString, words);
    const QDateTime now({2026, 11, 20}, {12, 0}, Qt::UTC);
    QCOMPARE(daysUntil(now.addSecs(seconds), now), days);
    // The time of a transaction stands still.
    Connection owner = TestDatabase::connect(m_fixture->database().superuser());
    const QByteArray moment = "now() + make_interval(secs => " + QByteArray::number(seconds) + ")";
    VERIFY_RESULT(owner.executeScript("BEGIN; UPDATE showroom.environment SET expires_at = " + moment +
                                      " WHERE id = 'sandbox-team'"));
    const auto row = owner.queryOne(SqlStatement::fromText("SELECT showroom.days_until(" + moment +
                                                           ") AS days, message FROM showroom.banner('sandbox-team')"));
    VERIFY_RESULT(owner.executeScript("ROLLBACK"));
    VERIFY_RESULT(row);
    QCOMPARE(row->integer("days"), days);
    QVERIFY2(row->text("message").endsWith(words), qPrintable(row->text("message")));
}

void TestSandboxCalls::refusesWhatIsNoEnvironment_data()
{
    QTest::addColumn<QByteArray>("call");
    for (const char *call : {"check_restriction(%1, 'export')", "restrictions(%1)", "count_api_call(%1)",
                             "api_rate(%1)", "admit_user(%1, 'ann')", "banner(%1)"})
        QTest::newRow(call) << QByteArray(call);
}

void TestSandboxCalls::refusesWhatIsNoEnvironment()
{
    QFETCH(QByteArray, call);
    const auto with = [&](const char *id) -> QByteArray { return "showroom." + QByteArray(call).replace("%1", id); };
    QCOMPARE(app(with("'acme'")), u"!SR001"_s);
    QCOMPARE(app(with("NULL")), u"!SR001"_s);
    QCOMPARE(app(with("'sandbox-none'")), u"!SR002"_s);
    script("UPDATE showroom.environment SET status = 'expired'");
    QCOMPARE(app(with("'sandbox-team'")), u"!SR003"_s);
}

void TestSandboxCalls::opensToTheProductAlone()
{
    QCOMPARE(m_fixture->askAs(u"viewer"_s, "SELECT showroom.count_api_call('sandbox-team')"), u"!42501"_s);
    QCOMPARE(m_fixture->askAs(u"product"_s, "SELECT showroom.count_api_call('sandbox-team')"), u"9"_s);
    QCOMPARE(app("count(*) FROM showroom.access_link"), u"!42501"_s);
    QCOMPARE(app("showroom.configure_sandbox('sandbox-team', '{}')"), u"!42501"_s);
}

void TestSandboxCalls::refusesLimitsBelowUse()
{
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'ann@team.demo')"), u"1"_s);
    QCOMPARE(app("showroom.admit_user('sandbox-team', 'bob@example.com')"), u"0"_s);
    QCOMPARE(app("count(showroom.count_api_call('sandbox-team')) FROM generate_series(1, 4)"), u"4"_s);
    QCOMPARE(ops("showroom.configure_sandbox('sandbox-team', '{\"maxUsers\": 1}')"), u"!SR005"_s);
    QCOMPARE(ops("showroom.configure_sandbox('sandbox-team', '{\"maxApiCalls\": 3}')"), u"!SR005"_s);
    QCOMPARE(ask("SELECT max_users || ' ' || max_api_calls FROM showroom.sandbox"), u"2 10"_s);
    QCOMPARE(ops("showroom.configure_sandbox('sandbox-team', '{\"maxUsers\": 2, \"maxApiCalls\": 4}')"), QString());
    QCOMPARE(app("showroom.count_api_call('sandbox-team')"), u"!SR021"_s);
}

void TestSandboxCalls::refusesChanges_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *name, const char *role, const char *call, const char *state) {
        QTest::newRow(name) << QByteArray(role) << QByteArray(call) << QString::fromLatin1(state);
    };
    row("no users", "ops", "configure_sandbox('sandbox-team', '{\"maxUsers\": 0}')", "!SR005");
    row("words", "ops", "configure_sandbox('sandbox-team', '{\"maxUsers\": \"many\"}')", "!SR005");
    row("a fraction", "ops", "configure_sandbox('sandbox-team', '{\"maxApiCalls\": 1.5}')", "!SR005");
    row("too seldom", "ops", "configure_sandbox('sandbox-team', '{\"autoResetHours\": 2161}')", "!SR005");
    row("unknown restriction", "ops", "configure_sandbox('sandbox-team', '{\"restrictions\": {\"x\": true}}')",
        "!SR005");
    row("nobody by name", "ops", "configure_sandbox('sandbox-team', '{\"accessibleBy\": [\" \"]}')", "!SR005");
    row("a demo tenant", "ops", "configure_sandbox('demo-acme', '{\"maxUsers\": 3}')", "!SR002");
    row("production", "ops", "configure_sandbox('acme', '{\"maxUsers\": 3}')", "!SR001");
    row("by sales", "sales", "configure_sandbox('sandbox-team', '{\"maxUsers\": 3}')", "!42501");
    row("protection by sales", "sales", "protect_environments('{sandbox-team}', true)", "!42501");
    row("an end by sales", "sales", "expire_environments('{sandbox-team}')", "!42501");
}

void TestSandboxCalls::refusesChanges()
{
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, call);
    const QString before = ask("SELECT s::text FROM showroom.sandbox s");
    QTEST(m_fixture->askAs(QString::fromLatin1(role), "SELECT showroom." + call), "state");
    QCOMPARE(ask("SELECT s::text FROM showroom.sandbox s"), before);
}

QTEST_GUILESS_MAIN(TestSandboxCalls)
#include "tst_sandbox_calls.moc"
