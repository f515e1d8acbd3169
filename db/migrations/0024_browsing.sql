-- Reading an environment's rows, with the caller's rights and in either isolation: which tables there are, their rows in the
-- order of the key, rows by what is unique of them, and what an overview counts. Values leave as text, exactly.

-- Where a table of an environment is read, its columns, and the columns of its key behind the environment's.
CREATE TYPE showroom.browse_source AS (
    guard_view text, key_column text, key_names text[], key_types text[], column_names text[]);

-- SR001, SR002.
CREATE FUNCTION showroom.browse_source(p_environment text, p_table text) RETURNS showroom.browse_source
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    source showroom.browse_source;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT g.guard_view, g.key_column INTO STRICT source.guard_view, source.key_column
      FROM showroom.environment_guard(p_environment, p_table) g;
    SELECT array_agg(a.attname::text ORDER BY k.position),
           array_agg(format_type(a.atttypid, NULL) ORDER BY k.position)
      INTO source.key_names, source.key_types
      FROM showroom.registered_table t
      JOIN pg_namespace n ON n.nspname = t.schema_name
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.table_name
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, position)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
     WHERE t.schema_name || '.' || t.table_name = p_table AND k.position > 1;
    SELECT array_agg(a.attname::text ORDER BY a.attnum) INTO source.column_names
      FROM pg_attribute a
     WHERE a.attrelid = to_regclass(source.guard_view) AND a.attnum > 0 AND NOT a.attisdropped;
    RETURN source;
END
$$;

-- The columns of a product's table that an index keeps unique within an environment, each alone; its key among them.
CREATE FUNCTION showroom.browse_unique_columns(p_table oid, p_key_column text) RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT DISTINCT a.attname::text
  FROM pg_index i
  JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = i.indkey[0]
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[1]
 WHERE i.indrelid = p_table AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indnkeyatts = 2
   AND k.attname = p_key_column
$$;

-- The tables of an environment, parents first. columns: [{name, type, unique}], parents: [{table, column}], a relation being a
-- foreign key of one column beside the environment's.
CREATE FUNCTION showroom.browse_tables(p_environment text)
RETURNS TABLE (table_name text, row_count bigint, key_column text, key_names text[], columns jsonb, parents jsonb)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT t.schema_name || '.' || t.table_name,
       coalesce(f.row_count, (e.row_counts ->> (t.schema_name || '.' || t.table_name))::bigint, 0),
       t.key_column, source.key_names,
       (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                                            'unique', a.attname IN (SELECT showroom.browse_unique_columns(c.oid, t.key_column)))
                         ORDER BY p.position)
          FROM unnest(source.column_names) WITH ORDINALITY AS p (name, position)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = p.name),
       coalesce((SELECT jsonb_agg(jsonb_build_object('table', pn.nspname || '.' || pc.relname, 'column', a.attname)
                                  ORDER BY a.attnum)
                   FROM pg_constraint fk
                   JOIN pg_class pc ON pc.oid = fk.confrelid
                   JOIN pg_namespace pn ON pn.oid = pc.relnamespace
                   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (fk.conkey) AND a.attname <> t.key_column
                  WHERE fk.conrelid = c.oid AND fk.contype = 'f' AND cardinality(fk.conkey) = 2), '[]')
  FROM showroom.environment_list e
  JOIN showroom.registered_table t ON t.blueprint = e.blueprint
  JOIN pg_namespace n ON n.nspname = t.schema_name
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.table_name
 CROSS JOIN LATERAL showroom.browse_source(e.id, t.schema_name || '.' || t.table_name) source
  LEFT JOIN showroom.base_fingerprint f
    ON f.environment = e.id AND f.schema_name = t.schema_name AND f.table_name = t.table_name
 WHERE e.id = p_environment
 ORDER BY t.load_order, t.schema_name, t.table_name
$$;

-- The condition "at or behind the key $2", or "before it".
CREATE FUNCTION showroom.browse_key_condition(p_names text[], p_types text[], p_operator text) RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT format('(%s) %s (%s)', string_agg(quote_ident(n), ', ' ORDER BY i), p_operator,
              string_agg(format('($2)[%s]::%s', i, p_types[i]), ', ' ORDER BY i))
  FROM unnest(p_names) WITH ORDINALITY AS k (n, i)
$$;

-- What all readers of one table share: environment $1, a key $2, the value $3 of a column that narrows the rows (none: NULL).
CREATE FUNCTION showroom.browse_where(p_source showroom.browse_source, p_column text, p_from text[], p_operator text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    column_type text;
    condition text := format('%I = $1', p_source.key_column);
BEGIN
    IF p_column IS NOT NULL THEN
        SELECT format_type(a.atttypid, NULL) INTO column_type FROM pg_attribute a
         WHERE a.attrelid = to_regclass(p_source.guard_view) AND a.attname = p_column AND a.attnum > 0;
        IF column_type IS NULL THEN
            PERFORM showroom.refuse('SR005', format('The rows have no column “%s”.', left(p_column, 63)),
                                    'Read the tables of the environment again.');
        END IF;
        condition := condition || format(' AND %I = $3::%s', p_column, column_type);
    END IF;
    IF p_from IS NOT NULL THEN
        condition := condition || ' AND '
                     || showroom.browse_key_condition(p_source.key_names, p_source.key_types, p_operator);
    END IF;
    RETURN condition;
END
$$;

-- How many rows stand before a key.
CREATE FUNCTION showroom.browse_position(p_environment text, p_table text, p_column text, p_value text, p_key text[])
RETURNS bigint
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
    before_it bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM %s WHERE %s', source.guard_view, showroom.browse_where(source, p_column, p_key, '<'))
       INTO before_it USING p_environment, p_key, p_value;
    RETURN before_it;
END
$$;

-- What a text may mean for a unique column: a condition on it with the text as $2, or NULL when it can mean nothing there. An
-- id is found by its first four digits and more; texts as typed or in lower case: what an index answers.
CREATE FUNCTION showroom.find_condition(p_column text, p_type text, p_text text) RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE
    WHEN p_type = 'uuid' AND p_text ~ '^[0-9A-Fa-f-]{4,36}$' AND length(replace(p_text, '-', '')) BETWEEN 4 AND 32 THEN
        format('%I BETWEEN rpad(replace($2, ''-'', ''''), 32, ''0'')::uuid AND rpad(replace($2, ''-'', ''''), 32, ''f'')::uuid',
               p_column)
    WHEN p_type IN ('text', 'character varying', 'character') THEN format('%I IN ($2, lower($2))', p_column)
    WHEN p_type IN ('smallint', 'integer', 'bigint') AND p_text ~ '^-?[0-9]{1,18}$' THEN format('%I = $2::bigint', p_column)
END
$$;

-- Rows of an environment, in any of its tables, by what is unique of them: at most p_limit a column.
CREATE FUNCTION showroom.find_rows(p_environment text, p_text text, p_limit integer)
RETURNS TABLE (table_name text, column_name text, row_key text[], content text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC' SET intervalstyle = 'iso_8601'
SET extra_float_digits = 1 SET bytea_output = 'hex' SET xmlbinary = 'base64'
AS $$
DECLARE
    listed record;
    source showroom.browse_source;
BEGIN
    FOR listed IN
        SELECT b.table_name AS name, u.name AS column_name,
               showroom.find_condition(u.name, split_part(u.type, '(', 1), p_text) AS condition
          FROM showroom.browse_tables(p_environment) b
         CROSS JOIN LATERAL jsonb_to_recordset(b.columns) AS u (name text, type text, "unique" boolean)
         WHERE u."unique"
    LOOP
        CONTINUE WHEN listed.condition IS NULL;
        source := showroom.browse_source(p_environment, listed.name);
        RETURN QUERY EXECUTE format(
            'SELECT %1$L::text, %2$L::text, ARRAY[%3$s], array_to_json(ARRAY[%4$s])::text '
            'FROM %5$s WHERE %6$I = $1 AND %7$s ORDER BY %8$I LIMIT $3',
            listed.name, listed.column_name,
            (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i)
             FROM unnest(source.key_names) WITH ORDINALITY k (n, i)),
            (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i)
             FROM unnest(source.column_names) WITH ORDINALITY k (n, i)),
            source.guard_view, source.key_column, listed.condition, listed.column_name)
        USING p_environment, p_text, p_limit;
    END LOOP;
END
$$;

-- Rows by month (UTC) and kind.
CREATE FUNCTION showroom.monthly_volumes(p_environment text, p_table text, p_time_column text, p_kind_column text)
RETURNS TABLE (month date, kind text, total bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC'
AS $$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT date_trunc(''month'', %1$I)::date, %2$I::text, count(*) FROM %3$s WHERE %4$I = $1 GROUP BY 1, 2 ORDER BY 1, 2',
        p_time_column, p_kind_column, source.guard_view, source.key_column)
    USING p_environment;
END
$$;

-- How many rows have which value in a column, the most frequent first.
CREATE FUNCTION showroom.value_shares(p_environment text, p_table text, p_column text, p_limit integer)
RETURNS TABLE (value text, total bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT %1$I::text, count(*) FROM %2$s WHERE %3$I = $1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $2',
        p_column, source.guard_view, source.key_column)
    USING p_environment, p_limit;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.browse_source(text, text), showroom.browse_unique_columns(oid, text),
    showroom.browse_tables(text), showroom.browse_key_condition(text[], text[], text),
    showroom.browse_where(showroom.browse_source, text, text[], text), showroom.browse_position(text, text, text, text, text[]), showroom.find_condition(text, text, text),
    showroom.find_rows(text, text, integer), showroom.monthly_volumes(text, text, text, text),
    showroom.value_shares(text, text, text, integer)
    TO showroom_viewer, showroom_service;

-- In the order of the key -------------------------------------------------------------------------------------------
--
-- A LIMIT does not reach into a view with a security barrier: the first rows by key would cost a walk over all of the
-- environment's. These two therefore read the table itself as the guard's owner, for one environment alone, whose id is checked
-- first, and for tables alone that have a guard view.

GRANT EXECUTE ON FUNCTION showroom.environment_guard(text, text), showroom.browse_source(text, text),
    showroom.browse_key_condition(text[], text[], text), showroom.browse_where(showroom.browse_source, text, text[], text)
    TO showroom_guard;

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- The table that a guard view stands before.
CREATE FUNCTION showroom_guard.browsed_table(p_guard_view text) RETURNS regclass
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT DISTINCT d.refobjid::regclass
  FROM pg_rewrite r
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
  JOIN pg_class c ON c.oid = d.refobjid AND c.relkind IN ('r', 'p')
 WHERE r.ev_class = to_regclass(p_guard_view)
$$;

-- Rows in the order of the key, from a key on; content is a JSON array of texts in the order of the table's columns.
CREATE FUNCTION showroom_guard.browse_rows(
    p_environment text, p_table text, p_column text, p_value text, p_from text[], p_limit integer)
RETURNS TABLE (row_key text[], content text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC' SET intervalstyle = 'iso_8601'
SET extra_float_digits = 1 SET bytea_output = 'hex' SET xmlbinary = 'base64'
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT ARRAY[%1$s], array_to_json(ARRAY[%2$s])::text FROM %3$s WHERE %4$s ORDER BY %5$s LIMIT $4',
        (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i) FROM unnest(source.key_names) WITH ORDINALITY k (n, i)),
        (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i) FROM unnest(source.column_names) WITH ORDINALITY k (n, i)),
        showroom_guard.browsed_table(source.guard_view), showroom.browse_where(source, p_column, p_from, '>='),
        (SELECT string_agg(quote_ident(n), ', ' ORDER BY i) FROM unnest(source.key_names) WITH ORDINALITY k (n, i)))
    USING p_environment, p_from, p_value, p_limit;
END
$$;

-- From a key on, the keys of every p_step-th row, p_count of them at most and the next one.
CREATE FUNCTION showroom_guard.browse_fences(
    p_environment text, p_table text, p_column text, p_value text, p_from text[], p_step integer, p_count integer)
RETURNS TABLE (row_key text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC' SET intervalstyle = 'iso_8601'
SET extra_float_digits = 1 SET bytea_output = 'hex'
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
    keys text := (SELECT string_agg(quote_ident(n), ', ' ORDER BY i)
                  FROM unnest(source.key_names) WITH ORDINALITY k (n, i));
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT ARRAY[%1$s] FROM (SELECT %2$s, row_number() OVER (ORDER BY %2$s) - 1 AS showroom_position '
        'FROM (SELECT %2$s FROM %3$s WHERE %4$s ORDER BY %2$s LIMIT $4::bigint * $5 + 1) walked) numbered '
        'WHERE showroom_position %% $4 = 0 ORDER BY showroom_position',
        (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i) FROM unnest(source.key_names) WITH ORDINALITY k (n, i)),
        keys, showroom_guard.browsed_table(source.guard_view), showroom.browse_where(source, p_column, p_from, '>='))
    USING p_environment, p_from, p_value, p_step, p_count;
END
$$;

REVOKE EXECUTE ON FUNCTION showroom_guard.browsed_table(text),
    showroom_guard.browse_rows(text, text, text, text, text[], integer),
    showroom_guard.browse_fences(text, text, text, text, text[], integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom_guard.browse_rows(text, text, text, text, text[], integer),
    showroom_guard.browse_fences(text, text, text, text, text[], integer, integer) TO showroom_viewer, showroom_service;

RESET ROLE;
SET LOCAL ROLE showroom_owner;
