-- What doctor says about Showroom's own objects: one line a fault, with the statement that mends it. Empty when all is well.

SET LOCAL ROLE showroom_owner;

-- Schemas of Showroom's with the role that owns them and what is in them.
CREATE FUNCTION showroom.own_schemas() RETURNS TABLE (schema oid, name text, owner text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT n.oid, n.nspname::text, expected.owner
  FROM pg_namespace n
  JOIN (VALUES ('showroom', 'showroom_owner'), ('showroom_analyze', 'showroom_owner'), ('showroom_guard', 'showroom_guard'),
               ('showroom_live', 'showroom_live')) expected (name, owner) ON expected.name = n.nspname
UNION ALL
SELECT n.oid, n.nspname::text, 'showroom_live'
  FROM pg_namespace n
 WHERE n.nspname IN (SELECT t.base_schema || suffix FROM showroom.layered_table t
                       CROSS JOIN unnest(ARRAY['_overlay', '_live', '_dense']) suffix)
UNION ALL
SELECT n.oid, n.nspname::text, 'showroom_guard'
  FROM pg_namespace n JOIN showroom.environment e ON n.nspname IN (e.id::text, e.id || '_guard')
 WHERE e.isolation = 'full' AND e.status <> 'deleted'
$$;

-- Whom a schema may let in (USAGE), beside its owner; and who may make objects in it (CREATE).
CREATE FUNCTION showroom.may_enter_schema(p_schema text, p_role text, p_privilege text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN CASE
    WHEN p_privilege = 'CREATE' THEN p_schema = 'showroom_analyze' AND p_role = 'showroom_admin'
    WHEN p_schema = 'showroom' THEN p_role LIKE 'showroom\_%'
    WHEN p_schema = 'showroom_analyze' THEN p_role IN ('showroom_ops', 'showroom_service')
    WHEN p_schema = 'showroom_guard' THEN p_role IN ('showroom_viewer', 'showroom_service', 'showroom_owner', 'showroom_live')
    WHEN p_schema = 'showroom_live' THEN p_role IN ('showroom_owner', 'showroom_guard', 'showroom_admin')
    WHEN p_schema LIKE '%\_overlay' THEN p_role = 'showroom_guard'
    WHEN p_schema LIKE '%\_live' OR p_schema LIKE '%\_dense' THEN p_role = 'showroom_product'
    WHEN p_schema LIKE '%\_guard' THEN p_role IN ('showroom_viewer', 'showroom_service', 'showroom_owner')
    ELSE p_role IN ('showroom_live', 'showroom_owner') END;

CREATE FUNCTION showroom.doctor_schemas() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT s.name, 'owner', pg_get_userbyid(n.nspowner)::text, format('ALTER SCHEMA %I OWNER TO %s;', s.name, s.owner)
  FROM showroom.own_schemas() s JOIN pg_namespace n ON n.oid = s.schema
 WHERE n.nspowner <> s.owner::regrole
UNION ALL
SELECT s.name, 'grant', format('%s (%s)', showroom.grantee_name(a.grantee), a.privilege_type),
       format('REVOKE %s ON SCHEMA %I FROM %s;', a.privilege_type, s.name, showroom.grantee_name(a.grantee))
  FROM showroom.own_schemas() s JOIN pg_namespace n ON n.oid = s.schema, aclexplode(n.nspacl) a
 WHERE a.grantee <> n.nspowner
   AND NOT showroom.may_enter_schema(s.name, showroom.grantee_name(a.grantee), a.privilege_type)
 ORDER BY 1, 2, 3
$$;

-- Tables and views of the control plane: groups read views and a few tables, the guard and the owner of sessions' views keep what they
-- keep, and nobody else has any right on any.
CREATE FUNCTION showroom.doctor_control_rights() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH control AS (
    SELECT c.oid, c.relname::text, c.relkind, c.relowner, format('showroom.%I', c.relname) AS shown
      FROM pg_class c
     WHERE c.relnamespace = 'showroom'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
)
SELECT c.shown, 'owner', pg_get_userbyid(c.relowner)::text,
       format('ALTER %s %s OWNER TO showroom_owner;', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.shown)
  FROM control c WHERE c.relowner <> 'showroom_owner'::regrole
UNION ALL
SELECT c.shown, 'grant', format('%s (%s)', showroom.grantee_name(r.grantee), r.privilege),
       showroom.revoke_statement(c.oid, r.privilege, r.column_name, r.grantee)
  FROM control c, showroom.relation_rights(c.oid) r
 WHERE CASE showroom.grantee_name(r.grantee)
           WHEN 'showroom_live' THEN NOT (r.privilege = 'SELECT' AND c.relname IN ('registered_table', 'layered_table')
                                          OR c.relname = 'layered_table' AND r.privilege IN ('INSERT', 'UPDATE', 'DELETE'))
           WHEN 'showroom_guard' THEN NOT (r.privilege = 'SELECT'
                                           AND (c.relname IN ('registered_table', 'layered_table', 'layer_loss')
                                                OR c.relname IN ('environment', 'layer') AND r.column_name IS NOT NULL)
                                           OR c.relname = 'layer_loss' AND r.privilege IN ('INSERT', 'UPDATE')
                                           OR c.relname = 'layer' AND r.column_name = 'needs_fit' AND r.privilege = 'UPDATE')
           WHEN 'showroom_conversion' THEN NOT (r.privilege = 'SELECT'
                                                AND c.relname IN ('registered_table', 'conversion_row', 'conversion_password'))
           ELSE NOT (r.privilege = 'SELECT' AND r.column_name IS NULL
                     AND showroom.grantee_name(r.grantee) IN (SELECT g.group_role FROM showroom.role_group() g)
                     AND (c.relkind = 'v' AND c.relname <> 'conversion_password'
                          OR c.relname IN ('base_fingerprint', 'layered_table', 'migration', 'outbound_table', 'registered_table',
                                           'restriction', 'sandbox_type')))
       END
 ORDER BY 1, 2, 3
$$;

-- What sessions' changes lie in and are seen through: row security forced, its two policies, no other reader or owner.
CREATE FUNCTION showroom.doctor_layers() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH layered AS (
    SELECT c.*, c.oid AS relation, n.nspname, format('%I.%I', n.nspname, c.relname) AS shown, t.is_overlay
      FROM (SELECT l.base_schema || '_overlay' AS schema_name, l.table_name, true AS is_overlay FROM showroom.layered_table l
            UNION ALL SELECT l.base_schema || '_live', l.table_name, false FROM showroom.layered_table l
            UNION ALL SELECT l.base_schema || '_dense', l.table_name, false FROM showroom.layered_table l) t
      JOIN pg_namespace n ON n.nspname = t.schema_name
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.table_name
), policy AS (
    SELECT l.shown, p.polname, format('%s|%s|%s|%s', p.polname, p.polcmd, pg_get_expr(p.polqual, p.polrelid),
                                      (SELECT string_agg(showroom.grantee_name(r), ',') FROM unnest(p.polroles) r)) AS words
      FROM layered l JOIN pg_policy p ON p.polrelid = l.relation
)
SELECT l.shown, 'row security', '', format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;', l.shown)
  FROM layered l WHERE l.is_overlay AND NOT (l.relrowsecurity AND l.relforcerowsecurity)
UNION ALL
SELECT p.shown, 'policy', p.polname::text, format('DROP POLICY %I ON %s;', p.polname, p.shown)
  FROM policy p
 WHERE p.words NOT IN ('own_layer|*|(_sr_layer = ( SELECT showroom.current_layer() AS current_layer))|showroom_live',
                       'every_layer|*|true|showroom_guard')
UNION ALL
SELECT l.shown, 'no policy', 'own_layer',
       format('CREATE POLICY own_layer ON %s TO showroom_live USING (_sr_layer = (SELECT showroom.current_layer()));', l.shown)
  FROM layered l WHERE l.is_overlay AND NOT EXISTS (SELECT FROM policy p WHERE p.shown = l.shown AND p.polname = 'own_layer')
UNION ALL
SELECT l.shown, 'owner', pg_get_userbyid(l.relowner)::text,
       format('ALTER %s %s OWNER TO showroom_live;', CASE l.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, l.shown)
  FROM layered l WHERE l.relowner <> 'showroom_live'::regrole
UNION ALL
SELECT l.shown, 'invoker', '', format('ALTER VIEW %s RESET (security_invoker);', l.shown)
  FROM layered l WHERE l.reloptions && ARRAY['security_invoker=true', 'security_invoker=on', 'security_invoker=1']
UNION ALL
SELECT l.shown, 'grant', format('%s (%s)', showroom.grantee_name(r.grantee), r.privilege),
       showroom.revoke_statement(l.relation, r.privilege, r.column_name, r.grantee)
  FROM layered l, showroom.relation_rights(l.relation) r
 WHERE NOT (showroom.grantee_name(r.grantee) = CASE WHEN l.is_overlay THEN 'showroom_guard' ELSE 'showroom_product' END
            AND r.privilege IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
 ORDER BY 1, 2, 3
$$;

-- Functions: none for the public or for single logins, each definer with its search path, none of another owner than its schema's.
CREATE FUNCTION showroom.doctor_functions() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH own AS (
    SELECT p.*, p.oid AS id, s.name AS schema_name, s.owner, p.oid::regprocedure::text AS shown, pg_get_userbyid(p.proowner) AS owned_by
      FROM showroom.own_schemas() s JOIN pg_proc p ON p.pronamespace = s.schema
)
SELECT o.shown, 'public', format('%s (EXECUTE)', showroom.grantee_name(a.grantee)),
       format('REVOKE EXECUTE ON FUNCTION %s FROM %s;', o.shown, showroom.grantee_name(a.grantee))
  FROM own o, aclexplode(coalesce(o.proacl, acldefault('f', o.proowner))) a
 WHERE a.grantee <> o.proowner AND NOT starts_with(showroom.grantee_name(a.grantee), 'showroom_')
UNION ALL
SELECT o.shown, 'search path', '', format('ALTER FUNCTION %s SET search_path = pg_catalog, pg_temp;', o.shown)
  FROM own o
 WHERE o.prosecdef AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (o.proconfig), false)
UNION ALL
SELECT o.shown, 'owner', o.owned_by::text,
       CASE WHEN o.schema_name = 'showroom_analyze' THEN format('DROP FUNCTION %s;', o.shown)
            ELSE format('ALTER FUNCTION %s OWNER TO %s;', o.shown, o.owner) END
  FROM own o
 WHERE CASE o.schema_name
           WHEN 'showroom' THEN o.owned_by NOT IN ('showroom_owner', 'showroom_membership', 'showroom_conversion')
           WHEN 'showroom_analyze' THEN NOT EXISTS (
               SELECT FROM showroom.registered_table r
                 JOIN pg_namespace n ON n.nspname = r.schema_name
                 JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name AND c.relowner = o.proowner
                WHERE r.schema_name || '__' || r.table_name = o.proname)
           ELSE o.owned_by <> o.owner END
 ORDER BY 1, 2, 3
$$;

-- Roles: groups that could log in or are more than a group, a group that brings along what it should not, and somebody who can act
-- as an owner. Whoever migrates may make roles, and must.
CREATE FUNCTION showroom.doctor_roles() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH planned (member, held) AS (VALUES
    ('showroom_support', 'showroom_viewer'), ('showroom_sales', 'showroom_viewer'), ('showroom_ops', 'showroom_support'),
    ('showroom_ops', 'showroom_sales'), ('showroom_admin', 'showroom_ops'), ('showroom_service', 'showroom_ops')
), owners (name) AS (VALUES
    ('showroom_owner'), ('showroom_guard'), ('showroom_live'), ('showroom_conversion'), ('showroom_membership')
), groups AS (
    SELECT g.group_role AS name FROM showroom.role_group() g
), membership AS (
    SELECT h.rolname::text AS held, m.rolname::text AS member, m.rolcanlogin, m.rolsuper, m.rolcreaterole
      FROM pg_auth_members a JOIN pg_roles h ON h.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
)
SELECT r.rolname::text, 'powers', '', format('ALTER ROLE %I NOLOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS NOREPLICATION;', r.rolname)
  FROM pg_roles r
 WHERE r.rolname IN (SELECT name FROM owners UNION ALL SELECT name FROM groups)
   AND (r.rolcanlogin OR r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication)
UNION ALL
SELECT 'showroom_membership', 'inherits', '', 'ALTER ROLE showroom_membership NOINHERIT;'
  FROM pg_roles r WHERE r.rolname = 'showroom_membership' AND r.rolinherit
UNION ALL
SELECT m.member, 'member', m.held, format('REVOKE %I FROM %I;', m.held, m.member)
  FROM membership m
 WHERE m.member IN (SELECT name FROM owners UNION ALL SELECT name FROM groups)
   AND m.member <> 'showroom_membership' AND (m.member, m.held) NOT IN (SELECT p.member, p.held FROM planned p)
UNION ALL
SELECT m.member, 'member', m.held, format('REVOKE %I FROM %I;', m.held, m.member)
  FROM membership m
 WHERE m.held IN (SELECT name FROM owners) AND m.member NOT IN (SELECT name FROM owners UNION ALL SELECT name FROM groups)
   AND NOT (m.rolsuper OR m.rolcreaterole)
UNION ALL
SELECT 'showroom_membership', 'member', m.held, format('REVOKE %I FROM showroom_membership;', m.held)
  FROM membership m
 WHERE m.member = 'showroom_membership' AND m.held NOT IN (SELECT name FROM groups)
 ORDER BY 1, 2, 3
$$;

GRANT EXECUTE ON FUNCTION showroom.doctor_schemas(), showroom.doctor_control_rights(), showroom.doctor_layers(),
    showroom.doctor_functions(), showroom.doctor_roles() TO showroom_viewer, showroom_service;

RESET ROLE;
