-- Rows of an environment in every registered table as they were filled, children first.
SELECT t.schema_name || '.' || t.table_name AS table_name,
       coalesce((e.row_counts ->> (t.schema_name || '.' || t.table_name))::bigint, 0) AS rows
  FROM showroom.environment_tables(:id) t
  JOIN showroom.environment_list e ON e.id = :id
 ORDER BY t.load_order DESC, t.schema_name, t.table_name
