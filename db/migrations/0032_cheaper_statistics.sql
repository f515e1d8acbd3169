-- Statistics after filling: those of the columns that keys and indexes are made of, at once, and none where a few rows more
-- change nothing. The other columns' follow by autovacuum, which counts this as no analysis of the table.

SET LOCAL ROLE showroom_owner;

-- Makes the function by which seeding analyses the table: before PostgreSQL 17 only a table's owner may.
CREATE OR REPLACE FUNCTION showroom.make_analyze_function(product_table regclass)
RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made text := (SELECT format('showroom_analyze.%I', n.nspname || '__' || c.relname)
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = product_table);
    table_owner name := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = product_table);
    key_columns text := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                           FROM pg_attribute a
                          WHERE a.attrelid = product_table AND a.attnum > 0 AND NOT a.attisdropped
                            AND (EXISTS (SELECT FROM pg_index i WHERE i.indrelid = product_table
                                                                  AND a.attnum = ANY (i.indkey))
                                 OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = product_table AND k.contype = 'f'
                                                                          AND a.attnum = ANY (k.conkey))));
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION %s() RETURNS void LANGUAGE plpgsql SECURITY DEFINER '
                   'SET search_path = pg_catalog, pg_temp AS $body$ BEGIN ANALYZE %s (%s); END $body$',
                   made, product_table, key_columns);
    EXECUTE format('REVOKE ALL ON FUNCTION %s() FROM PUBLIC', made);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s() TO showroom_ops, showroom_service', made);
    IF table_owner <> current_user THEN
        EXECUTE format('ALTER FUNCTION %s() OWNER TO %I', made, table_owner);
    END IF;
    RETURN made;
END
$$;

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Whether the planner judges an environment of so many rows rightly without having seen it: the table is at least twenty times
-- as large, and its statistics leave room for values of the key that they do not list. Where they list all there are, an
-- unknown environment counts as empty, and checking its foreign keys may read all of its rows for each.
CREATE FUNCTION showroom_guard.is_small_part(p_table text, p_key_column text, p_rows bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT EXISTS (SELECT FROM pg_stats s
                 JOIN pg_class c ON c.relname = s.tablename AND c.relnamespace = to_regnamespace(quote_ident(s.schemaname))
                WHERE s.schemaname || '.' || s.tablename = p_table AND s.attname = p_key_column AND NOT s.inherited
                  AND c.reltuples >= 20 * p_rows
                  AND coalesce((SELECT sum(f) FROM unnest(s.most_common_freqs) f), 0) < 0.9)
$$;
REVOKE EXECUTE ON FUNCTION showroom_guard.is_small_part(text, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom_guard.is_small_part(text, text, bigint) TO showroom_ops, showroom_service;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Updates the statistics of the table that holds an environment's rows, where they need it.
CREATE OR REPLACE FUNCTION showroom.analyze_table(p_environment text, p_table text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment_list;
    key_column text := (SELECT t.key_column FROM showroom.registered_table t
                         WHERE t.schema_name || '.' || t.table_name = p_table);
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO target FROM showroom.environment_list e WHERE e.id = p_environment;
    IF target.isolation = 'full' THEN
        PERFORM showroom.analyze_own_table(p_environment, p_table);
    ELSIF NOT coalesce(showroom_guard.is_small_part(p_table, key_column, (target.row_counts ->> p_table)::bigint), false) THEN
        PERFORM showroom.analyze_table(p_table);
    END IF;
END
$$;

RESET ROLE;
