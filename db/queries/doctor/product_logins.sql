-- Who could make functions in this database: the public, and logins of the product, which get no sessions then.
SELECT has_database_privilege('public', current_database(), 'TEMPORARY') AS is_public,
       coalesce((SELECT string_agg(r.rolname, ', ' ORDER BY r.rolname) FROM pg_roles r
                  WHERE r.rolcanlogin AND NOT r.rolsuper AND pg_has_role(r.oid, 'showroom_product', 'MEMBER')
                    AND NOT pg_has_role(r.oid, 'showroom_owner', 'MEMBER') -- whoever migrates
                    AND (has_database_privilege(r.oid, current_database(), 'TEMPORARY, CREATE')
                         OR (to_regnamespace('public') IS NOT NULL AND has_schema_privilege(r.oid, 'public', 'CREATE')))), '') AS logins,
       format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()) AS remedy,
       format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM …; REVOKE CREATE ON SCHEMA public FROM …', current_database())
           AS single_remedy
