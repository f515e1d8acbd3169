#include "../tenant_fixture.h"

#include "core/sandboxes/conversion.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sandboxes/usage.h"
#include "core/sessions/session_store.h"
#include "support/session_fixture.h"

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::sandboxes;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// A sandbox of the product forge becomes a production tenant: what users made moves, with all that it refers to.
class TestConversion final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void movesWhatUsersMade_data();
    void movesWhatUsersMade();
    void countsWithoutMoving();
    void leavesTheRestBehind();
    void takesSeedDataOnRequest();
    void handsPersonasWorkToTheAccount();
    void makesRealUsers();
    void movesEditedRowsAsTheyAre();
    void deletesTheSandbox();
    void welcomes();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void refusesTheSandbox_data();
    void refusesTheSandbox();
    void refusesASecondTime();
    void refusesAnExistingTenant();
    void asksWhoseSessionInPersonalMode();
    void takesTheRoleOfAnAdministrator();
    void opensNoOtherWay();
    void movesAllOrNothing();

private:
    /// A sandbox with the forge's smallest dataset, in which Ann, a new user, and the first persona worked.
    void prepare(const QString &isolation = u"shared_schema"_s, bool isShared = true);
    ConversionRequest request() const
    {
        return {u"sandbox-trial"_s,    u"acme"_s, u"team"_s, u"EU"_s,
                u"ann@acme.example"_s, {},        false,     u"sandbox-trial"_s};
    }
    Result<ConversionReport> convert(const ConversionRequest &request)
    {
        database::Connection connection = m_fixture->connect();
        return convertToProduction(connection, request);
    }
    Result<ConversionReport> convert() { return convert(request()); }
    QString ask(const QByteArray &sql) { return m_fixture->ask(sql).toString(); }
    void script(const QByteArray &sql) { VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(sql)); }
    /// Rows of the production tenant per table.
    QString moved();

    std::unique_ptr<TenantFixture> m_fixture;
    QString m_session;
};

namespace {

/// Ann makes a project with a task; the first persona writes a task into a project that was there and comments on it.
constexpr char work[] = R"(
INSERT INTO users (tenant_id, id, email, full_name) VALUES ('%1', '00000000-0000-0000-0000-0000000000a1', 'ann@acme.example', 'Ann');
INSERT INTO projects (tenant_id, id, organisation_id, lead_id, name)
    SELECT '%1', '00000000-0000-0000-0000-0000000000b1', o.id, '00000000-0000-0000-0000-0000000000a1', 'Ann''s own'
      FROM organisations o WHERE o.parent_id IS NOT NULL ORDER BY o.id LIMIT 1;
INSERT INTO tasks (tenant_id, id, project_id, number, title, reporter_id)
    VALUES ('%1', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000b1', 'ANN-1', 'First',
            '00000000-0000-0000-0000-0000000000a1');
INSERT INTO tasks (tenant_id, id, project_id, number, title, reporter_id)
    SELECT '%1', '00000000-0000-0000-0000-0000000000c2', (SELECT p.id FROM projects p WHERE p.name <> 'Ann''s own' ORDER BY p.id LIMIT 1),
           'DEMO-1', 'By the persona', u.id FROM users u WHERE u.email = 'admin@demo.forge.io';
INSERT INTO comments (tenant_id, id, task_id, author_id, body)
    SELECT '%1', '00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000c2', u.id, 'Looks good'
      FROM users u WHERE u.email = 'admin@demo.forge.io';
)";

} // namespace

void TestConversion::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    m_fixture->ask("SELECT showroom.setting_set('rateLimit.createPerHour', '1000')");
}

void TestConversion::init()
{
    script("DELETE FROM forge.comments; DELETE FROM forge.tasks; DELETE FROM forge.projects; DELETE FROM "
           "forge.memberships;"
           "DELETE FROM forge.organisations; DELETE FROM forge.users;"
           "SELECT showroom_guard.drop_own_schemas('sandbox-trial');"
           "DELETE FROM showroom.environment; DELETE FROM showroom.conversion; DELETE FROM showroom.notification;"
           "DELETE FROM showroom.job; DELETE FROM showroom.usage_event");
}

void TestConversion::prepare(const QString &isolation, bool isShared)
{
    CreateSandbox wish = CreateSandbox::ofType(Type::Trial);
    wish.tenant.name = u"Trial"_s;
    wish.tenant.isolation = isolation;
    wish.isShared = isShared;
    QCOMPARE(wish.tenant.blueprint, u"forge"_s);
    database::Connection connection = m_fixture->connect();
    const auto created = sandboxes::create(connection, wish, m_fixture->salts.constLast(), m_fixture->clock);
    VERIFY_RESULT(created);
    VERIFY_RESULT(m_fixture->run(created->jobId));
    const auto session = sessions::openSession(connection, {created->environmentId, u"ann@acme.example"_s, {}});
    VERIFY_RESULT(session);
    m_session = session->session.id;
    ProductClient product(m_fixture->database, session->token, u"forge_live"_s);
    for (const QByteArray &statement : QByteArray(work).replace("%1", "sandbox-trial").split(';')) {
        if (!statement.trimmed().isEmpty())
            QCOMPARE(product.run(statement), u"1"_s);
    }
}

QString TestConversion::moved()
{
    return ask("SELECT (SELECT count(*) FROM forge.users WHERE tenant_id = 'acme') || ' users, ' || "
               "(SELECT count(*) FROM forge.organisations WHERE tenant_id = 'acme') || ' organisations, ' || "
               "(SELECT count(*) FROM forge.projects WHERE tenant_id = 'acme') || ' projects, ' || "
               "(SELECT count(*) FROM forge.tasks WHERE tenant_id = 'acme') || ' tasks, ' || "
               "(SELECT count(*) FROM forge.comments WHERE tenant_id = 'acme') || ' comments'");
}

void TestConversion::movesWhatUsersMade_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::newRow("its own schema") << u"full"_s;
    QTest::newRow("the product's tables") << u"shared_schema"_s;
}

void TestConversion::movesWhatUsersMade()
{
    QFETCH(QString, isolation);
    prepare(isolation);
    const auto report = convert();
    VERIFY_RESULT(report);
    // Ann and, where that was somebody else, the lead of the persona's project; its task came along with it.
    QCOMPARE(ask("SELECT count(*) FROM forge.projects WHERE tenant_id = 'acme'"), u"2"_s);
    QCOMPARE(ask("SELECT string_agg(number, ' ' ORDER BY number) FROM forge.tasks WHERE tenant_id = 'acme'"),
             u"ANN-1 DEMO-1"_s);
    QCOMPARE(ask("SELECT count(*) FROM forge.comments WHERE tenant_id = 'acme'"), u"1"_s);
    QCOMPARE(ask("SELECT count(*) FROM forge.organisations WHERE tenant_id = 'acme'"), u"4"_s); // the org and its three
    QCOMPARE(report->rows(),
             ask("SELECT (SELECT count(*) FROM forge.users WHERE tenant_id = 'acme') + 4 + 2 + 2 + 1").toLongLong());
    QCOMPARE(report->target, u"acme"_s);
}

void TestConversion::countsWithoutMoving()
{
    prepare();
    database::Connection connection = m_fixture->connect();
    ConversionRequest unconfirmed = request();
    unconfirmed.confirmation.clear();
    const auto preview = previewConversion(connection, unconfirmed);
    VERIFY_RESULT(preview);
    QCOMPARE(moved(), u"0 users, 0 organisations, 0 projects, 0 tasks, 0 comments"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.conversion_row"), u"0"_s);
    QCOMPARE(ask("SELECT status FROM showroom.environment"), u"ready"_s);
    const auto done = convert();
    VERIFY_RESULT(done);
    QCOMPARE(done->tables, preview->tables); // what was announced is what happened
    QCOMPARE(ask("SELECT count(*) FROM showroom.conversion_row"), u"0"_s);
}

void TestConversion::leavesTheRestBehind()
{
    prepare();
    const auto report = convert();
    VERIFY_RESULT(report);
    for (const ConvertedTable &table : report->tables) {
        if (table.table == u"forge.tasks") {
            QCOMPARE(table.made, 2);
            QCOMPARE(table.left, 20);
        }
        if (table.table == u"forge.projects") {
            QCOMPARE(table.made, 1);
            QCOMPARE(table.ancestors, 1);
            QCOMPARE(table.left, 4);
        }
    }
    QCOMPARE(ask("SELECT count(*) FROM forge.users WHERE tenant_id = 'acme' AND email LIKE '%@demo.forge.io'"), u"0"_s);
    QCOMPARE(report->personasLeft, 2);
}

void TestConversion::takesSeedDataOnRequest()
{
    prepare();
    ConversionRequest all = request();
    all.withSeedData = true;
    const auto report = convert(all);
    VERIFY_RESULT(report);
    QCOMPARE(ask("SELECT count(*) FROM forge.tasks WHERE tenant_id = 'acme'"), u"22"_s);
    QCOMPARE(ask("SELECT count(*) FROM forge.projects WHERE tenant_id = 'acme'"), u"6"_s);
    QCOMPARE(ask("SELECT count(*) FROM forge.users WHERE tenant_id = 'acme' AND email LIKE '%@demo.forge.io'"), u"0"_s);
}

void TestConversion::handsPersonasWorkToTheAccount()
{
    prepare();
    VERIFY_RESULT(convert());
    QCOMPARE(ask("SELECT u.email FROM forge.tasks t JOIN forge.users u ON u.tenant_id = t.tenant_id AND u.id = "
                 "t.reporter_id "
                 "WHERE t.tenant_id = 'acme' AND t.number = 'DEMO-1'"),
             u"ann@acme.example"_s);
    QCOMPARE(ask("SELECT u.email FROM forge.comments c JOIN forge.users u ON u.tenant_id = c.tenant_id AND u.id = "
                 "c.author_id "
                 "WHERE c.tenant_id = 'acme'"),
             u"ann@acme.example"_s);
}

/// Nobody of that address is there: the account is made from the persona's row, under the new name.
void TestConversion::makesRealUsers()
{
    prepare();
    ConversionRequest other = request();
    other.adminEmail = u"boss@acme.example"_s;
    const auto report = convert(other);
    VERIFY_RESULT(report);
    QCOMPARE(ask("SELECT full_name FROM forge.users WHERE tenant_id = 'acme' AND email = 'boss@acme.example'"),
             u"boss"_s);
    QCOMPARE(ask("SELECT count(*) FROM forge.users WHERE tenant_id = 'acme' AND password_hash IS NOT NULL"), u"0"_s);
    QCOMPARE(report->realUsers, ask("SELECT count(*) FROM forge.users WHERE tenant_id = 'acme'").toInt());
    QCOMPARE(ask("SELECT count(*) FROM forge.users WHERE tenant_id = 'acme' AND email LIKE '%@demo.forge.io'"), u"0"_s);
}

void TestConversion::movesEditedRowsAsTheyAre()
{
    prepare();
    database::Connection connection = m_fixture->connect();
    const auto again = sessions::openSession(connection, {u"sandbox-trial"_s, u"ann@acme.example"_s, {}});
    VERIFY_RESULT(again);
    ProductClient product(m_fixture->database, again->token, u"forge_live"_s);
    QCOMPARE(product.run("UPDATE organisations SET name = 'Acme Works' WHERE parent_id IS NULL"), u"1"_s);
    QCOMPARE(product.run("DELETE FROM comments"), u"1"_s);
    VERIFY_RESULT(convert());
    QCOMPARE(ask("SELECT name FROM forge.organisations WHERE tenant_id = 'acme' AND parent_id IS NULL"),
             u"Acme Works"_s);
    QCOMPARE(ask("SELECT count(*) FROM forge.comments WHERE tenant_id = 'acme'"), u"0"_s);
}

void TestConversion::deletesTheSandbox()
{
    prepare(u"full"_s);
    const QByteArray audited = "SELECT count(*) FROM showroom.audit WHERE action = 'sandbox.convert'";
    const int before = ask(audited).toInt();
    VERIFY_RESULT(convert());
    QCOMPARE(m_fixture->find(u"sandbox-trial"_s).status, Status::Deleted);
    QCOMPARE(ask("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'sandbox-trial%'"), u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.sandbox"), u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.session"), u"0"_s);
    QCOMPARE(ask(audited).toInt(), before + 1);
    database::Connection connection = m_fixture->connect();
    QCOMPARE(usageOf(connection, {})->converted, 1);
    const auto became = conversionOf(connection, u"sandbox-trial"_s);
    VERIFY_RESULT(became);
    QVERIFY(*became);
    QCOMPARE((*became)->target, u"acme"_s);
    QCOMPARE((*became)->plan, u"team"_s);
    QVERIFY(!*conversionOf(connection, u"sandbox-other"_s));
}

void TestConversion::welcomes()
{
    prepare();
    VERIFY_RESULT(convert());
    QCOMPARE(ask("SELECT string_agg(kind || ' ' || recipient || ' ' || (content ->> 'target') || ' ' || (content ->> "
                 "'plan'), ';') "
                 "FROM showroom.notification"),
             u"welcome ann@acme.example acme team"_s);
}

void TestConversion::refusesBadRequests_data()
{
    using Edit = std::function<void(ConversionRequest &)>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const Edit &edit, ErrorCode code = ErrorCode::InvalidInput) {
        QTest::newRow(name) << edit << code;
    };
    row("no target", [](ConversionRequest &r) { r.target.clear(); });
    row("capitals", [](ConversionRequest &r) { r.target = u"Acme Inc"_s; });
    row(
        "a sandbox", [](ConversionRequest &r) { r.target = u"sandbox-two"_s; }, ErrorCode::GuardRefused);
    row(
        "a demo tenant", [](ConversionRequest &r) { r.target = u"demo-two"_s; }, ErrorCode::GuardRefused);
    row("no plan", [](ConversionRequest &r) { r.plan = u" "_s; });
    row("no region", [](ConversionRequest &r) { r.region.clear(); });
    row("no address", [](ConversionRequest &r) { r.adminEmail = u"ann"_s; });
    row("a persona", [](ConversionRequest &r) { r.adminEmail = u"Admin@demo.forge.io"_s; });
    row("a plan in two lines", [](ConversionRequest &r) { r.plan = u"team\nX"_s; });
    row("not confirmed", [](ConversionRequest &r) { r.confirmation = u"yes"_s; });
    row("an unknown session", [](ConversionRequest &r) { r.sessionId = u"nobody's"_s; });
    row(
        "production", [](ConversionRequest &r) { r.sandboxId = u"prod-acme"_s; }, ErrorCode::GuardRefused);
    row(
        "no sandbox", [](ConversionRequest &r) { r.sandboxId = r.confirmation = u"sandbox-none"_s; },
        ErrorCode::NotFound);
}

void TestConversion::refusesBadRequests()
{
    QFETCH(std::function<void(ConversionRequest &)>, edit);
    QFETCH(ErrorCode, code);
    prepare();
    ConversionRequest wrong = request();
    edit(wrong);
    VERIFY_ERROR(convert(wrong), code);
    QCOMPARE(moved(), u"0 users, 0 organisations, 0 projects, 0 tasks, 0 comments"_s);
    QCOMPARE(ask("SELECT status FROM showroom.environment"), u"ready"_s);
}

void TestConversion::refusesTheSandbox_data()
{
    QTest::addColumn<QByteArray>("preparation");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("protected") << QByteArray("UPDATE showroom.environment SET protected = true") << ErrorCode::Conflict;
    QTest::newRow("incomplete") << QByteArray("UPDATE showroom.environment SET status = 'failed'")
                                << ErrorCode::Conflict;
    QTest::newRow("held") << QByteArray("INSERT INTO showroom.hold (environment, held_by, until) "
                                        "VALUES ('sandbox-trial', 'bob', now() + interval '1 hour')")
                          << ErrorCode::Busy;
    QTest::newRow("a table whose owner did not allow it")
        << QByteArray("DELETE FROM showroom.conversion_table WHERE table_name = 'comments'") << ErrorCode::Conflict;
}

void TestConversion::refusesTheSandbox()
{
    QFETCH(QByteArray, preparation);
    QFETCH(ErrorCode, code);
    prepare();
    script(preparation);
    VERIFY_ERROR(convert(), code);
    QCOMPARE(moved(), u"0 users, 0 organisations, 0 projects, 0 tasks, 0 comments"_s);
    script("SELECT showroom.allow_conversion('forge.comments')");
}

void TestConversion::refusesASecondTime()
{
    prepare();
    VERIFY_RESULT(convert());
    ConversionRequest again = request();
    again.target = u"acme-two"_s;
    const auto second = convert(again);
    VERIFY_ERROR(second, ErrorCode::Conflict);
    QVERIFY2(second.error().message.contains(u"was converted to “acme”"), qPrintable(second.error().message));
}

void TestConversion::refusesAnExistingTenant()
{
    prepare();
    script("INSERT INTO forge.users (tenant_id, id, email, full_name) VALUES ('acme', gen_random_uuid(), "
           "'real@acme.example', 'Real')");
    database::Connection connection = m_fixture->connect();
    VERIFY_ERROR(previewConversion(connection, request()), ErrorCode::Conflict); // said before anybody types anything
    const auto refused = convert();
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"exists already"));
    QCOMPARE(refused.error().problems.value(0).field, u"target"_s);
    QCOMPARE(moved(), u"1 users, 0 organisations, 0 projects, 0 tasks, 0 comments"_s);
}

void TestConversion::asksWhoseSessionInPersonalMode()
{
    prepare(u"shared_schema"_s, false);
    const auto refused = convert();
    VERIFY_ERROR(refused, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().problems.value(0).field, u"session"_s);
    ConversionRequest picked = request();
    picked.sessionId = m_session;
    VERIFY_RESULT(convert(picked));
    QCOMPARE(ask("SELECT count(*) FROM forge.tasks WHERE tenant_id = 'acme'"), u"2"_s);
}

void TestConversion::takesTheRoleOfAnAdministrator()
{
    prepare();
    for (const QString &role : {u"ops"_s, u"service"_s, u"sales"_s, u"app"_s}) {
        database::Connection connection = TestDatabase::connect(m_fixture->database.login(role));
        VERIFY_ERROR(convertToProduction(connection, request()), ErrorCode::PermissionDenied);
        VERIFY_ERROR(previewConversion(connection, request()), ErrorCode::PermissionDenied);
    }
    database::Connection admin = TestDatabase::connect(m_fixture->database.login(u"admin"_s));
    VERIFY_RESULT(convertToProduction(admin, request()));
}

/// The role that writes production rows owns that one function, and one that looks whether a tenant is there for it;
/// nobody can become the role.
void TestConversion::opensNoOtherWay()
{
    QCOMPARE(ask("SELECT string_agg(p.proname, ' ' ORDER BY p.proname) FROM pg_proc p "
                 "WHERE p.proowner = 'showroom_conversion'::regrole"),
             u"convert_to_production is_tenant_of"_s);
    QCOMPARE(ask("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'showroom_conversion'"), u"false"_s);
    QCOMPARE(ask("SELECT count(*) FROM pg_roles r WHERE r.rolname LIKE 'showroom%' AND NOT r.rolsuper AND r.rolname <> "
                 "'showroom_conversion' AND pg_has_role(r.oid, 'showroom_conversion', 'MEMBER')"),
             u"0"_s);
    database::Connection admin = TestDatabase::connect(m_fixture->database.login(u"admin"_s));
    for (const char *call : {"showroom.lay_out_conversion('{}', true)", "showroom.is_tenant_of('forge', 'globex')",
                             "showroom.finish_conversion(gen_random_uuid(), '{}', '{}')",
                             "showroom_guard.merged_rows('sandbox-trial', NULL, 'forge.users')",
                             "showroom_guard.clear_environment('sandbox-trial')"})
        VERIFY_ERROR(admin.query(database::SqlStatement::fromText("SELECT " + QByteArray(call))),
                     ErrorCode::PermissionDenied);
    QCOMPARE(ask("SELECT has_table_privilege('showroom_conversion', 'forge.users', 'UPDATE') OR "
                 "has_table_privilege('showroom_conversion', 'forge.users', 'DELETE')"),
             u"false"_s);
}

void TestConversion::movesAllOrNothing()
{
    prepare();
    script("CREATE FUNCTION public.refuse_comment() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
           "RAISE EXCEPTION 'the disk is on fire'; END $$;"
           "CREATE TRIGGER refuse_comment BEFORE INSERT ON forge.comments FOR EACH ROW WHEN (NEW.tenant_id = 'acme') "
           "EXECUTE FUNCTION public.refuse_comment()");
    const auto refused = convert();
    script("DROP TRIGGER refuse_comment ON forge.comments; DROP FUNCTION public.refuse_comment()");
    QVERIFY(!refused);
    QCOMPARE(moved(), u"0 users, 0 organisations, 0 projects, 0 tasks, 0 comments"_s);
    QCOMPARE(ask("SELECT status || ' ' || (SELECT count(*) FROM showroom.notification WHERE kind = 'welcome') FROM "
                 "showroom.environment"),
             u"ready 0"_s);
}

QTEST_GUILESS_MAIN(TestConversion)
#include "tst_conversion.moc"
