-- Whom the database takes the caller for: login, database and the highest role of ours that the login holds.
SELECT session_user::text AS login,
       current_database()::text AS database,
       CASE
           WHEN pg_catalog.pg_has_role('showroom_admin', 'USAGE') THEN 'admin'
           WHEN pg_catalog.pg_has_role('showroom_ops', 'USAGE') THEN 'ops'
           WHEN pg_catalog.pg_has_role('showroom_sales', 'USAGE') THEN 'sales'
           WHEN pg_catalog.pg_has_role('showroom_support', 'USAGE') THEN 'support'
           WHEN pg_catalog.pg_has_role('showroom_viewer', 'USAGE') THEN 'viewer'
           ELSE ''
       END AS role
