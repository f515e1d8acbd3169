-- What a database is to the caller, asked of the catalogs alone: it may know nothing of Showroom yet, and the caller may
-- have no right on anything of ours. `role` is the highest of ours that the login holds.
SELECT session_user::text AS login,
       current_database()::text AS database,
       pg_catalog.quote_ident(session_user) AS quoted_login,
       COALESCE((SELECT ranked.role
                 FROM (VALUES (1, 'admin'), (2, 'ops'), (3, 'sales'), (4, 'support'), (5, 'viewer')) AS ranked (rank, role)
                 JOIN pg_catalog.pg_roles r ON r.rolname = 'showroom_' || ranked.role
                 WHERE pg_catalog.pg_has_role(r.oid, 'USAGE')
                 ORDER BY ranked.rank
                 LIMIT 1), '') AS role,
       EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'showroom' AND c.relname = 'migration') AS has_schema,
       COALESCE((SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                 FROM pg_catalog.pg_namespace n WHERE n.nspname = 'showroom'), false) AS may_look
