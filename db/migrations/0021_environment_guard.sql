-- Where an environment's rows are read and written: through the product's guard views, or through those of its own tables.
-- An environment with the isolation `full` has a schema named by its id for its tables, and beside it one named
-- "<id>_guard" for their guard views. An underscore is no letter of an id, so the two never meet another environment's.

SET LOCAL ROLE showroom_owner;

-- The guard view and the environment column of a product's table ("impact.events") for one environment; SR001, SR002. The
-- only way to an environment's rows that holds in both isolations.
CREATE FUNCTION showroom.environment_guard(p_environment text, p_table text)
RETURNS TABLE (guard_view text, key_column text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    own boolean;
    registered showroom.registered_table;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT e.isolation = 'full' INTO own FROM showroom.environment e WHERE e.id = p_environment;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s”.', p_environment),
                                'Check the id in the list of environments; it may have been deleted.');
    END IF;
    SELECT * INTO registered FROM showroom.registered_table t WHERE t.schema_name || '.' || t.table_name = p_table;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', left(p_table, 130)),
                                'Register it with showroom.register_table first.');
    END IF;
    guard_view := CASE WHEN own THEN format('%I.%I', p_environment || '_guard', registered.table_name)
                       ELSE registered.guard_view END;
    IF to_regclass(guard_view) IS NULL THEN
        PERFORM showroom.refuse('SR002', format('“%s” has no table “%s”.', p_environment, left(p_table, 130)),
                                'See what the environment is now in the list of environments.');
    END IF;
    key_column := registered.key_column;
    RETURN NEXT;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.environment_guard(text, text) TO showroom_viewer, showroom_service;

-- The tables that a request covers, parents before children. Tables of events are those with a kind and a time
-- (occurred_at); all others count as users. row_count is NULL where only counting would tell.
CREATE OR REPLACE FUNCTION showroom.export_tables(p_request jsonb)
RETURNS TABLE (relation oid, table_name text, guard_view text, key_column text, is_event boolean, filter text,
               row_count bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment := showroom.require_exportable(p_request ->> 'tenant');
    kinds text[] := ARRAY(SELECT jsonb_array_elements_text(p_request -> 'kinds'));
    condition text := showroom.export_filter(p_request);
    has_days boolean := coalesce(p_request ->> 'from', p_request ->> 'until') IS NOT NULL;
BEGIN
    PERFORM showroom.require_known_kinds(target, kinds);
    RETURN QUERY
    SELECT c.oid, r.schema_name || '.' || r.table_name, g.guard_view, g.key_column, e.is_event,
           CASE WHEN e.is_event THEN condition ELSE '' END,
           CASE
               WHEN NOT e.is_event OR condition = '' THEN
                   coalesce(b.row_count, (target.row_counts ->> (r.schema_name || '.' || r.table_name))::bigint)
               WHEN NOT has_days THEN
                   (SELECT sum((target.events_by_kind ->> k)::bigint)::bigint FROM unnest(kinds) AS k)
           END
    FROM showroom.registered_table r
    JOIN pg_namespace n ON n.nspname = r.schema_name
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
    CROSS JOIN LATERAL (
        SELECT count(*) = 2 AS is_event FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname IN ('kind', 'occurred_at') AND NOT a.attisdropped) e
    CROSS JOIN LATERAL showroom.environment_guard(target.id, r.schema_name || '.' || r.table_name) g
    LEFT JOIN showroom.base_fingerprint b
        ON b.environment = target.id AND b.schema_name = r.schema_name AND b.table_name = r.table_name
    WHERE r.blueprint = target.blueprint
      AND coalesce((p_request ->> CASE WHEN e.is_event THEN 'events' ELSE 'users' END)::boolean, true)
    ORDER BY r.load_order, r.schema_name, r.table_name;
END
$$;

RESET ROLE;
