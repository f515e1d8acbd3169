-- A table's fingerprint in less time: each lane is computed once a row. Its value is what it was.

SET LOCAL ROLE showroom_guard;

CREATE OR REPLACE FUNCTION showroom_guard.table_fingerprint(
    environment text, product_table text, OUT row_count bigint, OUT lanes text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET "DateStyle" = 'ISO, YMD' SET "TimeZone" = 'UTC' SET "IntervalStyle" = 'iso_8601'
SET extra_float_digits = '1' SET bytea_output = 'hex' SET xmlbinary = 'base64'
-- It may take its time: with a second processor it would be the others' reads that wait.
SET max_parallel_workers_per_gather = '0' AS $$
DECLARE
    registered showroom.registered_table;
    source_table text;
BEGIN
    PERFORM showroom.require_environment_id(environment);
    SELECT * INTO registered FROM showroom.registered_table
    WHERE schema_name || '.' || table_name = product_table;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', product_table),
                                'Register it with showroom.register_table.');
    END IF;
    source_table := format('%I.%I', CASE WHEN EXISTS (SELECT FROM showroom.environment e
                                                      WHERE e.id = table_fingerprint.environment AND e.isolation = 'full')
                                         THEN environment ELSE registered.schema_name END, registered.table_name);
    -- Both fences keep the planner from computing a hash or a lane twice.
    EXECUTE format(
        'SELECT count(*), coalesce(sum(a), 0) || '':'' || coalesce(bit_xor(a), 0) || '':'' || coalesce(sum(b), 0) || '':'' '
        '|| coalesce(bit_xor(b), 0) FROM (SELECT (''x'' || left(h, 16))::bit(64)::bigint AS a, '
        '(''x'' || right(h, 16))::bit(64)::bigint AS b FROM (SELECT md5(ROW(%s)::text) AS h FROM %s WHERE %I = $1 '
        'OFFSET 0) hashed OFFSET 0) lane',
        (SELECT string_agg(quote_ident(name), ', ' ORDER BY position)
         FROM unnest(registered.content_columns) WITH ORDINALITY AS content (name, position)),
        source_table, registered.key_column)
    INTO row_count, lanes USING environment;
END
$$;

RESET ROLE;
