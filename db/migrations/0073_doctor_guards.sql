-- What doctor says about the guard: one line a fault, with the object, what is wrong with it and the statement that mends it. Empty
-- when all is well. `detail` is whom or what the fault is about.

SET LOCAL ROLE showroom_owner;

-- A view's definition without what servers' versions print differently: white space, brackets, casts to text and the table's name
-- before its columns.
CREATE FUNCTION showroom.plain_definition(p_text text, p_table text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN replace(replace(regexp_replace(p_text, '[[:space:]();]', '', 'g'), '::text', ''), quote_ident(p_table) || '.', '');

CREATE FUNCTION showroom.grantee_name(p_role oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN CASE p_role WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(p_role)) END;

-- Every right on a relation and its columns that somebody else than its owner has.
CREATE FUNCTION showroom.relation_rights(p_relation oid) RETURNS TABLE (grantee oid, privilege text, column_name text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT a.grantee, a.privilege_type, NULL
  FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = p_relation AND a.grantee <> c.relowner
UNION ALL
SELECT a.grantee, a.privilege_type, t.attname::text
  FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid AND NOT t.attisdropped, aclexplode(t.attacl) a
 WHERE c.oid = p_relation AND a.grantee <> c.relowner
$$;

CREATE FUNCTION showroom.revoke_statement(p_relation oid, p_privilege text, p_column text, p_role oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN format('REVOKE %s%s ON %s%s FROM %s;', p_privilege, coalesce(' (' || quote_ident(p_column) || ')', ''),
              CASE (SELECT relkind FROM pg_class WHERE oid = p_relation) WHEN 'S' THEN 'SEQUENCE ' ELSE '' END,
              p_relation::regclass, showroom.grantee_name(p_role));

-- Tables that hold rows of environments, with the guard view that each must have: registered ones, and those of environments with
-- tables of their own. `rule` is the view's condition.
CREATE FUNCTION showroom.guarded_tables()
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
              'GRANT DELETE ON %1$I.%2$I TO showroom_ops, showroom_service; RESET ROLE;',
              e.id || '_guard', r.table_name, e.id, r.key_column)
  FROM showroom.environment e
  JOIN showroom.registered_table r ON r.blueprint = e.blueprint
  JOIN pg_namespace n ON n.nspname = e.id AND n.nspowner = 'showroom_guard'::regrole
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name AND c.relkind IN ('r', 'p')
 WHERE e.isolation = 'full' AND e.status <> 'deleted'
$$;

-- What a guard view must say, in the form of plain_definition.
CREATE FUNCTION showroom.guard_definition(p_relation oid, p_rule text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT showroom.plain_definition(
           format('SELECT %s FROM %I.%I WHERE %s',
                  (SELECT string_agg(quote_ident(a.attname), ',' ORDER BY a.attnum) FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
                  n.nspname, c.relname, p_rule), c.relname)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = p_relation
$$;

CREATE FUNCTION showroom.doctor_guard_views() RETURNS TABLE (object text, fault text, detail text, remedy text)
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
 WHERE (showroom.grantee_name(r.grantee), r.privilege) NOT IN (('showroom_viewer', 'SELECT'), ('showroom_service', 'SELECT'),
                                                              ('showroom_ops', 'DELETE'), ('showroom_service', 'DELETE'))
 ORDER BY 1, 2, 3
$$;

-- Rights on tables of products that only the guard, the owner of sessions' views and, where a product's owner let it, conversion may
-- have: granted to the public, to a role of Showroom's, or within reach of a person's login by whatever way.
CREATE FUNCTION showroom.doctor_product_rights() RETURNS TABLE (object text, fault text, detail text, remedy text)
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
   AND NOT EXISTS (SELECT FROM showroom.relation_rights(p.oid) a WHERE a.grantee = 0)
UNION ALL
SELECT p.oid::regclass::text, 'owner', pg_get_userbyid(p.relowner)::text,
       format('ALTER TABLE %s OWNER TO showroom_guard;', p.oid::regclass)
  FROM product p WHERE p.is_own AND p.relowner <> 'showroom_guard'::regrole
 ORDER BY 1, 2, 3
$$;

-- Whether each outbound table has its trigger as registration made it (23: before, each row, insert or update), and the statement
-- that closes the table again.
DROP FUNCTION showroom.doctor_outbound();
CREATE FUNCTION showroom.doctor_outbound() RETURNS TABLE (table_name text, is_blocked boolean, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT o.schema_name || '.' || o.table_name,
       EXISTS (SELECT FROM pg_trigger t
                 JOIN pg_class c ON c.oid = t.tgrelid
                 JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = o.schema_name AND c.relname = o.table_name AND t.tgname = 'showroom_outbound'
                  AND t.tgenabled = 'A' AND t.tgfoid = 'showroom.refuse_outbound'::regproc
                  AND encode(t.tgargs, 'escape') = o.key_column || '\000'
                  AND t.tgtype = 23 AND t.tgqual IS NULL AND t.tgattr = ''::int2vector),
       CASE WHEN NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                              WHERE n.nspname = o.schema_name AND c.relname = o.table_name)
            THEN format('SELECT showroom.unregister_outbound(%L);', o.schema_name || '.' || o.table_name)
            ELSE format('SELECT showroom.register_outbound(%L, %L, %L);', o.blueprint, o.schema_name || '.' || o.table_name,
                        o.key_column) END
  FROM showroom.outbound_table o
 ORDER BY 1
$$;

DROP FUNCTION showroom.doctor_guards();
GRANT EXECUTE ON FUNCTION showroom.doctor_guard_views(), showroom.doctor_product_rights(), showroom.doctor_outbound()
    TO showroom_viewer, showroom_service;

RESET ROLE;
