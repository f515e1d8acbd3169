#include "cli_harness.h"
#include "database_backend.h"

#include "core/access/doctor.h"
#include "database/sql_statement.h"
#include "database/transaction.h"
#include "support/test_result.h"

#include <QTest>

#include <memory>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

database::SqlStatement sql(const QByteArray &text)
{
    return database::SqlStatement::fromText(text);
}

/// Every check whose faults come with the statement that mends them: its name and its query.
const QHash<QString, QByteArray> faultQueries{
    {u"guards"_s,
     "SELECT remedy FROM showroom.doctor_guard_views() UNION ALL "
     "SELECT remedy FROM showroom.doctor_shared_keys() UNION ALL SELECT remedy FROM showroom.doctor_pages()"},
    {u"product-rights"_s, "SELECT remedy FROM showroom.doctor_product_rights()"},
    {u"control-rights"_s, "SELECT remedy FROM showroom.doctor_schemas() UNION ALL "
                          "SELECT remedy FROM showroom.doctor_control_rights()"},
    {u"layers"_s, "SELECT remedy FROM showroom.doctor_layers()"},
    {u"functions"_s, "SELECT remedy FROM showroom.doctor_functions()"},
    {u"roles"_s, "SELECT remedy FROM showroom.doctor_roles()"},
    {u"outbound"_s, "SELECT remedy FROM showroom.doctor_outbound() WHERE NOT is_blocked"},
};

const access::Check *checkOf(const QList<access::Check> &checks, const QString &name)
{
    for (const access::Check &check : checks) {
        if (check.name == name)
            return &check;
    }
    return nullptr;
}

} // namespace

/// Doctor notices everything that could lead past the guard, names it, and knows what mends it.
class TestDoctorRights final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void findsNothingWrong();
    void passesWhatTheDesignAllows();
    void namesEveryFault_data();
    void namesEveryFault();
    void namesFaultyRoles_data();
    void namesFaultyRoles();
    void saysHowManyMoreThereAre();

private:
    Answer call() { return run(*m_backend, {u"doctor"_s, u"--json"_s}); }
    static QJsonObject entryOf(const Answer &answer, const QString &name)
    {
        const QJsonArray checks = answer.json().value(u"checks"_s).toArray();
        for (const QJsonValue &check : checks) {
            if (check[u"name"_s].toString() == name)
                return check.toObject();
        }
        return {};
    }
    void verifyAllIsWell()
    {
        const Answer answer = call();
        for (auto check = faultQueries.keyBegin(); check != faultQueries.keyEnd(); ++check)
            QVERIFY2(entryOf(answer, *check)[u"state"_s].toString() == u"ok"_s, qPrintable(answer.out));
        QCOMPARE(answer.exitCode, 0);
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
    std::unique_ptr<database::Connection> m_owner;
};

void TestDoctorRights::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    m_owner = std::make_unique<database::Connection>(TestDatabase::connect(m_database->superuser()));
    for (const QStringList &more : {QStringList{u"Shared"_s}, {u"Own"_s, u"--isolation"_s, u"full"_s}}) {
        const Answer made = run(*m_backend, QStringList{u"create"_s, u"--size"_s, u"small"_s, u"--quiet"_s,
                                                        u"--admin"_s, u"a@example.com"_s, u"--name"_s} +
                                                more);
        QVERIFY2(made.exitCode == 0, qPrintable(made.err));
    }
    // An environment with tables of its own gets its sessions' tables with the first session.
    VERIFY_RESULT(m_owner->scalar(sql("SELECT token FROM showroom.session_open('demo-own', 'jo')")));
}

void TestDoctorRights::cleanupTestCase()
{
    m_owner.reset();
    m_backend.reset();
    m_database.reset();
}

void TestDoctorRights::findsNothingWrong()
{
    verifyAllIsWell();
}

/// The reader of sessions' views and, where an owner let it, conversion have rights on products' tables.
void TestDoctorRights::passesWhatTheDesignAllows()
{
    const auto held =
        m_owner->scalar(sql("SELECT has_table_privilege('showroom_live', 'impact.events', 'SELECT')"
                            " AND has_table_privilege('showroom_conversion', 'impact.events', 'INSERT')"
                            " AND has_table_privilege('showroom_live', '\"demo-own\".events', 'SELECT')"));
    QCOMPARE(held.value_or(false), QVariant(true));
    verifyAllIsWell();
}

void TestDoctorRights::namesEveryFault_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const char *check, const char *fault, const char *named) {
        QTest::newRow(name) << QString::fromLatin1(check) << QByteArray(fault) << QString::fromUtf8(named);
    };

    row("no view", "guards", "DROP VIEW showroom_guard.impact__events", "impact.events");
    row("no page", "guards", "DROP FUNCTION showroom_guard.impact__events",
        "“showroom_guard.impact__events” has no function that reads pages of impact.events");
    row("a page of everybody's", "guards",
        "DO $$ BEGIN EXECUTE replace(pg_get_functiondef('showroom_guard.impact__users'::regproc), 'r.tenant_id = $1', "
        "'true'); END $$",
        "the function “showroom_guard.impact__users” does not read pages of impact.users as it was made to");
    row("a page with its caller's rights", "guards", "ALTER FUNCTION showroom_guard.forge__users SECURITY INVOKER",
        "showroom_guard.forge__users");
    row("no own page", "guards", R"(DROP FUNCTION "demo-own_guard".users)", R"("demo-own_guard".users)");
    row("a key over all tenants", "guards", "CREATE UNIQUE INDEX users_mail ON forge.users (email, lower(tenant_id))",
        "“forge.users” has the key “users_mail”");
    row("no barrier", "guards", "ALTER VIEW showroom_guard.impact__users RESET (security_barrier)",
        "showroom_guard.impact__users");
    row("no check option", "guards", "ALTER VIEW showroom_guard.forge__tasks RESET (check_option)",
        "showroom_guard.forge__tasks");
    row("a local check option", "guards", "ALTER VIEW showroom_guard.forge__tasks SET (check_option = local)",
        "showroom_guard.forge__tasks");
    row("the caller's rights", "guards", "ALTER VIEW showroom_guard.forge__users SET (security_invoker = true)",
        "showroom_guard.forge__users");
    row("another owner", "guards", "ALTER VIEW showroom_guard.casework__cases OWNER TO postgres", "postgres");
    row("no condition", "guards",
        "CREATE OR REPLACE VIEW showroom_guard.impact__webhooks_gap AS SELECT 1 AS n; DROP VIEW "
        "showroom_guard.impact__webhooks_gap; CREATE OR REPLACE VIEW showroom_guard.impact__users WITH "
        "(security_barrier, check_option = cascaded) AS SELECT * FROM impact.users WHERE true",
        "showroom_guard.impact__users");
    row("a wider condition", "guards",
        "CREATE OR REPLACE VIEW showroom_guard.impact__users WITH (security_barrier, check_option = cascaded) AS "
        "SELECT "
        "* FROM impact.users WHERE tenant_id LIKE 'demo-%' OR tenant_id LIKE 'sandbox%'",
        "showroom_guard.impact__users");
    row("another operator", "guards",
        "CREATE FUNCTION public.all_of(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
        "CREATE OPERATOR public.~~ (LEFTARG = text, RIGHTARG = text, FUNCTION = public.all_of);"
        "CREATE OR REPLACE VIEW showroom_guard.impact__users WITH (security_barrier, check_option = cascaded) AS "
        "SELECT "
        "* FROM impact.users WHERE tenant_id OPERATOR(public.~~) 'demo-%' OR tenant_id OPERATOR(public.~~) 'sandbox-%'",
        "showroom_guard.impact__users");
    row("another table", "guards",
        "CREATE OR REPLACE VIEW showroom_guard.forge__users WITH (security_barrier) AS SELECT * FROM forge.users WHERE "
        "tenant_id LIKE 'demo-%' OR tenant_id LIKE 'sandbox-%' UNION ALL SELECT * FROM forge.users;"
        "ALTER VIEW showroom_guard.forge__users SET (security_barrier)",
        "showroom_guard.forge__users");
    row("a rule", "guards",
        "CREATE RULE away AS ON DELETE TO showroom_guard.impact__users DO INSTEAD DELETE FROM impact.users",
        "showroom_guard.impact__users");
    row("a trigger", "guards",
        "CREATE FUNCTION public.away() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
        "CREATE TRIGGER away INSTEAD OF DELETE ON showroom_guard.impact__users FOR EACH ROW EXECUTE FUNCTION "
        "public.away()",
        "away");
    row("a view for the public", "guards", "GRANT SELECT ON showroom_guard.impact__users TO PUBLIC", "PUBLIC (SELECT)");
    row("a view to write by", "guards", "GRANT INSERT ON showroom_guard.impact__users TO showroom_ops",
        "showroom_ops (INSERT)");
    row("a view to delete by", "guards", "GRANT DELETE ON showroom_guard.impact__users TO showroom_ops",
        "showroom_ops (DELETE)");
    row("a column to write", "guards", "GRANT UPDATE (email) ON showroom_guard.impact__users TO showroom_sales",
        "showroom_sales (UPDATE)");
    row("an own view without barrier", "guards", R"(ALTER VIEW "demo-own_guard".events RESET (security_barrier))",
        R"("demo-own_guard".events)");
    row("no own view", "guards", R"(DROP VIEW "demo-own_guard".users)", "demo-own.users");
    row("an own view of all", "guards",
        R"(CREATE OR REPLACE VIEW "demo-own_guard".users WITH (security_barrier, check_option = cascaded) AS SELECT * )"
        "FROM impact.users WHERE tenant_id = 'demo-own'",
        R"("demo-own_guard".users)");

    row("a role on a table", "product-rights", "GRANT SELECT ON impact.users TO showroom_support",
        "showroom_support (SELECT)");
    row("the public on a table", "product-rights", "GRANT INSERT ON impact.events TO PUBLIC", "PUBLIC (INSERT)");
    row("a column", "product-rights", "GRANT SELECT (email) ON impact.users TO showroom_sales",
        "showroom_sales (SELECT)");
    row("a login", "product-rights", "GRANT DELETE ON casework.cases TO test_ops", "test_ops");
    row("sessions' reader writes", "product-rights", "GRANT UPDATE ON forge.users TO showroom_live",
        "showroom_live (UPDATE)");
    row("conversion changes", "product-rights", "GRANT UPDATE ON forge.users TO showroom_conversion",
        "showroom_conversion (UPDATE)");
    row("the guard truncates", "product-rights", "GRANT TRUNCATE ON forge.users TO showroom_guard",
        "showroom_guard (TRUNCATE)");
    row("an outbound table", "product-rights", "GRANT SELECT ON impact.webhooks TO test_viewer", "test_viewer");
    row("an own table left open", "product-rights", R"(GRANT INSERT ON "demo-own".events TO test_ops)", "test_ops");
    row("an own table's owner", "product-rights", R"(ALTER TABLE "demo-own".events OWNER TO postgres)", "postgres");

    row("a control table", "control-rights", "GRANT SELECT ON showroom.session_token TO showroom_viewer",
        "showroom_viewer (SELECT)");
    row("a control table to write", "control-rights", "GRANT INSERT ON showroom.restriction TO showroom_admin",
        "showroom_admin (INSERT)");
    row("a control column", "control-rights", "GRANT UPDATE (protected) ON showroom.environment TO showroom_ops",
        "showroom_ops (UPDATE)");
    row("a control view to write", "control-rights", "GRANT DELETE ON showroom.job_list TO showroom_ops",
        "showroom_ops (DELETE)");
    row("a login on a control table", "control-rights", "GRANT SELECT ON showroom.migration TO test_viewer",
        "test_viewer (SELECT)");
    row("the public on the audit", "control-rights", "GRANT SELECT ON showroom.audit TO PUBLIC", "PUBLIC (SELECT)");
    row("a sequence", "control-rights", "GRANT USAGE ON SEQUENCE showroom.change_sequence TO showroom_ops",
        "showroom.change_sequence");
    row("a control table's owner", "control-rights", "ALTER TABLE showroom.audit OWNER TO postgres", "postgres");
    row("a control view's owner", "control-rights", "ALTER VIEW showroom.session_list OWNER TO postgres", "postgres");
    row("objects in the control plane", "control-rights", "GRANT CREATE ON SCHEMA showroom TO showroom_admin",
        "showroom_admin (CREATE)");
    row("objects in the guard", "control-rights", "GRANT CREATE ON SCHEMA showroom_guard TO PUBLIC", "PUBLIC (CREATE)");
    row("the guard's schema", "control-rights", "ALTER SCHEMA showroom_guard OWNER TO postgres", "postgres");
    row("an own schema", "control-rights", R"(GRANT USAGE ON SCHEMA "demo-own" TO showroom_ops)", "demo-own");

    row("no row security", "layers", "ALTER TABLE impact_overlay.events DISABLE ROW LEVEL SECURITY",
        "impact_overlay.events");
    row("row security not forced", "layers", "ALTER TABLE impact_overlay.events NO FORCE ROW LEVEL SECURITY",
        "impact_overlay.events");
    row("a policy more", "layers", "CREATE POLICY everybody ON impact_overlay.users USING (true)", "everybody");
    row("no policy", "layers", "DROP POLICY own_layer ON forge_overlay.users", "forge_overlay.users");
    row("an overlay's owner", "layers", "ALTER TABLE impact_overlay.users OWNER TO postgres", "postgres");
    row("an overlay left open", "layers", "GRANT SELECT ON impact_overlay.users TO showroom_viewer",
        "showroom_viewer (SELECT)");
    row("a live view's owner", "layers", "ALTER VIEW impact_live.users OWNER TO postgres", "postgres");
    row("a live view left open", "layers", "GRANT SELECT ON impact_dense.users TO showroom_sales",
        "showroom_sales (SELECT)");
    row("a live view by its caller", "layers", "ALTER VIEW impact_live.users SET (security_invoker = true)",
        "impact_live.users");
    row("an own overlay", "layers", R"(ALTER TABLE "demo-own_overlay".events DISABLE ROW LEVEL SECURITY)",
        R"("demo-own_overlay".events)");

    row("a public function", "functions", "GRANT EXECUTE ON FUNCTION showroom.setting_set(text, text) TO PUBLIC",
        "showroom.setting_set(text,text)");
    row("a login's function", "functions", "GRANT EXECUTE ON FUNCTION showroom.setting_set(text, text) TO test_viewer",
        "test_viewer");
    row("a public guard function", "functions",
        "GRANT EXECUTE ON FUNCTION showroom_guard.drop_own_schemas(text) TO PUBLIC", "showroom_guard.drop_own_schemas");
    row("no search path", "functions", "ALTER FUNCTION showroom.start_teardown(text,text) RESET search_path",
        "showroom.start_teardown(text,text)");
    row("another search path", "functions",
        "ALTER FUNCTION showroom_guard.take_rows(text, text[]) SET search_path = public", "showroom_guard.take_rows");
    row("a function's owner", "functions",
        "ALTER FUNCTION showroom.session_open(text, text, text, interval) OWNER TO "
        "postgres",
        "postgres");
    row("a planted function", "functions",
        "CREATE FUNCTION showroom.now(text) RETURNS timestamptz LANGUAGE sql AS 'SELECT now()';"
        "REVOKE ALL ON FUNCTION showroom.now(text) FROM PUBLIC",
        "showroom.now(text)");
    row("a planted analysis", "functions",
        "CREATE FUNCTION showroom_analyze.shop__secret() RETURNS void LANGUAGE sql AS '';"
        "REVOKE ALL ON FUNCTION showroom_analyze.shop__secret() FROM PUBLIC",
        "showroom_analyze.shop__secret");
    row("a trigger's function", "functions", "ALTER FUNCTION impact_overlay.users() OWNER TO postgres",
        "impact_overlay.users");

    row("no trigger", "outbound", "DROP TRIGGER showroom_outbound ON impact.webhooks", "impact.webhooks");
    row("a trigger switched off", "outbound", "ALTER TABLE impact.mail_queue DISABLE TRIGGER showroom_outbound",
        "impact.mail_queue");
    row("a trigger for insertions alone", "outbound",
        "CREATE OR REPLACE TRIGGER showroom_outbound BEFORE INSERT ON impact.mail_queue FOR EACH ROW EXECUTE FUNCTION "
        "showroom.refuse_outbound('tenant_id'); ALTER TABLE impact.mail_queue ENABLE ALWAYS TRIGGER showroom_outbound",
        "impact.mail_queue");
}

void TestDoctorRights::namesEveryFault()
{
    QFETCH(QString, check);
    QFETCH(QByteArray, fault);
    QFETCH(QString, named);
    VERIFY_RESULT(m_owner->executeScript(fault));

    const Answer answer = call();
    QCOMPARE(answer.exitCode, 1);
    const QJsonObject entry = entryOf(answer, check);
    QCOMPARE(entry[u"state"_s].toString(), u"fail"_s);
    QVERIFY2(entry[u"message"_s].toString().contains(named), qPrintable(entry[u"message"_s].toString()));

    // The statements that it shows mend it.
    const auto remedies = m_owner->query(sql(faultQueries.value(check)));
    VERIFY_RESULT(remedies);
    for (const database::Row &row : *remedies) {
        QVERIFY2(entry[u"hint"_s].toString().contains(row.text("remedy")), qPrintable(entry[u"hint"_s].toString()));
        QVERIFY2(!row.text("remedy").startsWith(u"REVOKE showroom_"), "nobody may lose a role");
        VERIFY_RESULT(m_owner->executeScript(row.text("remedy").toUtf8()));
    }
    VERIFY_RESULT(m_owner->executeScript("DROP OPERATOR IF EXISTS public.~~ (text, text);"
                                         "DROP FUNCTION IF EXISTS public.all_of(text, text), public.away(),"
                                         " showroom.now(text)"));
    verifyAllIsWell();
}

void TestDoctorRights::namesFaultyRoles_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("named");
    QTest::newRow("a group that logs in") << QByteArray("ALTER ROLE showroom_sales LOGIN") << u"showroom_sales"_s;
    QTest::newRow("past row security") << QByteArray("ALTER ROLE showroom_live BYPASSRLS") << u"showroom_live"_s;
    QTest::newRow("makes roles") << QByteArray("ALTER ROLE showroom_admin CREATEROLE") << u"showroom_admin"_s;
    QTest::newRow("a group that is more")
        << QByteArray("GRANT showroom_support TO showroom_sales") << u"showroom_support"_s;
    QTest::newRow("a group that is an owner")
        << QByteArray("GRANT showroom_guard TO showroom_ops") << u"showroom_guard"_s;
    QTest::newRow("a group that reads all")
        << QByteArray("GRANT pg_read_all_data TO showroom_viewer") << u"pg_read_all_data"_s;
    QTest::newRow("a person who is an owner") << QByteArray("GRANT showroom_owner TO test_viewer") << u"test_viewer"_s;
    QTest::newRow("membership inherits") << QByteArray("ALTER ROLE showroom_membership INHERIT")
                                         << u"showroom_membership"_s;
    QTest::newRow("membership passes an owner on")
        << QByteArray("GRANT showroom_owner TO showroom_membership WITH ADMIN OPTION") << u"showroom_owner"_s;
}

/// Roles are the whole server's: they are changed in a transaction that nobody else sees.
void TestDoctorRights::namesFaultyRoles()
{
    QFETCH(QByteArray, fault);
    QFETCH(QString, named);
    auto transaction = database::Transaction::begin(*m_owner);
    VERIFY_RESULT(transaction);
    VERIFY_RESULT(m_owner->executeScript(fault));

    const QList<access::Check> checks = access::runDoctor(*m_owner, SystemClock());
    const access::Check *roles = checkOf(checks, u"roles"_s);
    QVERIFY(roles);
    QCOMPARE(roles->state, access::CheckState::Failed);
    QVERIFY2(roles->message.contains(named), qPrintable(roles->message));
    const auto remedies = m_owner->query(sql(faultQueries.value(u"roles"_s)));
    VERIFY_RESULT(remedies);
    for (const database::Row &row : *remedies)
        VERIFY_RESULT(m_owner->executeScript(row.text("remedy").toUtf8()));
    QCOMPARE(checkOf(access::runDoctor(*m_owner, SystemClock()), u"roles"_s)->state, access::CheckState::Ok);
    VERIFY_RESULT(transaction->rollback());
}

void TestDoctorRights::saysHowManyMoreThereAre()
{
    VERIFY_RESULT(m_owner->executeScript("GRANT SELECT ON ALL TABLES IN SCHEMA showroom TO PUBLIC"));
    const QJsonObject entry = entryOf(call(), u"control-rights"_s);
    VERIFY_RESULT(m_owner->executeScript("REVOKE SELECT ON ALL TABLES IN SCHEMA showroom FROM PUBLIC"));
    QCOMPARE(entry[u"message"_s].toString().count(u"PUBLIC (SELECT)"_s), 20);
    QVERIFY2(entry[u"message"_s].toString().contains(u" more"_s), qPrintable(entry[u"message"_s].toString()));
}

QTEST_GUILESS_MAIN(TestDoctorRights)
#include "tst_doctor_rights.moc"
