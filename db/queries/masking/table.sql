-- A table or view that somebody names, whether the login may read all of it, and how it is read.
SELECT current_user AS login,
       has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS may_read,
       (SELECT COALESCE(sum(pg_table_size(part.relid)), 0)::bigint
          FROM (SELECT relid FROM pg_partition_tree(c.oid) UNION SELECT c.oid) AS part) AS bytes,
       format('COPY (SELECT * FROM %I.%I) TO STDOUT (FORMAT csv, HEADER true, ENCODING ''UTF8'')',
              n.nspname, c.relname) AS copy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE n.nspname = :schema::text
   AND c.relname = :table::text
   AND c.relkind IN ('r', 'p', 'v', 'm', 'f');
