#include "attack_forms.h"

namespace showroom::test {

const QList<QByteArray> &predicateForms()
{
    static const QList<QByteArray> forms{
        "tenant_id = '{tenant}'",
        "tenant_id IN ('{tenant}', 'demo-foreign')",
        "starts_with(tenant_id, '{tenant}')",
        "tenant_id >= '{tenant}' AND tenant_id <= '{tenant}'",
        "1 / (CASE WHEN tenant_id = '{tenant}' THEN 0 ELSE 1 END) = 1",
        "(CASE WHEN tenant_id = '{tenant}' THEN $c$::text ELSE '1' END)::int = 1",
        "id = '{id}' AND tenant_id = '{tenant}'",
        "id = '{id}' AND NOT tenant_id LIKE 'demo-%'",
        "email = '{mail}@example.com'",
        "email LIKE '{mail}%' AND pg_temp.leak(tenant_id)",
        "$c$::text::int = 1",
        "$c$::text::date > now()",
        "pg_temp.leak($c$::text)",
        "$c$::text OPERATOR(pg_temp.===) '{tenant}'",
        "tenant_id OPERATOR(pg_temp.===) '{tenant}'",
        "tenant_id OPERATOR(pg_temp.~~) 'x' AND $c$ IS NOT NULL",
        "has_table_privilege($c$::text, 'SELECT')",
        "current_setting($c$::text) IS NULL",
        "to_regclass($c$::text) IS NOT NULL",
        "$c$::text ~ ($c$::text || '(')",
        "tenant_id !~ '^(demo|sandbox)-'",
        "NOT starts_with(tenant_id, 'demo-')",
        "EXISTS (SELECT FROM impact.users p WHERE p.tenant_id = '{tenant}')",
        "(SELECT count(*) FROM showroom_guard.impact__users p WHERE p.tenant_id = '{tenant}') > 0",
        "query_to_xml('SELECT * FROM impact.users', true, true, '') IS NOT NULL",
        "length($c$::text) / (length($c$::text) - length($c$::text)) = 1",
    };
    return forms;
}

const QList<QByteArray> &readingForms()
{
    static const QList<QByteArray> forms{
        "SELECT count(*) FROM $r$ WHERE $p$",
        "SELECT * FROM $r$ WHERE $p$ LIMIT 5",
        "SELECT r::text FROM $r$ r WHERE $p$ LIMIT 3",
        "SELECT max($c$::text) FILTER (WHERE $p$) FROM $r$",
        "SELECT $c$ FROM $r$ ORDER BY pg_temp.leak($c$::text), ($p$) LIMIT 1",
        "SELECT DISTINCT ON (pg_temp.leak($c$::text)) $c$ FROM $r$",
        "WITH m AS MATERIALIZED (SELECT * FROM $r$) SELECT count(*) FROM m WHERE $p$",
        "SELECT count(*) FROM $r$ a JOIN $r$ b ON a.$c$::text OPERATOR(pg_temp.===) b.$c$::text",
        "SELECT rank() OVER (ORDER BY $c$) FROM $r$ WHERE $p$ LIMIT 2",
        "SELECT * FROM $r$ WHERE $p$ FOR UPDATE LIMIT 1",
        "SELECT (SELECT string_agg($c$::text, ',') FROM $r$ WHERE $p$)",
        "SELECT * FROM ONLY $r$ TABLESAMPLE BERNOULLI (100) WHERE $p$",
        "SELECT count(*) FROM $r$ UNION ALL SELECT count(*) FROM impact.events",
    };
    return forms;
}

const QList<QByteArray> &writingForms()
{
    static const QList<QByteArray> forms{
        "DELETE FROM $r$ WHERE $p$",
        "DELETE FROM $r$ WHERE tenant_id = '{tenant}' RETURNING *",
        "DELETE FROM $r$ USING impact.users p WHERE p.tenant_id = '{tenant}'",
        "UPDATE $r$ SET tenant_id = '{tenant}'",
        "UPDATE $r$ SET tenant_id = 'demo-scratch' WHERE tenant_id = '{tenant}'",
        "UPDATE $r$ SET $c$ = NULL WHERE $p$",
        "INSERT INTO $r$ SELECT * FROM $r$ WHERE $p$",
        "INSERT INTO $r$ (tenant_id, id) VALUES ('{tenant}', '{id}')",
        "INSERT INTO $r$ (tenant_id, id) VALUES ('{tenant}', '{id}') ON CONFLICT DO NOTHING",
        "INSERT INTO $r$ (tenant_id, id, email, full_name) VALUES ('{tenant}', gen_random_uuid(), "
        "'{mail}@example.com', 'x')",
        "MERGE INTO $r$ r USING (VALUES ('{tenant}')) v (t) ON r.tenant_id = v.t WHEN MATCHED THEN DELETE",
        "TRUNCATE $r$ CASCADE",
        "LOCK TABLE $r$ IN ACCESS EXCLUSIVE MODE",
        "COPY $r$ TO STDOUT",
        "COPY $r$ (tenant_id) FROM STDIN",
        "COPY $r$ TO '/tmp/loot'",
        "COPY $r$ TO PROGRAM 'cat'",
        "CREATE TEMP TABLE child (t text, i uuid, FOREIGN KEY (t, i) REFERENCES $r$)",
        "CREATE RULE away AS ON DELETE TO $r$ DO INSTEAD NOTHING",
        "CREATE TRIGGER away BEFORE INSERT ON $r$ FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.leak()",
        "ALTER TABLE $r$ DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE $r$ OWNER TO CURRENT_USER",
        "GRANT ALL ON $r$ TO PUBLIC",
        "DROP VIEW IF EXISTS $r$ CASCADE",
        "CREATE POLICY mine ON $r$ USING (true)",
        "ANALYZE $r$",
        "SELECT pg_relation_filepath('$r$'), * FROM pg_stats WHERE schemaname || '.' || tablename = '$r$'",
    };
    return forms;
}

const QList<QByteArray> &pretenceForms()
{
    static const QList<QByteArray> forms{
        "CREATE TEMP TABLE registered_table ON COMMIT DROP AS SELECT 'impact'::text AS schema_name, 'users'::text AS "
        "table_name, 'impact.users'::text AS guard_view, 'tenant_id'::text AS key_column; ",
        "CREATE TEMP TABLE environment ON COMMIT DROP AS SELECT '{tenant}'::text AS id, 'full'::text AS isolation; ",
        "CREATE TEMP VIEW pg_class AS SELECT * FROM pg_catalog.pg_class; ",
        "CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT NULL::timestamptz'; ",
        "CREATE FUNCTION pg_temp.format(text, text) RETURNS text LANGUAGE sql AS $$ SELECT 'impact.users'::text $$; ",
        "CREATE FUNCTION pg_temp.require_environment_id(text) RETURNS void LANGUAGE sql AS ''; ",
        "CREATE DOMAIN pg_temp.text AS pg_catalog.text; ",
        "CREATE SCHEMA mine; CREATE FUNCTION mine.leak(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'; ",
        "SELECT set_config('showroom.token', '{id}', true), set_config('showroom.now', '1999-01-01', true); ",
        "SELECT set_config('role', 'showroom_guard', true); ",
        "SELECT pg_advisory_xact_lock(1397904723, 1); ",
    };
    return forms;
}

const QList<QByteArray> &roleForms()
{
    static const QList<QByteArray> forms{
        "SET ROLE $o$; SELECT * FROM impact.users WHERE tenant_id = '{tenant}'",
        "SET LOCAL ROLE $o$; DELETE FROM impact.users WHERE tenant_id = '{tenant}'",
        "SET SESSION AUTHORIZATION $o$; SELECT * FROM impact.users",
        "SELECT set_config('role', '$o$', false); SELECT * FROM impact.users",
        "SELECT set_config('session_authorization', '$o$', false); SELECT * FROM impact.users",
        "GRANT $o$ TO CURRENT_USER",
        "CREATE ROLE mine LOGIN SUPERUSER IN ROLE $o$",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "ALTER ROLE $o$ LOGIN PASSWORD 'mine'",
        "ALTER DEFAULT PRIVILEGES FOR ROLE $o$ GRANT SELECT ON TABLES TO PUBLIC",
        "REASSIGN OWNED BY $o$ TO CURRENT_USER",
        "DROP OWNED BY $o$ CASCADE",
        "CREATE OR REPLACE FUNCTION showroom.require_environment_id(id text) RETURNS void LANGUAGE sql AS ''",
        "ALTER FUNCTION showroom.require_environment_id(text) OWNER TO CURRENT_USER",
        "ALTER FUNCTION showroom_guard.take_rows(text, text[]) SET search_path = pg_temp",
        "ALTER SCHEMA showroom_guard OWNER TO CURRENT_USER",
        "CREATE OR REPLACE VIEW showroom_guard.impact__users AS SELECT * FROM impact.users",
        "CREATE FUNCTION showroom_analyze.impact__users() RETURNS void LANGUAGE sql AS 'SELECT 1'",
        "CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION pg_temp.leak()",
    };
    return forms;
}

const QList<QByteArray> &outsideForms()
{
    static const QList<QByteArray> forms{
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT pg_ls_dir('base')",
        "SELECT pg_read_binary_file('global/pg_control')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT lo_from_bytea(0, 'x'::bytea); SELECT lo_export(0, '/tmp/loot')",
        "SELECT query FROM pg_stat_activity WHERE query LIKE '%{mail}%'",
        "SELECT most_common_vals, histogram_bounds FROM pg_stats WHERE schemaname IN ('impact', 'casework', 'forge')",
        "SELECT stavalues1 FROM pg_statistic LIMIT 5",
        "SELECT * FROM pg_stats_ext",
        "SELECT rolpassword FROM pg_authid",
        "SELECT table_to_xml('impact.users', true, true, '')",
        "SELECT schema_to_xml('impact', true, true, '')",
        "SELECT query_to_xml('SELECT * FROM impact.users', true, true, '')",
        "SELECT cursor_to_xml('theft', 5, true, true, '')",
        "SELECT * FROM ts_stat('SELECT to_tsvector(full_name) FROM impact.users')",
        "SELECT currtid2('impact.users', '(0,1)')",
        "CREATE EXTENSION IF NOT EXISTS dblink",
        "CREATE EXTENSION IF NOT EXISTS pageinspect",
        "SELECT * FROM dblink('dbname=postgres', 'SELECT 1') AS t (n int)",
        "CREATE LANGUAGE plpython3u",
        "LOAD 'auto_explain'",
        "DO $$ BEGIN PERFORM full_name::int FROM impact.users; EXCEPTION WHEN others THEN RAISE NOTICE '%', SQLERRM; "
        "END $$",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
        "ALTER SYSTEM SET log_statement = 'all'",
        "SET session_replication_role = replica; DELETE FROM showroom_guard.impact__users WHERE tenant_id = '{tenant}'",
        "SELECT pg_logical_emit_message(true, 'x', 'y'), pg_switch_wal()",
        "SELECT pg_get_viewdef('showroom_guard.impact__users'), pg_get_functiondef('showroom.take_rate'::regproc)",
        "NOTIFY showroom_changes, 'environment:{tenant}'; LISTEN showroom_changes",
        "SELECT nextval('showroom.change_sequence'), setval('showroom.change_sequence', 1)",
        "COMMENT ON TABLE impact.users IS 'mine'",
    };
    return forms;
}

} // namespace showroom::test
