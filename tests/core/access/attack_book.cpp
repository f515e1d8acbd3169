#include "attack_book.h"

#include "attack_forms.h"

namespace showroom::test {

using namespace Qt::StringLiterals;
using namespace showroom::database;

namespace {

// In an attempt's text these stand for what exists or what does not.
constexpr char tenantMark[] = "{tenant}";
constexpr char idMark[] = "{id}";
constexpr char mailMark[] = "{mail}";

SqlStatement sql(const QByteArray &text)
{
    return SqlStatement::fromText(text);
}

QByteArray escaped(const QString &text)
{
    return text.toUtf8().replace("'", "''");
}

QByteArray inQuotes(const QByteArray &name)
{
    return '"' + name + '"';
}

QList<QByteArray> bytesOf(const QStringList &words)
{
    QList<QByteArray> bytes;
    for (const QString &word : words)
        bytes.append(word.toUtf8());
    return bytes;
}

/// Functions that may rightly change what is other people's or say what exists, an operator's own doing.
const QStringList leftOut{u"close_stale_sessions"_s, u"purge_archives"_s, u"convert_to_production"_s,
                          u"preview_conversion"_s};

} // namespace

AttackBook::AttackBook(AttackStage &stage, const QString &role, quint32 seed)
    : m_random(seed)
    , m_victims(stage.victims())
    , m_ids(stage.ids())
    , m_mails(stage.mails())
{
    readRelations(stage, role);
    readFunctions(stage, role);
    readPools(stage, role);
}

QList<QByteArray> AttackBook::preparation()
{
    return {
        "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS "
        "$$ BEGIN RAISE NOTICE 'seen %', $1; RETURN true; END $$",
        "CREATE FUNCTION pg_temp.leak(text, text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS "
        "$$ BEGIN RAISE NOTICE 'seen % %', $1, $2; RETURN $1 = $2; END $$",
        "CREATE OPERATOR pg_temp.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.leak, RESTRICT = eqsel, "
        "JOIN = eqjoinsel)",
        "CREATE OPERATOR pg_temp.~~ (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.leak, RESTRICT = likesel)"};
}

void AttackBook::readRelations(AttackStage &stage, const QString &role)
{
    Connection owner = stage.fixture().connectSuperuser();
    const auto rows = owner.query(
        sql("SELECT c.oid::regclass::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns, "
            "bool_or(a.attname = 'tenant_id') AND has_table_privilege('showroom_' || :role, c.oid, 'SELECT') AS "
            "is_open "
            "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid "
            "AND "
            "a.attnum > 0 AND NOT a.attisdropped WHERE c.relkind IN ('r', 'v') AND n.nspname !~ '^(pg_|information)' "
            "GROUP BY 1, c.oid ORDER BY 1"),
        {{"role", role}});
    for (const Row &row : rows.value()) {
        const Relation relation{row.text("name").toUtf8(), bytesOf(row.texts("columns"))};
        if (!row.boolean("is_open"))
            m_closed.append(relation);
        else // Those with rows are worth more.
            m_open.insert(m_open.size(), relation.name.contains("users") || relation.name.contains("events") ? 4 : 1,
                          relation);
    }
    if (m_open.isEmpty())
        m_open = m_closed;
}

void AttackBook::readFunctions(AttackStage &stage, const QString &role)
{
    Connection owner = stage.fixture().connectSuperuser();
    const auto rows = owner.query(
        sql("SELECT p.oid::regproc::text AS name, ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t) AS "
            "types "
            "FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname ~ "
            "'^(showroom|impact_|demo-own_)' "
            "AND p.proname <> ALL (string_to_array(:leftOut, ',')) "
            "AND (has_function_privilege('showroom_' || :role, p.oid, 'EXECUTE') OR p.prosecdef) ORDER BY p.oid::text"),
        {{"role", role}, {"leftOut", leftOut.join(u',')}});
    for (const Row &row : rows.value())
        m_functions.append({row.text("name").toUtf8(), bytesOf(row.texts("types"))});
}

void AttackBook::readPools(AttackStage &stage, const QString &role)
{
    m_texts = {tenantMark,
               tenantMark,
               tenantMark,
               tenantMark,
               idMark,
               mailMark,
               "demo-scratch",
               "demo-scratch",
               "demo-scratch",
               "",
               "'' OR true --",
               "demo-scratch''; DROP TABLE showroom.audit; --",
               "demo-scratch\"",
               "demo-%",
               "%",
               "demo-.*",
               "demo-foreign.users",
               "démo-foreign",
               "dem\u043e-foreign",
               "DEMO-FOREIGN",
               "demo\u2010foreign",
               " demo-scratch",
               "demo-scratch\n",
               "impact.users",
               "impact.events",
               "\"impact\".\"users\"",
               "impact.users; SELECT 1",
               "showroom.session_token",
               "pg_catalog.pg_authid",
               "pg_temp.users",
               "casework.users",
               "postgres",
               "showroom_owner",
               "showroom_guard",
               "admin",
               "CONFIRM_RESET",
               "archived",
               "full_name",
               "tenant_id",
               "extend",
               "expire",
               "now()",
               "2026-01-01",
               "../../etc/passwd",
               "\\",
               "$1",
               "{}",
               "[]",
               "-1",
               "jsonl",
               "sql"};
    m_numbers = {"0", "1", "2", "3", "4", "-1", "10000", "2147483647"};
    m_uuids = {"00000000-0000-0000-0000-000000000000", idMark, stage.scratchSession(role).toUtf8()};
    const bool mayHandleAll = QStringList{u"support"_s, u"ops"_s, u"admin"_s, u"service"_s}.contains(role);
    if (mayHandleAll)
        return;
    m_uuids += bytesOf(stage.foreignSessions());
    m_numbers += bytesOf(stage.foreignLayers());
}

QByteArray AttackBook::predicate(const Relation &relation)
{
    QByteArray form = any(predicateForms());
    return form.replace("$c$", inQuotes(any(relation.columns)));
}

QByteArray AttackBook::reading(const Relation &relation)
{
    QByteArray form = any(readingForms());
    form.replace("$r$", relation.name).replace("$c$", inQuotes(any(relation.columns)));
    return form.contains("$p$") ? form.replace("$p$", predicate(relation)) : form;
}

QByteArray AttackBook::wrapped(const QByteArray &query)
{
    switch (roll(10)) {
    case 0:
        return "COPY (" + query + ") TO STDOUT";
    case 1:
        return "DEALLOCATE ALL; PREPARE theft AS " + query + "; EXECUTE theft";
    case 2:
        return "DECLARE theft CURSOR FOR " + query + "; FETCH ALL FROM theft";
    case 3:
        return "CREATE TEMP TABLE loot ON COMMIT DROP AS " + query + "; SELECT * FROM loot";
    case 4:
        return "SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; " + query;
    case 5:
        return "SET LOCAL row_security = off; " + query;
    default:
        return query;
    }
}

QByteArray AttackBook::writing(const Relation &relation)
{
    QByteArray form = any(writingForms());
    form.replace("$r$", relation.name).replace("$c$", inQuotes(any(relation.columns)));
    return form.contains("$p$") ? form.replace("$p$", predicate(relation)) : form;
}

/// Seeding's own way in: rows of production among those that are staged.
QByteArray AttackBook::staging()
{
    static const QList<QByteArray> rows{
        "VALUES ('{tenant}', '{id}'::uuid, '{mail}@example.com')",
        "VALUES ('demo-scratch', gen_random_uuid(), 'a@example.com'), ('{tenant}', '{id}', 'b@example.com')",
        "VALUES ('{tenant}', gen_random_uuid(), '{mail}@example.com')",
        "SELECT tenant_id, id, email FROM impact.users",
        "SELECT '{tenant}', id, email FROM showroom_guard.impact__users",
    };
    static const QList<QByteArray> tables{"forge.users", "casework.users", "impact.users"};
    const QByteArray arguments = "('" + any(tables) + "', '{tenant_id,id,email}')";
    const QByteArray taken =
        "; SELECT showroom.take_rows" + (chance(85) ? arguments : "('" + any(m_texts) + "', '{id}')");
    if (chance(15))
        return "CREATE TEMP VIEW showroom_staged AS SELECT 'demo-x' AS tenant_id, '{id}'::uuid AS id, (SELECT email "
               "FROM "
               "impact.users WHERE tenant_id = '{tenant}') AS email" +
               taken;
    return "SELECT showroom.stage_rows" + arguments + "; INSERT INTO pg_temp.showroom_staged " + any(rows) + taken;
}

QByteArray AttackBook::text()
{
    return "'" + any(m_texts) + "'";
}

QByteArray AttackBook::argument(const QByteArray &type)
{
    if (chance(4))
        return "NULL::" + type;
    if (type == "text" || type == "name" || type == "character varying")
        return text() + "::" + type;
    if (type == "uuid")
        return "'" + any(m_uuids) + "'::uuid";
    if (type == "bigint" || type == "integer" || type == "smallint")
        return any(m_numbers) + "::" + type;
    if (type == "text[]")
        return "ARRAY[" + text() + ", " + text() + "]";
    if (type == "uuid[]")
        return "ARRAY['" + any(m_uuids) + "'::uuid]";
    if (type == "regclass" || type == "oid")
        return "(SELECT c.oid FROM pg_class c WHERE c.relname = 'users' ORDER BY c.oid LIMIT 1)::" + type;
    if (type == "jsonb")
        return "jsonb_build_object('tenant', " + text() + ", 'id', " + text() + ", 'format', 'jsonl', 'name', " +
               text() + ", 'environment', " + text() + ", 'kinds', jsonb_build_array(" + text() +
               "), 'from', '2026-01-01')";
    if (type == "boolean")
        return chance(50) ? "true" : "false";
    if (type == "interval")
        return "'1 day'::interval";
    if (type == "date" || type.startsWith("timestamp"))
        return "'2026-11-20'::" + type;
    return "NULL::" + type;
}

QByteArray AttackBook::call(const Function &function)
{
    QList<QByteArray> values;
    for (const QByteArray &type : function.types)
        values.append(argument(type));
    return "SELECT * FROM " + function.name + "(" + values.join(", ") + ")";
}

/// Objects of the attacker's named like ours, first in the search path, before a call.
QByteArray AttackBook::pretence()
{
    return "SET LOCAL search_path = pg_temp, public, showroom; " + any(pretenceForms());
}

QByteArray AttackBook::roleChange()
{
    static const QList<QByteArray> owners{"postgres",        "showroom_owner",      "showroom_guard",
                                          "showroom_live",   "showroom_conversion", "showroom_membership",
                                          "pg_read_all_data"};
    return QByteArray(any(roleForms())).replace("$o$", any(owners));
}

QByteArray AttackBook::outside()
{
    return any(outsideForms());
}

QByteArray AttackBook::statement(Attempt &attempt)
{
    const quint32 dice = roll(100);
    if (dice < 22) {
        attempt.kind = "guard view";
        return wrapped(reading(any(m_open)));
    }
    if (dice < 32) {
        attempt.kind = "closed table";
        return wrapped(reading(any(m_closed)));
    }
    if (dice < 44) {
        attempt.kind = "writing";
        return writing(chance(60) ? any(m_open) : any(m_closed));
    }
    if (dice < 52) {
        attempt.kind = "staging";
        return staging();
    }
    if (dice < 80) {
        attempt.kind = "function";
        return call(any(m_functions));
    }
    if (dice < 88) {
        attempt.kind = "search path";
        return pretence() + (chance(50) ? call(any(m_functions)) : reading(any(m_open)));
    }
    attempt.kind = dice < 94 ? "role" : "outside";
    return dice < 94 ? roleChange() : outside();
}

Attempt AttackBook::next()
{
    Attempt attempt;
    const QByteArray text = statement(attempt);
    const Victim tenant = any(m_victims);
    const Victim id = any(m_ids);
    const Victim mail = any(m_mails);
    // What the two differ in: the tenant, or one of its keys.
    const bool byTenant = !tenant.ghost.isEmpty() && text.contains(tenantMark) && chance(50);
    const auto filled = [&](bool isReal) {
        QByteArray words = text;
        words.replace(tenantMark, escaped(byTenant && !isReal ? tenant.ghost : tenant.real));
        words.replace(idMark, escaped(byTenant || isReal ? id.real : id.ghost));
        return words.replace(mailMark, escaped(byTenant || isReal ? mail.real : mail.ghost));
    };
    attempt.real = filled(true);
    attempt.copied = tenant.real.toUtf8() + "\n";
    attempt.ghost = filled(false);
    if (attempt.ghost == attempt.real)
        attempt.ghost.clear();
    return attempt;
}

} // namespace showroom::test
