-- Guard views are read, and nothing else. Whoever could delete through one could empty an environment that is protected, held or
-- simply somebody's, without a job and without a word in the audit log. Rows now leave, as they come, by a function alone, and only
-- while the environment is being torn down or filled anew.

SET LOCAL ROLE showroom_guard;

-- Removes an environment's rows from one table; how many. SR003 unless a job that removes them is under way.
CREATE FUNCTION showroom_guard.clear_table(p_environment text, p_table text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target record;
    status_now text;
    removed bigint;
BEGIN
    SELECT * INTO STRICT target FROM showroom.environment_guard(p_environment, p_table);
    status_now := showroom.environment_status(p_environment);
    IF status_now NOT IN ('deleting', 'seeding', 'refreshing') THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; nobody removes its rows.', p_environment, status_now),
                                'Tear it down, or reset it.');
    END IF;
    EXECUTE format('DELETE FROM %s WHERE %I = $1', target.guard_view, target.key_column) USING p_environment;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.clear_table(text, text) TO showroom_ops, showroom_service;

-- Who may do what through a guard view: everybody reads.
CREATE OR REPLACE FUNCTION showroom_guard.grant_view(p_view text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('REVOKE ALL ON %s FROM showroom_viewer, showroom_ops, showroom_service', p_view);
    EXECUTE format('GRANT SELECT ON %s TO showroom_viewer, showroom_service', p_view);
END
$$;

-- The views that there are.
DO $renew$
DECLARE
    guard_view text;
BEGIN
    FOR guard_view IN
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind = 'v' AND c.relowner = 'showroom_guard'::regrole
    LOOP
        PERFORM showroom_guard.grant_view(guard_view);
    END LOOP;
END
$renew$;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

CREATE FUNCTION showroom.environment_status(p_environment text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
RETURN (SELECT e.status FROM showroom.environment e WHERE e.id = p_environment);
GRANT EXECUTE ON FUNCTION showroom.environment_status(text) TO showroom_guard;

CREATE OR REPLACE FUNCTION showroom.clear_table(p_environment text, p_table text) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp
RETURN showroom_guard.clear_table(p_environment, p_table);

-- Tables that hold rows of environments, with the guard view that each must have: registered ones, and those of environments with
-- tables of their own. `rule` is the view's condition.
CREATE OR REPLACE FUNCTION showroom.guarded_tables()
RETURNS TABLE (relation oid, table_name text, view_schema text, view_name text, rule text, environment text, renewal text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT c.oid, r.schema_name || '.' || r.table_name, 'showroom_guard',
       r.schema_name || '__' || r.table_name,
       format('%1$I ~~ ''demo-%%'' OR %1$I ~~ ''sandbox-%%''', r.key_column), NULL,
       format('SELECT showroom.register_table(%L, %L, %L, %s);', r.blueprint, r.schema_name || '.' || r.table_name, r.key_column,
              r.load_order)
  FROM showroom.registered_table r
  LEFT JOIN pg_namespace n ON n.nspname = r.schema_name
  LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
UNION ALL
SELECT c.oid, e.id || '.' || r.table_name, e.id || '_guard', r.table_name, format('%I = %L', r.key_column, e.id::text), e.id,
       format('SET ROLE showroom_guard; CREATE OR REPLACE VIEW %1$I.%2$I WITH (security_barrier) AS SELECT * FROM %3$I.%2$I '
              'WHERE %4$I = %3$L WITH CASCADED CHECK OPTION; GRANT SELECT ON %1$I.%2$I TO showroom_viewer, showroom_service; '
              'RESET ROLE;',
              e.id || '_guard', r.table_name, e.id, r.key_column)
  FROM showroom.environment e
  JOIN showroom.registered_table r ON r.blueprint = e.blueprint
  JOIN pg_namespace n ON n.nspname = e.id AND n.nspowner = 'showroom_guard'::regrole
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name AND c.relkind IN ('r', 'p')
 WHERE e.isolation = 'full' AND e.status <> 'deleted'
$$;

CREATE OR REPLACE FUNCTION showroom.doctor_guard_views() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH looked_at AS (
    SELECT t.*, v.oid AS view, v.relowner, v.reloptions, c.relname AS base_name, format('%I.%I', t.view_schema, t.view_name) AS shown
      FROM showroom.guarded_tables() t
      LEFT JOIN pg_class c ON c.oid = t.relation
      LEFT JOIN pg_namespace n ON n.nspname = t.view_schema
      LEFT JOIN pg_class v ON v.relnamespace = n.oid AND v.relname = t.view_name AND v.relkind = 'v'
)
SELECT l.table_name, 'no table', '', format('SELECT showroom.unregister_table(%L);', l.table_name)
  FROM looked_at l WHERE l.relation IS NULL
UNION ALL
SELECT l.table_name, 'no view', l.shown, l.renewal FROM looked_at l WHERE l.relation IS NOT NULL AND l.view IS NULL
UNION ALL
SELECT l.shown, 'no barrier', '', format('ALTER VIEW %s SET (security_barrier = true);', l.shown)
  FROM looked_at l WHERE NOT coalesce('security_barrier=true' = ANY (l.reloptions), false) AND l.view IS NOT NULL
UNION ALL
SELECT l.shown, 'no check', '', format('ALTER VIEW %s SET (check_option = cascaded);', l.shown)
  FROM looked_at l WHERE NOT coalesce('check_option=cascaded' = ANY (l.reloptions), false) AND l.view IS NOT NULL
UNION ALL
SELECT l.shown, 'invoker', '', format('ALTER VIEW %s RESET (security_invoker);', l.shown)
  FROM looked_at l WHERE l.reloptions && ARRAY['security_invoker=true', 'security_invoker=on', 'security_invoker=1']
UNION ALL
SELECT l.shown, 'owner', pg_get_userbyid(l.relowner)::text, format('ALTER VIEW %s OWNER TO showroom_guard;', l.shown)
  FROM looked_at l WHERE l.relowner <> 'showroom_guard'::regrole
UNION ALL
SELECT l.shown, 'definition', l.table_name, l.renewal
  FROM looked_at l
 WHERE l.view IS NOT NULL AND l.relation IS NOT NULL
   AND (showroom.plain_definition(pg_get_viewdef(l.view), l.base_name) <> showroom.guard_definition(l.relation, l.rule)
        OR (SELECT count(*) FROM pg_rewrite w WHERE w.ev_class = l.view) <> 1)
UNION ALL
SELECT l.shown, 'trigger', g.tgname::text, format('DROP TRIGGER %I ON %s;', g.tgname, l.shown)
  FROM looked_at l JOIN pg_trigger g ON g.tgrelid = l.view
UNION ALL
SELECT l.shown, 'grant', format('%s (%s)', showroom.grantee_name(r.grantee), r.privilege),
       showroom.revoke_statement(l.view, r.privilege, r.column_name, r.grantee)
  FROM looked_at l, showroom.relation_rights(l.view) r
 WHERE (showroom.grantee_name(r.grantee), r.privilege) NOT IN (('showroom_viewer', 'SELECT'), ('showroom_service', 'SELECT'))
 ORDER BY 1, 2, 3
$$;

-- Rights on tables of products that only the guard, the owner of sessions' views and, where a product's owner let it, conversion may
-- have: granted to the public, to a role of Showroom's, or within reach of a person's login by
-- whatever other way. Nobody loses a role of Showroom's for a right that the role should not have.
CREATE OR REPLACE FUNCTION showroom.doctor_product_rights() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH product AS (
    SELECT c.oid, n.nspname, c.relname, c.relkind, c.relowner, EXISTS (
               SELECT FROM showroom.registered_table r WHERE r.schema_name = n.nspname AND r.table_name = c.relname) AS is_registered,
           EXISTS (SELECT FROM showroom.conversion_table v WHERE v.schema_name = n.nspname AND v.table_name = c.relname) AS is_converted,
           n.nspowner = 'showroom_guard'::regrole AS is_own,
           EXISTS (SELECT FROM showroom.outbound_table o WHERE o.schema_name = n.nspname AND o.table_name = c.relname) AS is_outbound
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
       AND (n.nspname IN (SELECT r.schema_name FROM showroom.registered_table r)
            OR n.nspname ~ '^(demo|sandbox)-[a-z0-9-]+$' AND n.nspowner = 'showroom_guard'::regrole)
), person AS (
    SELECT r.oid, r.rolname FROM pg_roles r
     WHERE r.rolcanlogin AND NOT r.rolsuper AND NOT pg_has_role(r.oid, 'showroom_guard', 'MEMBER')
       AND (pg_has_role(r.oid, 'showroom_viewer', 'USAGE') OR pg_has_role(r.oid, 'showroom_service', 'USAGE'))
), granted AS (
    SELECT p.*, a.*, showroom.grantee_name(a.grantee) AS holder FROM product p, showroom.relation_rights(p.oid) a
)
SELECT g.oid::regclass::text, 'grant', format('%s (%s)', g.holder, g.privilege),
       showroom.revoke_statement(g.oid, g.privilege, g.column_name, g.grantee)
  FROM granted g
 WHERE (g.holder = 'PUBLIC' AND (g.is_registered OR g.is_own OR g.is_outbound) OR starts_with(g.holder, 'showroom_'))
   AND NOT (g.holder = 'showroom_guard' AND (g.privilege = 'SELECT' OR g.is_registered AND g.privilege IN ('INSERT', 'UPDATE', 'DELETE')))
   AND NOT (g.holder = 'showroom_live' AND g.privilege IN ('SELECT', 'USAGE'))
   AND NOT (g.holder = 'showroom_product' AND g.relkind = 'S' AND g.privilege = 'USAGE')
   AND NOT (g.holder = 'showroom_conversion' AND g.is_converted AND g.privilege IN ('SELECT', 'INSERT'))
UNION ALL
SELECT p.oid::regclass::text, 'reachable', l.rolname::text,
       coalesce((SELECT string_agg(DISTINCT CASE
                            WHEN a.grantee = l.oid THEN format('REVOKE ALL ON %s FROM %I;', p.oid::regclass, l.rolname)
                            ELSE format('REVOKE %s FROM %I;', showroom.grantee_name(a.grantee), l.rolname) END, ' ')
                   FROM showroom.relation_rights(p.oid) a
                  WHERE a.grantee <> 0 AND pg_has_role(l.oid, a.grantee, 'USAGE')),
                (SELECT string_agg(format('REVOKE %I FROM %I;', b.rolname, l.rolname), ' ') FROM pg_roles b
                  WHERE b.rolname IN ('pg_read_all_data', 'pg_write_all_data') AND pg_has_role(l.oid, b.oid, 'USAGE')),
                format('REVOKE %I FROM %I;', pg_get_userbyid(p.relowner), l.rolname))
  FROM product p CROSS JOIN person l
 WHERE (p.is_registered OR p.is_own OR p.is_outbound) AND p.relkind <> 'S' AND NOT pg_has_role(l.oid, p.relowner, 'USAGE')
   AND (has_table_privilege(l.oid, p.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
        OR has_any_column_privilege(l.oid, p.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))
   AND NOT EXISTS (SELECT FROM showroom.relation_rights(p.oid) a
                    WHERE a.grantee = 0
                       OR starts_with(showroom.grantee_name(a.grantee), 'showroom_') AND pg_has_role(l.oid, a.grantee, 'USAGE'))
UNION ALL
SELECT p.oid::regclass::text, 'owner', pg_get_userbyid(p.relowner)::text,
       format('ALTER TABLE %s OWNER TO showroom_guard;', p.oid::regclass)
  FROM product p WHERE p.is_own AND p.relowner <> 'showroom_guard'::regrole
 ORDER BY 1, 2, 3
$$;

RESET ROLE;
