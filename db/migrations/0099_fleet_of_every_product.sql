-- The fleet's volumes count every product's rows: those of tables of events by kind, and where a product has none, the rows of
-- each of its tables by the time that they bear.

SET LOCAL ROLE showroom_owner;

-- How an environment's tables are counted by month: by which column, and as what kind (an expression). Tables of events alone where
-- there are any; else every table with a time of its own, the first such column.
CREATE FUNCTION showroom.volume_tables(p_environment text)
RETURNS TABLE (guard_view text, key_column text, time_column text, kind_sql text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
WITH dated AS (
    SELECT g.guard_view, g.key_column, t.table_name,
           (SELECT count(*) FROM pg_attribute a
             WHERE a.attrelid = to_regclass(g.guard_view) AND a.attname IN ('kind', 'occurred_at')) = 2 AS has_events,
           (SELECT a.attname::text FROM pg_attribute a
             WHERE a.attrelid = to_regclass(g.guard_view) AND a.atttypid = 'timestamptz'::regtype AND NOT a.attisdropped
             ORDER BY a.attnum LIMIT 1) AS first_time
      FROM showroom.environment_tables(p_environment) t
     CROSS JOIN LATERAL showroom.environment_guard(p_environment, t.schema_name || '.' || t.table_name) g
)
SELECT d.guard_view, d.key_column, CASE WHEN d.has_events THEN 'occurred_at' ELSE d.first_time END,
       CASE WHEN d.has_events THEN 'kind' ELSE quote_literal(d.table_name) END
  FROM dated d
 WHERE d.has_events OR d.first_time IS NOT NULL AND NOT EXISTS (SELECT FROM dated other WHERE other.has_events)
$$;
REVOKE ALL ON FUNCTION showroom.volume_tables(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.volume_tables(text) TO showroom_viewer, showroom_service;

-- Rows of an environment by month (UTC) and kind, with the caller's rights on the guard views:
-- {"2026-01": {"donation": 12, …}, …}. A row without a time is of no month.
CREATE OR REPLACE FUNCTION showroom.count_volumes(p_environment text) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    entry record;
    counted jsonb;
    volumes jsonb := '{}';
BEGIN
    FOR entry IN SELECT * FROM showroom.volume_tables(p_environment) LOOP
        EXECUTE format('SELECT jsonb_object_agg(month, kinds) FROM (SELECT month, jsonb_object_agg(kind, n) AS kinds FROM '
                       '(SELECT to_char(%1$I AT TIME ZONE ''UTC'', ''YYYY-MM'') AS month, %2$s AS kind, count(*) AS n '
                       'FROM %3$s WHERE %4$I = $1 AND %1$I IS NOT NULL GROUP BY 1, 2) counted GROUP BY month) months',
                       entry.time_column, entry.kind_sql, entry.guard_view, entry.key_column)
        INTO counted USING p_environment;
        SELECT coalesce(jsonb_object_agg(month, coalesce(volumes -> month, '{}') || coalesce(counted -> month, '{}')), '{}')
          INTO volumes
          FROM (SELECT jsonb_object_keys(volumes) UNION SELECT jsonb_object_keys(coalesce(counted, '{}'))) m (month);
    END LOOP;
    RETURN volumes;
END
$$;

-- What was counted as nothing is counted again.
UPDATE showroom.tile SET stale = true WHERE name = 'volumes' AND value = '{}';

RESET ROLE;
