#include "../tenant_fixture.h"

#include "core/sandboxes/conversion.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sessions/session_store.h"
#include "support/session_fixture.h"

#include <random>

using namespace showroom;
using namespace showroom::sandboxes;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Sandboxes in which somebody did all sorts of things become production tenants: nothing of it is lost, no persona
/// comes along, nothing refers to what stayed behind, and nobody else's rows change.
class TestConvertedSessions final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void convertsWhatever_data();
    void convertsWhatever();
    void waitsForWhoeverWrites();
    void refusesWhatTheProductHas();
    void followsAProductThatMovedOn();
    void refusesNumbersItMayNotReserve();

private:
    QString prepare(const QString &isolation, bool isShared);
    void work(quint32 seed, int steps);
    Result<ConversionReport> convert(const QString &sessionId);
    QString ask(const QByteArray &sql) { return m_fixture->ask(sql).toString(); }
    void script(const QByteArray &sql) { VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(sql)); }

    std::unique_ptr<TenantFixture> m_fixture;
    std::unique_ptr<ProductClient> m_product;
};

namespace {

constexpr char target[] = "acme";
constexpr char boss[] = "boss@acme.example";

/// A row of a table, picked by chance, as SQL: the same on every run.
QByteArray any(const char *table, quint32 chance, const char *condition = "true")
{
    return "(SELECT id FROM " + QByteArray(table) + " WHERE " + condition + " ORDER BY md5(id::text || '" +
           QByteArray::number(chance) + "') LIMIT 1)";
}

/// What people do: each a statement of the product with chances and its number in it. Some of them fail as they would
/// in the product itself.
QByteArray statement(quint32 kind, int number, std::minstd_rand &chance)
{
    const QByteArray n = QByteArray::number(number);
    const auto pick = [&chance](const char *table, const char *condition = "true") {
        return any(table, quint32(chance()), condition);
    };
    const QByteArray head = " (tenant_id, id, ";
    const QByteArray keys = " VALUES ('sandbox-trial', md5('" + n + "')::uuid, ";
    switch (kind) {
    case 0:
        return "INSERT INTO users" + head + "email, full_name)" + keys + "'u" + n + "@acme.example', 'User " + n + "')";
    case 1:
        return "INSERT INTO organisations" + head + "parent_id, name)" + keys + pick("organisations") + ", 'Unit " + n +
               "')";
    case 2:
        return "INSERT INTO memberships" + head + "organisation_id, user_id)" + keys + pick("organisations") + ", " +
               pick("users") + ")";
    case 3:
        return "INSERT INTO projects" + head + "organisation_id, lead_id, name)" + keys + pick("organisations") + ", " +
               pick("users") + ", 'Project " + n + "')";
    case 4:
        return "INSERT INTO tasks" + head + "project_id, number, title, reporter_id, assignee_id)" + keys +
               pick("projects") + ", 'T-" + n + "', 'Task', " + pick("users") + ", " + pick("users") + ")";
    case 5:
        return "INSERT INTO comments" + head + "task_id, author_id, body)" + keys + pick("tasks") + ", " +
               pick("users") + ", 'Said " + n + "')";
    case 6:
        return "UPDATE tasks SET title = 'Edited " + n + "', assignee_id = " + pick("users") +
               " WHERE id = " + pick("tasks");
    case 7: // which may be a persona
        return "UPDATE users SET full_name = 'Renamed " + n + "', email = 'renamed" + n +
               "@acme.example' WHERE id = " + pick("users");
    case 8:
        return "UPDATE projects SET lead_id = " + pick("users") + " WHERE id = " + pick("projects");
    case 9:
        return "DELETE FROM tasks WHERE id = " + pick("tasks");
    case 10:
        return "DELETE FROM memberships WHERE id = " + pick("memberships");
    case 11:
        return "INSERT INTO memberships" + head + "organisation_id, user_id)" + keys + pick("organisations") + ", " +
               pick("users", "email LIKE '%@demo.forge.io'") + ")";
    default:
        return "INSERT INTO tasks" + head + "project_id, number, title, reporter_id)" + keys + pick("projects") +
               ", 'P-" + n + "', 'By a persona', " + pick("users", "email LIKE '%@demo.forge.io'") + ")";
    }
}

/// What the session shows, the personas' keys, and everybody else's rows, before anything is moved.
constexpr char keeping[] = R"(
DROP TABLE IF EXISTS public.kept, public.kept_persona, public.kept_others;
CREATE TABLE public.kept AS
SELECT t.name AS product_table, m.origin, m.content ->> 'id' AS id, m.content - 'tenant_id' AS content
  FROM showroom.session s
 CROSS JOIN unnest(ARRAY['users', 'organisations', 'memberships', 'projects', 'tasks', 'comments']) t (name)
 CROSS JOIN LATERAL showroom_guard.merged_rows('sandbox-trial', s.layer, 'forge.' || t.name) m
 WHERE s.environment = 'sandbox-trial' AND s.state = 'open';
CREATE TABLE public.kept_persona AS
SELECT m.content ->> 'id' AS id FROM showroom_guard.merged_rows('sandbox-trial', NULL, 'forge.users') m
  JOIN showroom.persona p ON p.environment = 'sandbox-trial' AND p.email = m.content ->> 'email';
)";

/// All rows that are production's, but the new tenant's.
constexpr char others[] = R"(
SELECT md5(string_agg(r, '' ORDER BY r)) FROM (
    SELECT u::text AS r FROM forge.users u WHERE tenant_id NOT IN ('acme', 'sandbox-trial')
    UNION ALL SELECT o::text FROM forge.organisations o WHERE tenant_id NOT IN ('acme', 'sandbox-trial')
    UNION ALL SELECT m::text FROM forge.memberships m WHERE tenant_id NOT IN ('acme', 'sandbox-trial')
    UNION ALL SELECT p::text FROM forge.projects p WHERE tenant_id NOT IN ('acme', 'sandbox-trial')
    UNION ALL SELECT t::text FROM forge.tasks t WHERE tenant_id NOT IN ('acme', 'sandbox-trial')
    UNION ALL SELECT c::text FROM forge.comments c WHERE tenant_id NOT IN ('acme', 'sandbox-trial')) all_rows
)";

constexpr char moved[] = R"(
DROP VIEW IF EXISTS public.moved;
CREATE VIEW public.moved AS
SELECT 'users' AS product_table, id::text, to_jsonb(u) - 'tenant_id' AS content FROM forge.users u WHERE tenant_id = 'acme'
UNION ALL SELECT 'organisations', id::text, to_jsonb(o) - 'tenant_id' FROM forge.organisations o WHERE tenant_id = 'acme'
UNION ALL SELECT 'memberships', id::text, to_jsonb(m) - 'tenant_id' FROM forge.memberships m WHERE tenant_id = 'acme'
UNION ALL SELECT 'projects', id::text, to_jsonb(p) - 'tenant_id' FROM forge.projects p WHERE tenant_id = 'acme'
UNION ALL SELECT 'tasks', id::text, to_jsonb(t) - 'tenant_id' FROM forge.tasks t WHERE tenant_id = 'acme'
UNION ALL SELECT 'comments', id::text, to_jsonb(c) - 'tenant_id' FROM forge.comments c WHERE tenant_id = 'acme';
)";

/// What users made or changed and what the tenant lacks or has otherwise, but for the account in a persona's place.
constexpr char lost[] = R"(
WITH account AS (SELECT id FROM public.moved WHERE product_table = 'users' AND content ->> 'email' = 'boss@acme.example'),
handed AS (
    SELECT k.product_table, k.id, k.origin,
           (SELECT jsonb_object_agg(f.key, CASE WHEN k.product_table <> 'users' AND f.value #>> '{}' IN (SELECT id FROM public.kept_persona)
                                                THEN (SELECT to_jsonb(id) FROM account) ELSE f.value END)
              FROM jsonb_each(k.content) f) AS content
      FROM public.kept k)
SELECT coalesce(string_agg(h.product_table || ' ' || h.content::text, E'\n'), '')
  FROM handed h
 WHERE (h.origin <> 'base' OR h.product_table = 'organisations')
   AND NOT (h.product_table = 'users' AND h.id IN (SELECT id FROM public.kept_persona))
   AND NOT EXISTS (SELECT FROM public.moved m WHERE m.product_table = h.product_table AND m.id = h.id
                      AND m.content - 'password_hash' = h.content - 'password_hash')
   AND NOT (h.product_table = 'memberships'
            AND EXISTS (SELECT FROM public.moved m WHERE m.product_table = 'memberships'
                           AND m.content ->> 'organisation_id' = h.content ->> 'organisation_id'
                           AND m.content ->> 'user_id' = h.content ->> 'user_id'))
)";

/// Personas in the tenant, but for the one whose row became the account.
constexpr char strays[] = R"(
SELECT count(*) FROM public.moved m WHERE m.product_table = 'users' AND m.content ->> 'email' <> 'boss@acme.example'
   AND (m.id IN (SELECT id FROM public.kept_persona) OR m.content ->> 'email' LIKE '%@demo.forge.io')
)";

/// Generated rows that nothing in the tenant needs.
constexpr char needless[] = R"(
SELECT coalesce(string_agg(m.product_table || ' ' || m.id, ', '), '')
  FROM public.moved m JOIN public.kept k USING (product_table, id)
 WHERE k.origin = 'base' AND m.product_table <> 'organisations' AND m.content ->> 'email' IS DISTINCT FROM 'boss@acme.example'
   AND NOT EXISTS (SELECT FROM public.moved other CROSS JOIN LATERAL jsonb_each_text(other.content) f
                    WHERE other.id <> m.id AND f.value = m.id)
)";

} // namespace

void TestConvertedSessions::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    m_fixture->ask("SELECT showroom.setting_set('rateLimit.createPerHour', '1000')");
    script("INSERT INTO forge.users (tenant_id, id, email, full_name) "
           "VALUES ('globex', md5('g')::uuid, 'boss@acme.example', 'Real')");
    script(moved);
}

QString TestConvertedSessions::prepare(const QString &isolation, bool isShared)
{
    script("DELETE FROM forge.comments WHERE tenant_id <> 'globex';"
           "DELETE FROM forge.tasks WHERE tenant_id <> 'globex'; DELETE FROM forge.projects WHERE tenant_id <> "
           "'globex';"
           "DELETE FROM forge.memberships WHERE tenant_id <> 'globex';"
           "DELETE FROM forge.organisations WHERE tenant_id <> 'globex'; DELETE FROM forge.users WHERE tenant_id <> "
           "'globex';"
           "SELECT showroom_guard.drop_own_schemas('sandbox-trial'); DELETE FROM showroom.environment;"
           "DELETE FROM showroom.conversion; DELETE FROM showroom.job");
    CreateSandbox wish = CreateSandbox::ofType(Type::Trial);
    wish.tenant.name = u"Trial"_s;
    wish.tenant.isolation = isolation;
    wish.isShared = isShared;
    database::Connection connection = m_fixture->connect();
    const auto created = sandboxes::create(connection, wish, m_fixture->salts.constLast(), m_fixture->clock);
    if (!created || !m_fixture->run(created->jobId))
        qFatal("the sandbox could not be created");
    const auto session = sessions::openSession(connection, {created->environmentId, u"ann@acme.example"_s, {}});
    if (!session)
        qFatal("%s", describe(session.error()).constData());
    m_product = std::make_unique<ProductClient>(m_fixture->database, session->token, u"forge_live"_s);
    return session->session.id;
}

void TestConvertedSessions::work(quint32 seed, int steps)
{
    std::minstd_rand chance(seed);
    int done = 0;
    for (int number = 0; number < steps; ++number)
        done += m_product->run(statement(quint32(chance() % 13), number, chance)) == u"1" ? 1 : 0;
    QVERIFY2(done > steps / 3, qPrintable(QString::number(done)));
}

Result<ConversionReport> TestConvertedSessions::convert(const QString &sessionId)
{
    database::Connection connection = m_fixture->connect();
    return convertToProduction(connection, {u"sandbox-trial"_s, QString::fromLatin1(target), u"team"_s, u"EU"_s,
                                            QString::fromLatin1(boss), sessionId, false, u"sandbox-trial"_s});
}

void TestConvertedSessions::convertsWhatever_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::addColumn<bool>("isShared");
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 10; ++seed)
        QTest::addRow("seed %u", seed) << (seed % 2 == 0 ? u"full"_s : u"shared_schema"_s) << (seed % 3 != 0) << seed;
}

void TestConvertedSessions::convertsWhatever()
{
    QFETCH(QString, isolation);
    QFETCH(bool, isShared);
    QFETCH(quint32, seed);
    const QString session = prepare(isolation, isShared);
    work(seed, 60);
    script(keeping);
    const QString before = ask(others);
    const auto report = convert(isShared ? QString() : session);
    VERIFY_RESULT(report);
    QCOMPARE(ask(lost), QString());
    QCOMPARE(ask(strays), u"0"_s);
    QCOMPARE(ask(needless), QString());
    QCOMPARE(ask(others), before);
    QCOMPARE(ask("SELECT count(*) FROM public.moved"), QString::number(report->rows()));
    QCOMPARE(ask("SELECT count(*) FROM forge.users WHERE tenant_id = 'acme' AND password_hash IS NOT NULL"), u"0"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.conversion_row"), u"0"_s);
}

/// What somebody commits while it waits comes along; it never passes a transaction that is not over.
void TestConvertedSessions::waitsForWhoeverWrites()
{
    prepare(u"shared_schema"_s, true);
    VERIFY_RESULT(m_product->connection().executeScript("BEGIN"));
    QCOMPARE(m_product->run("INSERT INTO users (tenant_id, id, email, full_name) "
                            "VALUES ('sandbox-trial', md5('late')::uuid, 'late@acme.example', 'Late')"),
             u"1"_s);
    VERIFY_ERROR(convert({}), ErrorCode::Busy); // after five seconds
    QCOMPARE(ask("SELECT count(*) FROM public.moved"), u"0"_s);
    VERIFY_RESULT(m_product->connection().executeScript("COMMIT"));
    VERIFY_RESULT(convert({}));
    QCOMPARE(ask("SELECT count(*) FROM public.moved WHERE content ->> 'email' = 'late@acme.example'"), u"1"_s);
}

/// A rule of the product's own over all its tenants: said by name, and nothing happens.
void TestConvertedSessions::refusesWhatTheProductHas()
{
    prepare(u"shared_schema"_s, true);
    QCOMPARE(m_product->run("INSERT INTO users (tenant_id, id, email, full_name) "
                            "VALUES ('sandbox-trial', md5('b')::uuid, 'boss@acme.example', 'Boss')"),
             u"1"_s);
    script("CREATE UNIQUE INDEX one_account_everywhere ON forge.users (email) "
           "WHERE tenant_id NOT LIKE 'sandbox-%' AND tenant_id NOT LIKE 'demo-%'");
    const auto refused = convert({});
    script("DROP INDEX forge.one_account_everywhere");
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY2(refused.error().message.contains(u"one_account_everywhere"), qPrintable(refused.error().message));
    QCOMPARE(ask("SELECT count(*) FROM public.moved"), u"0"_s);
    QCOMPARE(ask("SELECT status FROM showroom.environment WHERE id = 'sandbox-trial'"), u"ready"_s);
}

/// Columns that the product got since the sandbox was made have their defaults, and its numbers go on behind those that
/// came in.
void TestConvertedSessions::followsAProductThatMovedOn()
{
    script("ALTER TABLE forge.tasks ADD COLUMN ticket bigint GENERATED BY DEFAULT AS IDENTITY,"
           "    ADD UNIQUE (tenant_id, ticket);"
           "SELECT showroom.register_table('forge', 'forge.tasks', 'tenant_id', 5);"
           "SELECT showroom.allow_conversion('forge.tasks')");
    prepare(u"full"_s, true);
    QCOMPARE(
        m_product->run("INSERT INTO tasks (tenant_id, id, project_id, number, title, reporter_id) SELECT tenant_id, "
                       "md5('t')::uuid, id, 'T-1', 'Mine', lead_id FROM projects ORDER BY id LIMIT 1"),
        u"1"_s);
    script("ALTER TABLE forge.tasks ADD COLUMN weight integer NOT NULL DEFAULT 3");
    VERIFY_RESULT(convert({}));
    QCOMPARE(ask("SELECT title || ' ' || weight || ' ' || (ticket > 1) FROM forge.tasks WHERE tenant_id = 'acme'"),
             u"Mine 3 true"_s);
    script("INSERT INTO forge.tasks (tenant_id, id, project_id, number, title, reporter_id) "
           "SELECT tenant_id, md5('n')::uuid, project_id, 'T-2', 'Next', reporter_id FROM forge.tasks WHERE tenant_id "
           "= 'acme'");
    QCOMPARE(ask("SELECT max(ticket) FILTER (WHERE title = 'Next') > max(ticket) FILTER (WHERE title = 'Mine') "
                 "FROM forge.tasks WHERE tenant_id = 'acme'"),
             u"true"_s);
}

/// Numbers that the product could hand out a second time are a reason to refuse.
void TestConvertedSessions::refusesNumbersItMayNotReserve()
{
    prepare(u"full"_s, true);
    QCOMPARE(
        m_product->run("INSERT INTO tasks (tenant_id, id, project_id, number, title, reporter_id) SELECT tenant_id, "
                       "md5('t')::uuid, id, 'T-1', 'Mine', lead_id FROM projects ORDER BY id LIMIT 1"),
        u"1"_s);
    script("ALTER SEQUENCE forge.tasks_ticket_seq RESTART;"
           "REVOKE ALL ON SEQUENCE forge.tasks_ticket_seq FROM showroom_conversion");
    const auto refused = convert({});
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QVERIFY2(refused.error().message.contains(u"forge.tasks"), qPrintable(refused.error().message));
    QVERIFY2(refused.error().hint.contains(u"allow_conversion"), qPrintable(refused.error().hint));
    QCOMPARE(ask("SELECT count(*) FROM public.moved"), u"0"_s);
    QCOMPARE(ask("SELECT status FROM showroom.environment WHERE id = 'sandbox-trial'"), u"ready"_s);
}

QTEST_GUILESS_MAIN(TestConvertedSessions)
#include "tst_converted_sessions.moc"
