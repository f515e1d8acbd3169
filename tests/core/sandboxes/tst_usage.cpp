#include "../tenant_fixture.h"

#include "core/environments/environment_store.h"
#include "core/sandboxes/access_link.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sandboxes/usage.h"
#include "core/sessions/session_store.h"

using namespace showroom;
using namespace showroom::sandboxes;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// How much sandboxes are used, during their life and after it.
class TestUsage final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void countsVisitsAndPeople();
    void leavesColleaguesOut();
    void countsApiCalls();
    void countsOpenedLinks();
    void meansTheLengthOfSessions();
    void goesByDays();
    void comparesEnvironments();
    void outlivesTheSandbox();
    void givesTheConversionRate();
    void refusesWhatIsNoEnvironment();

private:
    void script(const QByteArray &sql) { VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(sql)); }
    void visit(const QString &person, const QString &id = u"sandbox-acme"_s);
    void call(int times, const QByteArray &id = "sandbox-acme");
    Usage usage(const UsageRange &range = {});
    QString create(const QString &name);

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestUsage::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    m_fixture->ask("SELECT showroom.setting_set('rateLimit.createPerHour', '1000')");
    create(u"Acme"_s);
    create(u"Globex"_s);
}

void TestUsage::init()
{
    script("DELETE FROM showroom.session; DELETE FROM showroom.layer; DELETE FROM showroom.api_counter;"
           "DELETE FROM showroom.usage_event WHERE kind <> 'created'; DELETE FROM showroom.usage_daily;"
           "DELETE FROM showroom.setting WHERE key LIKE 'usage.%'; DELETE FROM showroom.sandbox_user;"
           "UPDATE showroom.sandbox SET used_api_calls = 0; UPDATE showroom.environment SET last_accessed_at = NULL");
}

QString TestUsage::create(const QString &name)
{
    CreateSandbox request = CreateSandbox::ofType(Type::Training);
    request.tenant.name = name;
    request.tenant.blueprint = u"impact"_s;
    request.tenant.size = u"small"_s;
    request.isShared = false;
    database::Connection connection = m_fixture->connect();
    const auto created = sandboxes::create(connection, request, m_fixture->salts.constLast(), m_fixture->clock);
    if (!created || !m_fixture->run(created->jobId))
        qFatal("%s could not be created", qPrintable(name));
    return created->environmentId;
}

void TestUsage::visit(const QString &person, const QString &id)
{
    database::Connection connection = m_fixture->connect();
    VERIFY_RESULT(sessions::openSession(connection, {id, person, {}}));
}

void TestUsage::call(int times, const QByteArray &id)
{
    database::Connection product = TestDatabase::connect(m_fixture->database.login(u"app"_s));
    VERIFY_RESULT(product.query(database::SqlStatement::fromText(
        "SELECT showroom.count_api_call('" + id + "') FROM generate_series(1, " + QByteArray::number(times) + ")")));
}

Usage TestUsage::usage(const UsageRange &range)
{
    database::Connection connection = m_fixture->connect();
    const auto found = usageOf(connection, range);
    if (!found)
        qFatal("%s", describe(found.error()).constData());
    return *found;
}

void TestUsage::countsVisitsAndPeople()
{
    QCOMPARE(usage().sessions, 0);
    visit(u"ann@example.com"_s);
    visit(u"ann@example.com"_s);
    visit(u"bob@example.com"_s);
    QCOMPARE(usage().sessions, 3);
    QCOMPARE(usage().uniqueUsers, 2);
    QVERIFY(usage().lastAccessAt.isValid());
}

void TestUsage::leavesColleaguesOut()
{
    visit(u"ann@example.com"_s);
    visit(u"sal@showroom.example"_s);
    m_fixture->ask("SELECT showroom.text_setting_set('usage.internalDomains', 'other.example, showroom.example')");
    QCOMPARE(usage().sessions, 1);
    QCOMPARE(usage().uniqueUsers, 1);
    script("UPDATE showroom.usage_event SET person = 'ops@showroom.example' WHERE kind = 'created'");
    QCOMPARE(usage().created, 2); // whoever made them
    UsageRange everybody;
    everybody.withInternal = true;
    QCOMPARE(usage(everybody).sessions, 2);
    QCOMPARE(usage(everybody).uniqueUsers, 2);
}

void TestUsage::countsApiCalls()
{
    call(300);
    call(2, "sandbox-globex");
    QCOMPARE(usage().apiCalls, 302);
    QCOMPARE(usage({u"sandbox-acme"_s, {}, {}}).apiCalls, 300);
}

void TestUsage::countsOpenedLinks()
{
    database::Connection connection = m_fixture->connect();
    const auto made = createLink(connection, {u"sandbox-acme"_s, {}, {}, {}, {}});
    VERIFY_RESULT(made);
    database::Connection gateway = TestDatabase::connect(m_fixture->database.login(u"service"_s));
    for (int visitor = 0; visitor < 3; ++visitor)
        VERIFY_RESULT(openLink(gateway, made->token));
    QCOMPARE(usage().linkUses, 3);
    QVERIFY(usage({u"sandbox-acme"_s, {}, {}}).lastAccessAt.isValid());
}

void TestUsage::meansTheLengthOfSessions()
{
    visit(u"ann@example.com"_s);
    visit(u"bob@example.com"_s);
    script("UPDATE showroom.session SET created_at = now() - interval '40 minutes' WHERE person LIKE 'ann%';"
           "UPDATE showroom.session SET created_at = now() - interval '20 minutes' WHERE person LIKE 'bob%';"
           "UPDATE showroom.session_activity SET last_activity = now()");
    QCOMPARE(qRound(usage().meanSessionMinutes), 30);
    m_fixture->ask("SELECT showroom.session_close(id) FROM showroom.session WHERE person LIKE 'ann%'");
    QCOMPARE(qRound(usage().meanSessionMinutes), 30); // one over, one going on
}

void TestUsage::goesByDays()
{
    visit(u"ann@example.com"_s);
    script("UPDATE showroom.usage_event SET occurred_at = now() - interval '3 days' WHERE kind = 'session'");
    visit(u"bob@example.com"_s);
    call(5);
    const QDate today = QDateTime::currentDateTimeUtc().date();
    database::Connection connection = m_fixture->connect();
    const auto days = usageByDay(connection, {{}, today.addDays(-3), today});
    VERIFY_RESULT(days);
    QCOMPARE(days->size(), 4);
    QCOMPARE(days->at(0), (UsageDay{today.addDays(-3), 1, 1, 0, 0}));
    QCOMPARE(days->at(1), (UsageDay{today.addDays(-2), 0, 0, 0, 0}));
    QCOMPARE(days->at(3), (UsageDay{today, 1, 1, 5, 0}));
    QCOMPARE(usageByDay(connection, {})->size(), 90);
    QCOMPARE(usage({{}, today, {}}).sessions, 1);
    QCOMPARE(usage({{}, {}, today.addDays(-1)}).sessions, 1);
}

void TestUsage::comparesEnvironments()
{
    visit(u"ann@example.com"_s, u"sandbox-globex"_s);
    visit(u"ann@example.com"_s, u"sandbox-globex"_s);
    visit(u"ann@example.com"_s);
    database::Connection connection = m_fixture->connect();
    const auto each = usageByEnvironment(connection, {});
    VERIFY_RESULT(each);
    QCOMPARE(each->at(0).environmentId, u"sandbox-globex"_s);
    QCOMPARE(each->at(0).sessions, 2);
    QCOMPARE(each->at(0).environmentName, u"Globex"_s);
    QVERIFY(each->at(0).isThere);
    QCOMPARE(each->at(1).sessions, 1);
    QCOMPARE(usage().uniqueUsers, 1); // the same person in both
}

void TestUsage::outlivesTheSandbox()
{
    const QString id = create(u"Gone"_s);
    visit(u"ann@example.com"_s, id);
    script("UPDATE showroom.session SET created_at = now() - interval '10 minutes' WHERE environment = 'sandbox-gone';"
           "UPDATE showroom.session_activity SET last_activity = now()");
    call(7, "sandbox-gone");
    database::Connection connection = m_fixture->connect();
    const auto job = environments::startTeardown(connection, id, id);
    VERIFY_RESULT(job);
    VERIFY_RESULT(m_fixture->run(*job));
    const auto each = usageByEnvironment(connection, {id, {}, {}});
    VERIFY_RESULT(each);
    QCOMPARE(each->size(), 1);
    QCOMPARE(each->at(0).sessions, 1);
    QCOMPARE(each->at(0).apiCalls, 7);
    QCOMPARE(qRound(each->at(0).meanSessionMinutes), 10);
    QVERIFY(!each->at(0).isThere);
    QCOMPARE(each->at(0).environmentName, u"Gone"_s);
}

void TestUsage::givesTheConversionRate()
{
    script("INSERT INTO showroom.usage_event (environment, kind) VALUES ('sandbox-acme', 'converted')");
    const Usage both = usage({u"sandbox-acme"_s, {}, {}});
    QCOMPARE(both.created, 1);
    QCOMPARE(both.converted, 1);
    QCOMPARE(both.conversionRate(), 1.0);
    QCOMPARE(usage({u"sandbox-globex"_s, {}, {}}).conversionRate(), 0.0);
    QCOMPARE(Usage().conversionRate(), 0.0);
}

void TestUsage::refusesWhatIsNoEnvironment()
{
    database::Connection connection = m_fixture->connect();
    VERIFY_ERROR(usageOf(connection, {u"prod-acme"_s, {}, {}}), ErrorCode::GuardRefused);
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
