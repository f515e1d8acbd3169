-- What the login may read: the tables and views of schemas that are not the server's own or Showroom's.
SELECT n.nspname AS schema,
       c.relname AS table
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND NOT c.relispartition
   AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'showroom', 'showroom_guard')
   AND n.nspname NOT LIKE 'pg\_t%'
   AND has_schema_privilege(n.oid, 'USAGE')
   AND has_table_privilege(c.oid, 'SELECT')
 ORDER BY 1, 2
 LIMIT 2000;
