-- The fleet's volumes per month and kind. They are kept per environment once its data is complete, so that a picture of a
-- thousand environments reads none of the products' rows.

SET LOCAL ROLE showroom_owner;

-- Rows of an environment's tables of events (those with a kind and a time) by month (UTC) and kind, with the caller's
-- rights on the guard views: {"2026-01": {"donation": 12, …}, …}.
CREATE FUNCTION showroom.count_volumes(p_environment text) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    entry record;
    counted jsonb;
    volumes jsonb := '{}';
BEGIN
    FOR entry IN
        SELECT g.guard_view, g.key_column
          FROM showroom.environment_tables(p_environment) t
         CROSS JOIN LATERAL showroom.environment_guard(p_environment, t.schema_name || '.' || t.table_name) g
         WHERE (SELECT count(*) FROM pg_attribute a
                 WHERE a.attrelid = to_regclass(g.guard_view) AND a.attname IN ('kind', 'occurred_at')) = 2
    LOOP
        EXECUTE format('SELECT jsonb_object_agg(month, kinds) FROM (SELECT month, jsonb_object_agg(kind, n) AS kinds FROM '
                       '(SELECT to_char(occurred_at AT TIME ZONE ''UTC'', ''YYYY-MM'') AS month, kind, count(*) AS n '
                       'FROM %s WHERE %I = $1 GROUP BY 1, 2) counted GROUP BY month) months',
                       entry.guard_view, entry.key_column)
        INTO counted USING p_environment;
        SELECT coalesce(jsonb_object_agg(month, coalesce(volumes -> month, '{}') || coalesce(counted -> month, '{}')), '{}')
          INTO volumes
          FROM (SELECT jsonb_object_keys(volumes) UNION SELECT jsonb_object_keys(coalesce(counted, '{}'))) m (month);
    END LOOP;
    RETURN volumes;
END
$$;

-- Complete environments whose volumes were not counted since their data was.
CREATE FUNCTION showroom.uncounted_environments() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT e.id::text
  FROM showroom.environment e
  LEFT JOIN showroom.tile t ON t.environment = e.id AND t.name = 'volumes'
 WHERE e.status IN ('ready', 'expired')
   AND (t.environment IS NULL OR t.stale OR t.computed_at < e.ready_at)
 ORDER BY e.created_at DESC
$$;

-- Keeps what was counted; nothing for an environment that is being changed or gone meanwhile.
CREATE FUNCTION showroom.keep_volumes(p_environment text, p_volumes jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
INSERT INTO showroom.tile (environment, name, value, computed_at)
SELECT e.id, 'volumes', p_volumes, greatest(showroom.now(), e.ready_at)
  FROM showroom.environment e
 WHERE e.id = p_environment AND e.status IN ('ready', 'expired') AND jsonb_typeof(p_volumes) = 'object'
ON CONFLICT (environment, name)
    DO UPDATE SET value = excluded.value, computed_at = excluded.computed_at, stale = false
$$;

-- Counts one environment whose volumes are missing; how many are left. -1 while somebody else counts.
CREATE FUNCTION showroom.count_next_volumes() RETURNS integer
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    waiting text[] := ARRAY(SELECT showroom.uncounted_environments());
BEGIN
    IF cardinality(waiting) = 0 THEN
        RETURN 0;
    END IF;
    IF NOT pg_try_advisory_xact_lock(hashtext('showroom.volumes')) THEN
        RETURN -1;
    END IF;
    PERFORM showroom.keep_volumes(waiting[1], showroom.count_volumes(waiting[1]));
    RETURN cardinality(waiting) - 1;
END
$$;

-- Events per month and kind over all complete environments, the months from p_from up to p_until.
CREATE FUNCTION showroom.fleet_volumes(p_from date, p_until date)
RETURNS TABLE (blueprint text, month text, kind text, events bigint)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT e.blueprint, m.month, k.kind, sum(k.events::bigint)::bigint
  FROM showroom.tile t
  JOIN showroom.environment e ON e.id = t.environment
 CROSS JOIN LATERAL (SELECT to_char(generate_series(date_trunc('month', p_from::timestamp),
                                                    date_trunc('month', p_until::timestamp), '1 month'), 'YYYY-MM')) m (month)
 CROSS JOIN LATERAL jsonb_each_text(t.value -> m.month) k (kind, events)
 WHERE t.name = 'volumes' AND e.status IN ('ready', 'refreshing', 'expired')
 GROUP BY e.blueprint, m.month, k.kind
$$;

-- How many complete environments there are, and of how many the volumes are known.
CREATE FUNCTION showroom.fleet_coverage() RETURNS TABLE (environments bigint, counted bigint)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT count(*), count(t.environment)
  FROM showroom.environment e
  LEFT JOIN showroom.tile t ON t.environment = e.id AND t.name = 'volumes'
 WHERE e.status IN ('ready', 'refreshing', 'expired')
$$;

REVOKE ALL ON FUNCTION showroom.count_volumes(text), showroom.uncounted_environments(), showroom.keep_volumes(text, jsonb),
    showroom.count_next_volumes(), showroom.fleet_volumes(date, date), showroom.fleet_coverage() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.count_volumes(text), showroom.fleet_volumes(date, date), showroom.fleet_coverage()
    TO showroom_viewer;
GRANT EXECUTE ON FUNCTION showroom.uncounted_environments(), showroom.keep_volumes(text, jsonb),
    showroom.count_next_volumes() TO showroom_ops, showroom_service;

RESET ROLE;
