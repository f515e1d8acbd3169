#include "../tenant_fixture.h"

#include "core/environments/environment_store.h"
#include "core/exporting/exports.h"
#include "core/sandboxes/conversion.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sandboxes/sweep.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

namespace {

/// Functions that people and programs may call and that change the control plane without a word in the audit log, each
/// with why that is enough.
const QMap<QString, QString> withoutAWord{
    {u"showroom.admit_user"_s, u"a user comes in: noted as usage"_s},
    {u"showroom.announce_export"_s, u"a step of an export, whose beginning and end are written down"_s},
    {u"showroom.audit_seal"_s, u"the audit log itself"_s},
    {u"showroom.check_environment_salt"_s, u"a step of a job: the version was recorded by the creation"_s},
    {u"showroom.close_environment_table"_s, u"a step of a job"_s},
    {u"showroom.count_api_call"_s, u"a counter"_s},
    {u"showroom.count_next_volumes"_s, u"statistics of what is there"_s},
    {u"showroom.drop_environment_schema"_s, u"a step of a teardown"_s},
    {u"showroom.enter"_s, u"a session's last activity"_s},
    {u"showroom.finish_export"_s, u"a step of an export"_s},
    {u"showroom.job_heartbeat"_s, u"a heartbeat"_s},
    {u"showroom.keep_volumes"_s, u"statistics of what is there"_s},
    {u"showroom.mark_notifications_read"_s, u"what a person has read"_s},
    {u"showroom.open_environment_schema"_s, u"a step of a job"_s},
    {u"showroom.open_environment_table"_s, u"a step of a job"_s},
    {u"showroom.preview_conversion"_s, u"leaves nothing behind"_s},
    {u"showroom.record_step"_s, u"a step of a job"_s},
    {u"showroom.resolve_access_link"_s, u"a visitor comes in: noted as usage"_s},
    {u"showroom.resolve_session"_s, u"a session's last activity"_s},
    {u"showroom.seal_dataset"_s, u"a step of a job"_s},
    {u"showroom.settle_notification"_s, u"a delivery"_s},
    {u"showroom.touch"_s, u"a session's last activity"_s},
    {u"showroom_live.install_registered"_s, u"a step of registration"_s},
    {u"showroom_live.remove_registered"_s, u"a step of registration"_s},
};

/// Functions that some role may call, that write a table of the control plane themselves or by another one, and never
/// reach the audit log. By the functions' texts: a name with a bracket behind it is a call.
constexpr char silentWriters[] = R"(
WITH RECURSIVE f AS (
    SELECT p.oid, n.nspname || '.' || p.proname AS name, pg_get_functiondef(p.oid) AS body, p.proacl, p.provolatile
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname IN ('showroom', 'showroom_guard', 'showroom_live') AND p.prokind = 'f'
), calls AS (
    SELECT a.oid AS caller, b.oid AS callee
      FROM f a JOIN f b ON b.oid <> a.oid AND a.body ~ ('\m' || replace(b.name, '.', '\.') || '\s*\(')
), reach AS (
    SELECT f.oid AS start, f.oid AS node FROM f
    UNION
    SELECT r.start, c.callee FROM reach r JOIN calls c ON c.caller = r.node
)
SELECT DISTINCT s.name
  FROM f s
 WHERE s.provolatile = 'v'
   AND EXISTS (SELECT FROM aclexplode(s.proacl) a JOIN showroom.role_group() g ON a.grantee = g.group_role::regrole)
   AND EXISTS (SELECT FROM reach r JOIN f n ON n.oid = r.node
                WHERE r.start = s.oid AND n.body ~* '\m(INSERT INTO|UPDATE|DELETE FROM)\s+showroom\.')
   AND NOT EXISTS (SELECT FROM reach r JOIN f n ON n.oid = r.node
                    WHERE r.start = s.oid AND n.name IN ('showroom.audit_record', 'showroom.audit_membership'))
 ORDER BY 1)";

} // namespace

/// The audit log says how many rows there were before and after each thing that changes rows, and forgets nothing that
/// changes the control plane.
class TestAuditCounts final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void saysRowsBeforeAndAfter_data();
    void saysRowsBeforeAndAfter();
    void saysWhoWhereAndWithWhat();
    void writesDownWhatChangesRegistration_data();
    void writesDownWhatChangesRegistration();
    void everyChangeIsWrittenDown();

private:
    QString ask(const QByteArray &sql) { return m_fixture->ask(sql).toString(); }
    void script(const QByteArray &sql) { VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(sql)); }
    void workInSessions();
    void exportOne();
    void fillInVain();
    void workInASandbox();
    void tearDown();

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestAuditCounts::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    VERIFY_RESULT(m_fixture->run(m_fixture->create(m_fixture->request(u"Acme"_s)).jobId));
    workInSessions();
    exportOne();
    fillInVain();
    workInASandbox();
    tearDown();
}

void TestAuditCounts::cleanupTestCase()
{
    m_fixture.reset();
}

void TestAuditCounts::workInSessions()
{
    database::Connection local = m_fixture->connect();
    const auto opened = local.queryOne(
        database::SqlStatement::fromText("SELECT session::text, token FROM showroom.session_open('demo-acme', 'ann')"));
    VERIFY_RESULT(opened);
    database::Connection product = TestDatabase::connect(m_fixture->database.login(u"product"_s));
    VERIFY_RESULT(product.scalar(database::SqlStatement::fromText("SELECT showroom.enter(:token)"),
                                 {{"token", opened->text("token")}}));
    VERIFY_RESULT(product.executeScript("UPDATE impact_live.users SET city = 'Ulm' WHERE id IN (SELECT id FROM "
                                        "impact_live.users ORDER BY id LIMIT 3)"));
    VERIFY_RESULT(local.executeScript(QByteArray("SELECT showroom.session_reset('%1', 'CONFIRM_RESET');"
                                                 "SELECT showroom.session_undo('%1');"
                                                 "SELECT showroom.session_copy('%1', 'bob');"
                                                 "SELECT showroom.session_rename('%1', 'Ann''s');"
                                                 "SELECT showroom.session_close('%1')")
                                          .replace("%1", opened->text("session").toUtf8())));
    script("UPDATE showroom.layer SET expires_at = now() - interval '1 day' WHERE state = 'archived' AND reason = "
           "'closed'");
    VERIFY_RESULT(local.executeScript("SELECT showroom.purge_archives()"));
}

void TestAuditCounts::exportOne()
{
    const QTemporaryDir folder;
    exporting::ExportRequest request;
    request.environmentId = u"demo-acme"_s;
    request.path = folder.filePath(u"acme.jsonl"_s);
    database::Connection local = m_fixture->connect();
    const auto job = exporting::startExport(local, request);
    VERIFY_RESULT(job);
    VERIFY_RESULT(m_fixture->run(*job));
}

/// A filling that fails after its first step.
void TestAuditCounts::fillInVain()
{
    const qint64 job = m_fixture->create(m_fixture->request(u"Vain"_s)).jobId;
    database::Connection local = m_fixture->connect();
    VERIFY_RESULT(local.executeScript(QByteArray("SELECT showroom.claim_job(%1, 'test', 'here', 1);"
                                                 "SELECT showroom.record_step(%1, 1, 1, 'impact.users', 50);"
                                                 "SELECT showroom.finish_job(%1, 1, 'failed', NULL, '{}', '{}')")
                                          .replace("%1", QByteArray::number(job))));
}

void TestAuditCounts::workInASandbox()
{
    sandboxes::CreateSandbox wish = sandboxes::CreateSandbox::ofType(sandboxes::Type::Trial);
    wish.tenant.name = u"Trial"_s;
    database::Connection local = m_fixture->connect();
    const auto created = sandboxes::create(local, wish, m_fixture->salts.constLast(), m_fixture->clock);
    VERIFY_RESULT(created);
    VERIFY_RESULT(m_fixture->run(created->jobId));
    const auto reset = sandboxes::startReset(local, created->environmentId);
    VERIFY_RESULT(reset);
    VERIFY_RESULT(m_fixture->run(*reset));
    VERIFY_RESULT(sandboxes::convertToProduction(
        local,
        {u"sandbox-trial"_s, u"acme"_s, u"team"_s, u"EU"_s, u"ann@acme.example"_s, {}, false, u"sandbox-trial"_s}));
}

void TestAuditCounts::tearDown()
{
    database::Connection local = m_fixture->connect();
    const auto teardown = environments::startTeardown(local, u"demo-acme"_s, u"demo-acme"_s);
    VERIFY_RESULT(teardown);
    VERIFY_RESULT(m_fixture->run(*teardown));
}

void TestAuditCounts::saysRowsBeforeAndAfter_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *action, const char *environment, const char *before, const char *after) {
        QTest::addRow("%s of %s: %s", action, environment, after)
            << QByteArray(action) << QByteArray(environment) << QString::fromLatin1(before)
            << QString::fromLatin1(after);
    };
    row("job.seed.done", "demo-acme", "impact.events 0, impact.users 0", "impact.events 1125, impact.users 50");
    row("session.reset", "demo-acme", "impact.events 0, impact.users 3", "impact.events 0, impact.users 0");
    row("session.undo", "demo-acme", "impact.events 0, impact.users 0", "impact.events 0, impact.users 3");
    row("session.copy", "demo-acme", "impact.events 0, impact.users 0", "impact.events 0, impact.users 3");
    row("session.close", "demo-acme", "impact.events 0, impact.users 3", "impact.events 0, impact.users 0");
    row("session.purge", "", "rows 3", "rows 0");
    row("job.export.done", "demo-acme", "impact.events 1125, impact.users 50", "impact.events 1125, impact.users 50");
    row("job.seed.failed", "demo-vain", "rows 0", "rows 50");
    const char *forge =
        "forge.comments 0, forge.memberships 2, forge.organisations 4, forge.projects 5, forge.tasks 20, "
        "forge.users 2";
    row("job.seed.done", "sandbox-trial",
        "forge.comments 0, forge.memberships 0, forge.organisations 0, forge.projects 0, forge.tasks 0, forge.users 0",
        forge);
    row("job.seed.done", "sandbox-trial", forge, forge);
    row("sandbox.convert", "sandbox-trial", forge,
        "forge.comments 0, forge.memberships 0, forge.organisations 4, forge.projects 0, forge.tasks 0, forge.users 0");
    row("job.teardown.done", "demo-acme", "impact.events 1125, impact.users 50", "impact.events 0, impact.users 0");
}

void TestAuditCounts::saysRowsBeforeAndAfter()
{
    QFETCH(QByteArray, action);
    QFETCH(QByteArray, environment);
    QFETCH(QString, before);
    QFETCH(QString, after);
    const QString found =
        ask("SELECT string_agg(b.words || ' -> ' || a.words, '; ' ORDER BY e.id) FROM showroom.audit e,"
            " LATERAL (SELECT string_agg(k || ' ' || v, ', ' ORDER BY k) AS words FROM "
            "jsonb_each_text(e.counts_before) c (k, v)) b,"
            " LATERAL (SELECT string_agg(k || ' ' || v, ', ' ORDER BY k) AS words FROM "
            "jsonb_each_text(e.counts_after) c (k, v)) a"
            " WHERE e.action = '" +
            action + "' AND coalesce(e.environment, '') = '" + environment + "'");
    QVERIFY2(found.split(u"; "_s).contains(before + u" -> "_s + after), qPrintable(found));
}

/// The login, the program as it names itself, and where it runs; and no secret.
void TestAuditCounts::saysWhoWhereAndWithWhat()
{
    QCOMPARE(ask("SELECT count(*) FROM showroom.audit WHERE actor = '' OR program = '' OR host = '' OR action = ''"),
             u"0"_s);
    QCOMPARE(ask("SELECT string_agg(DISTINCT host, ',') FROM showroom.audit"), u"local"_s);
    QCOMPARE(ask("SELECT count(*) FROM showroom.audit WHERE (details || coalesce(counts_after, '{}'))::text ~ "
                 "'(srs_|srl_|sra_)[A-Za-z0-9_-]{20}|argon2|saltCheck'"),
             u"0"_s);
}

void TestAuditCounts::writesDownWhatChangesRegistration_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QString>("action");
    QTest::newRow("register") << QByteArray("showroom.register_table('shop', 'shop.client')") << u"table.register"_s;
    QTest::newRow("convert") << QByteArray("showroom.allow_conversion('shop.client')") << u"table.convertible"_s;
    QTest::newRow("unregister") << QByteArray("showroom.unregister_table('shop.client')") << u"table.unregister"_s;
    QTest::newRow("outbound") << QByteArray("showroom.register_outbound('shop', 'shop.hook')") << u"table.outbound"_s;
    QTest::newRow("no longer outbound") << QByteArray("showroom.unregister_outbound('shop.hook')")
                                        << u"table.not-outbound"_s;
}

void TestAuditCounts::writesDownWhatChangesRegistration()
{
    QFETCH(QByteArray, call);
    QFETCH(QString, action);
    script("CREATE SCHEMA IF NOT EXISTS shop; CREATE TABLE IF NOT EXISTS shop.hook (tenant_id text);"
           "CREATE TABLE IF NOT EXISTS shop.client (tenant_id text, id int, PRIMARY KEY (tenant_id, id));"
           "SELECT " +
           call);
    const QString newest =
        ask("SELECT action || ' ' || (details ->> 'table') FROM showroom.audit ORDER BY id DESC LIMIT 1");
    QVERIFY2(newest.startsWith(action + u" shop."_s), qPrintable(newest));
}

void TestAuditCounts::everyChangeIsWrittenDown()
{
    database::Connection owner = m_fixture->connectSuperuser();
    const auto silent = owner.query(database::SqlStatement::fromText(silentWriters));
    VERIFY_RESULT(silent);
    QStringList found;
    for (const database::Row &row : *silent)
        found.append(row.text("name"));
    QCOMPARE(found.join(u' '), QStringList(withoutAWord.keys()).join(u' '));
}

QTEST_GUILESS_MAIN(TestAuditCounts)
#include "tst_audit_counts.moc"
