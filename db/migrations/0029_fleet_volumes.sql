-- Reads each environment's volumes once instead of once a month: half the time with a thousand environments.

SET LOCAL ROLE showroom_owner;

CREATE OR REPLACE FUNCTION showroom.fleet_volumes(p_from date, p_until date)
RETURNS TABLE (blueprint text, month text, kind text, events bigint)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT e.blueprint, m.month, k.kind, sum(k.events::bigint)::bigint
  FROM showroom.tile t
  JOIN showroom.environment e ON e.id = t.environment
 CROSS JOIN LATERAL jsonb_each(t.value) m (month, kinds)
 CROSS JOIN LATERAL jsonb_each_text(m.kinds) k (kind, events)
 WHERE t.name = 'volumes' AND e.status IN ('ready', 'refreshing', 'expired')
   AND m.month BETWEEN to_char(p_from, 'YYYY-MM') AND to_char(p_until, 'YYYY-MM')
 GROUP BY e.blueprint, m.month, k.kind
$$;

RESET ROLE;
