#include "attack_stage.h"

namespace showroom::test {

using namespace Qt::StringLiterals;
using namespace showroom::database;

namespace {

SqlStatement sql(const QByteArray &text)
{
    return SqlStatement::fromText(text);
}

void must(const Result<void> &done)
{
    if (!done)
        qFatal("%s", describe(done.error()).constData());
}

/// Ids that are nearly an environment's, and ids that want to be read as something else.
const QList<Victim> plantedTenants{
    {u"acme"_s, u"acmf"_s},
    {u"prod-1"_s, u"prod-2"_s},
    {u"customer-northwind"_s, u"customer-northwinf"_s},
    {u"démo-acme"_s, u"démo-acmf"_s},
    {u"Demo-x"_s, u"Demo-y"_s},
    {u"demo"_s, {}},
    {u"demo_x"_s, u"demo_y"_s},
    {u"xdemo-acme"_s, u"xdemo-acmf"_s},
    {u"sandbox"_s, {}},
    {u"SANDBOX-1"_s, u"SANDBOX-2"_s},
    {u"dem\u043e-acme"_s, u"dem\u043e-acmf"_s}, // a Cyrillic o
    {u"demo\u2010acme"_s, u"demo\u2010acmf"_s}, // another hyphen
    {u" demo-acme"_s, u" demo-acmf"_s},
    {u"customer'; DROP TABLE impact.users; --"_s, u"customer'; DROP TABLE impact.userz; --"_s},
};

/// A production tenant in each product. The ids of its rows are those of an environment's.
constexpr char plant[] = R"(
INSERT INTO impact.users SELECT (jsonb_populate_record(NULL::impact.users, to_jsonb(u) || jsonb_build_object('tenant_id', $tenant$,
    'full_name', 'GEHEIM ' || u.full_name, 'email', 'geheim-' || u.email, 'street_address', 'GEHEIM 1',
    'phone', 'GEHEIM', 'job_title', 'GEHEIM'))).* FROM
    (SELECT * FROM impact.users WHERE tenant_id = 'demo-foreign' ORDER BY id LIMIT 3) u;
INSERT INTO impact.events SELECT (jsonb_populate_record(NULL::impact.events, to_jsonb(e) || jsonb_build_object('tenant_id', $tenant$,
    'title', 'GEHEIM', 'properties', '{"of": "GEHEIM"}'::jsonb))).* FROM impact.events e
    WHERE e.tenant_id = 'demo-foreign'
    AND e.user_id IN (SELECT id FROM impact.users WHERE tenant_id = 'demo-foreign' ORDER BY id LIMIT 3);
INSERT INTO impact.webhooks (tenant_id, event_kind, url) VALUES ($tenant$, 'donation', 'https://GEHEIM.example/');
INSERT INTO impact.mail_queue (tenant_id, recipient, subject, body) VALUES ($tenant$, 'GEHEIM', 'GEHEIM', 'GEHEIM');
INSERT INTO casework.users SELECT (jsonb_populate_record(NULL::casework.users, to_jsonb(u))).*
    FROM impact.users u WHERE tenant_id = $tenant$;
INSERT INTO forge.users (tenant_id, id, email, full_name)
    SELECT tenant_id, id, email, full_name FROM impact.users WHERE tenant_id = $tenant$;
)";

} // namespace

AttackStage::AttackStage()
    : m_owner(m_fixture.connectSuperuser())
    , m_victims(plantedTenants)
{
    plantEnvironments();
    plantProduction();
    plantSessions();
    // The planner's statistics know production's values, too.
    must(m_owner.executeScript("ANALYZE"));
}

void AttackStage::plantEnvironments()
{
    for (const QString &name : {u"Scratch"_s, u"Foreign"_s, u"Own"_s}) {
        environments::CreateTenant request = m_fixture.request(name);
        // Few rows: an attempt may join a table with itself by a function that talks.
        request.size = u"custom"_s;
        request.users = 12;
        request.counts = {{u"volunteer"_s, 20}, {u"donation"_s, 10}, {u"learning"_s, 10}};
        if (name == u"Own")
            request.isolation = u"full"_s;
        const auto done = m_fixture.run(m_fixture.create(request).jobId);
        if (!done || done->state != jobs::JobState::Done)
            qFatal("%s could not be filled", qPrintable(name));
    }
}

void AttackStage::plantProduction()
{
    for (const Victim &tenant : std::as_const(m_victims)) {
        QByteArray quoted = tenant.real.toUtf8().replace("'", "''");
        quoted = '\'' + quoted + '\'';
        must(m_owner.executeScript(QByteArray(plant).replace("$tenant$", quoted)));
    }
    const auto keys =
        m_owner.query(sql("SELECT id::text, email FROM impact.users WHERE tenant_id = 'acme' ORDER BY id"));
    if (!keys || keys->isEmpty())
        qFatal("no production rows were planted");
    // What does not exist differs late, so that it stands in the same place of every order.
    const auto next = [](QChar letter) {
        return letter == u'0' || letter == u'a' ? u'b' : QChar(letter.unicode() - 1);
    };
    for (const Row &row : *keys) {
        QString id = row.text("id");
        id.back() = next(id.back());
        QString mail = row.text("email").section(u'@', 0, 0);
        mail.back() = next(mail.back());
        m_ids.append({row.text("id"), id});
        m_mails.append({row.text("email").section(u'@', 0, 0), mail});
    }
}

QString AttackStage::changeIn(const QString &environment, const QString &person, const QString &schema)
{
    Connection local = m_fixture.connect();
    const auto opened =
        local.queryOne(sql("SELECT session::text, token FROM showroom.session_open(:environment, :person)"),
                       {{"environment", environment}, {"person", person}});
    if (!opened)
        qFatal("%s", describe(opened.error()).constData());
    Connection product = TestDatabase::connect(m_fixture.database.login(u"product"_s));
    (void)product.scalar(sql("SELECT showroom.enter(:token)"), {{"token", opened->text("token")}});
    must(product.executeScript("UPDATE " + schema.toUtf8() + ".users SET full_name = 'FREMD ' || full_name"));
    m_token = opened->text("token");
    return opened->text("session");
}

void AttackStage::plantSessions()
{
    m_foreignSessions = {changeIn(u"demo-foreign"_s, u"alice"_s, u"impact_live"_s),
                         changeIn(u"demo-own"_s, u"bob"_s, u"\"demo-own_live\""_s)};
    const auto layers = m_owner.query(sql("SELECT layer::text FROM showroom.session WHERE state = 'open'"));
    for (const Row &row : layers.value())
        m_foreignLayers.append(row.text("layer"));
    Connection local = m_fixture.connect();
    m_token =
        local.scalar(sql("SELECT token FROM showroom.session_open('demo-scratch', 'visitor')")).value().toString();
}

QString AttackStage::scratchSession(const QString &role)
{
    Connection connection = TestDatabase::connect(m_fixture.database.login(role));
    const auto opened =
        connection.scalar(sql("SELECT session::text FROM showroom.session_open('demo-scratch', session_user::text)"));
    if (opened)
        return opened->toString();
    return m_owner.scalar(sql("SELECT id::text FROM showroom.session WHERE person = 'visitor'")).value().toString();
}

QStringList AttackStage::fingerprint()
{
    // Rows of one relation, in an order of their own.
    const QByteArray rows = "SELECT md5(coalesce(string_agg(r::text, chr(10) ORDER BY r::text), '')) FROM ";
    QList<std::pair<QByteArray, QByteArray>> parts;
    const auto tables = m_owner.query(sql("SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r' "
                                          "AND c.relnamespace::regnamespace::text"
                                          " IN ('impact', 'casework', 'forge', '\"demo-own\"') ORDER BY 1"));
    for (const Row &row : tables.value()) {
        const QByteArray name = row.text("name").toUtf8();
        parts.append({name, rows + name +
                                " r WHERE NOT (r.tenant_id LIKE 'demo-%' AND r.tenant_id NOT IN "
                                "('demo-foreign', 'demo-own') OR r.tenant_id LIKE 'sandbox-%')"});
    }
    const QByteArray layers = m_foreignLayers.join(u',').toUtf8();
    for (const QByteArray &overlay :
         {QByteArray("impact_overlay.users"), QByteArray("impact_overlay.events"),
          QByteArray("\"demo-own_overlay\".users"), QByteArray("\"demo-own_overlay\".events")})
        parts.append({overlay, rows + overlay + " r WHERE r._sr_layer IN (" + layers + ")"});
    const QByteArray foreign = "('demo-foreign', 'demo-own')";
    for (const QByteArray &table :
         {QByteArray("session"), QByteArray("layer"), QByteArray("hold"), QByteArray("persona"),
          QByteArray("access_link"), QByteArray("base_fingerprint"), QByteArray("layered_table")})
        parts.append({table, rows + "showroom." + table + " r WHERE r.environment IN " + foreign});
    for (const QByteArray &table :
         {QByteArray("migration"), QByteArray("setting"), QByteArray("salt_version"), QByteArray("blueprint"),
          QByteArray("registered_table"), QByteArray("outbound_table"), QByteArray("conversion"),
          QByteArray("conversion_table"), QByteArray("restriction"), QByteArray("sandbox_type"),
          QByteArray("api_token")})
        parts.append({table, rows + "showroom." + table + " r"});
    parts.append({"environment", rows +
                                     "(SELECT to_jsonb(e) - '{last_accessed_at,updated_at}'::text[] FROM "
                                     "showroom.environment e WHERE e.id IN " +
                                     foreign + ") r"});
    parts.append({"session_token", rows +
                                       "showroom.session_token r WHERE r.session IN (SELECT id FROM showroom.session "
                                       "WHERE environment IN " +
                                       foreign + ")"});
    parts.append({"functions", rows +
                                   "(SELECT p.oid::regprocedure, p.proowner, p.proacl, md5(p.prosrc), p.proconfig FROM "
                                   "pg_proc p WHERE p.pronamespace::regnamespace::text ~ "
                                   "'^(showroom|impact|casework|forge|\"demo-own)') r"});
    parts.append({"relations", rows +
                                   "(SELECT c.oid::regclass, c.relowner, c.relacl, c.reloptions, c.relrowsecurity, "
                                   "CASE c.relkind WHEN 'v' THEN md5(pg_get_viewdef(c.oid)) END FROM pg_class c WHERE "
                                   "c.relkind IN ('r', 'v', 'S') AND c.relnamespace::regnamespace::text ~ "
                                   "'^(showroom|impact|casework|forge|\"demo-own)') r"});
    parts.append({"schemas", rows + "(SELECT n.nspname, n.nspowner, n.nspacl FROM pg_namespace n WHERE n.nspname !~ "
                                    "'^pg_' AND n.nspname !~ '^demo-scratch') r"});
    parts.append({"triggers", rows + "(SELECT t.tgrelid::regclass, t.tgname, t.tgenabled FROM pg_trigger t WHERE NOT "
                                     "t.tgisinternal) r"});
    parts.append({"roles", rows +
                               "(SELECT h.rolname, m.rolname, a.admin_option FROM pg_auth_members a JOIN pg_roles h ON "
                               "h.oid = a.roleid JOIN pg_roles m ON m.oid = a.member WHERE m.rolname LIKE 'test\\_%' "
                               "OR m.rolname LIKE 'showroom\\_%') r"});
    QStringList lines;
    for (const auto &[name, query] : std::as_const(parts)) {
        const auto digest = m_owner.scalar(sql(query));
        if (!digest)
            qFatal("%s: %s", name.constData(), describe(digest.error()).constData());
        lines.append(QString::fromUtf8(name) + u' ' + digest->toString());
    }
    return lines;
}

QString AttackStage::auditFault()
{
    return m_owner.scalar(sql("SELECT coalesce(fault, '') FROM showroom.audit_verify()")).value().toString();
}

} // namespace showroom::test
