-- What doctor says about the functions that read pages: one line a fault, as about guard views.

SET LOCAL ROLE showroom_owner;

CREATE FUNCTION showroom.doctor_pages() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH page AS (
    SELECT g.*, p.oid AS function, p.prosrc, p.prosecdef, p.proconfig, p.provolatile,
           CASE WHEN g.environment IS NULL THEN
               (SELECT format('SELECT showroom.register_table(%L, %L, %L, %s);', r.blueprint, g.product_table, r.key_column, r.load_order)
                  FROM showroom.registered_table r WHERE r.schema_name || '.' || r.table_name = g.product_table)
           ELSE
               format('SET ROLE showroom_guard; SELECT showroom_guard.make_page(%2$L, %3$L::regclass, %3$L, %1$L, %4$L); RESET ROLE;', g.guard_view, g.product_table, g.source, g.key_column)
           END AS renewal
      FROM showroom_guard.pages() g
      LEFT JOIN pg_proc p ON p.oid = to_regprocedure(g.guard_view || '(text, text, text, text[], integer)')
     WHERE g.environment IS NULL
        OR EXISTS (SELECT FROM showroom.environment e WHERE e.id = g.environment AND e.status IN ('ready', 'expired'))
)
SELECT p.guard_view, 'no page', p.product_table, p.renewal FROM page p WHERE p.function IS NULL
UNION ALL
SELECT p.guard_view, 'page', p.product_table, p.renewal
  FROM page p
 WHERE p.function IS NOT NULL
   AND (p.prosrc <> showroom_guard.page_body(p.product_table, p.relation, p.source, p.guard_view, p.key_column)
        OR NOT p.prosecdef OR p.provolatile <> 's' OR p.proconfig IS DISTINCT FROM showroom_guard.page_settings())
 ORDER BY 1, 2, 3
$$;

REVOKE EXECUTE ON FUNCTION showroom.doctor_pages() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.doctor_pages() TO showroom_viewer, showroom_service;

RESET ROLE;
