-- The rows of an environment as they were recorded when it was filled, and as they are.
SELECT b.schema_name || '.' || b.table_name AS table_name, b.row_count AS recorded_rows, f.row_count AS found_rows,
       encode(sha256(convert_to(b.lanes, 'UTF8')), 'hex') AS recorded_fingerprint,
       encode(sha256(convert_to(f.lanes, 'UTF8')), 'hex') AS found_fingerprint
  FROM showroom.base_fingerprint b
  CROSS JOIN LATERAL showroom.table_fingerprint(b.environment, b.schema_name || '.' || b.table_name) f
 WHERE b.environment = :environment
 ORDER BY 1
