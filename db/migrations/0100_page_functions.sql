-- Pages of an environment's rows, as cheap as the product's own.
--
-- Neither ORDER BY nor LIMIT reaches into a view with a security barrier: its first fifty rows cost a walk over all of the
-- environment's. Each guard view therefore has a function of its own name beside it that reads pages as the guard's owner:
-- from the table, in the order of its key, with the columns and conditions written out when the view is made, so that the plan
-- is kept for the whole connection. Callers pass values alone; none of their functions ever meets a row.

RESET ROLE;
SET LOCAL ROLE showroom_owner;
GRANT EXECUTE ON FUNCTION showroom.plain_definition(text, text) TO showroom_guard;

-- The key's columns are those of the table that the guard view stands before, under the names that the view gives them: it may
-- have been made before the product renamed one.
CREATE OR REPLACE FUNCTION showroom.browse_source(p_environment text, p_table text) RETURNS showroom.browse_source
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    source showroom.browse_source;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT g.guard_view, g.key_column INTO STRICT source.guard_view, source.key_column
      FROM showroom.environment_guard(p_environment, p_table) g;
    SELECT array_agg(v.attname::text ORDER BY k.position),
           array_agg(format_type(v.atttypid, NULL) ORDER BY k.position)
      INTO source.key_names, source.key_types
      FROM showroom.registered_table t
      JOIN pg_namespace n ON n.nspname = t.schema_name
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.table_name
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, position)
     CROSS JOIN LATERAL (SELECT count(*) AS place FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum BETWEEN 1 AND k.attnum AND NOT a.attisdropped) p
      JOIN pg_attribute v ON v.attrelid = to_regclass(source.guard_view) AND v.attnum = p.place
     WHERE t.schema_name || '.' || t.table_name = p_table AND k.position > 1;
    SELECT array_agg(a.attname::text ORDER BY a.attnum) INTO source.column_names
      FROM pg_attribute a
     WHERE a.attrelid = to_regclass(source.guard_view) AND a.attnum > 0 AND NOT a.attisdropped;
    RETURN source;
END
$$;

-- The condition "at or behind the key $2", or "before it". Without columns behind the environment's there is one row alone.
CREATE OR REPLACE FUNCTION showroom.browse_key_condition(p_names text[], p_types text[], p_operator text) RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE WHEN count(*) = 0 THEN (p_operator <> '<')::text
            ELSE format('(%s) %s (%s)', string_agg(quote_ident(n), ', ' ORDER BY i), p_operator,
                        string_agg(format('($2)[%s]::%s', i, p_types[i]), ', ' ORDER BY i)) END
  FROM unnest(p_names) WITH ORDINALITY AS k (n, i)
$$;

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Whether a guard view's columns bear the names of the table's, as they did when it was made.
CREATE FUNCTION showroom_guard.is_named_alike(p_guard_view text, p_table text) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT coalesce(starts_with(
           showroom.plain_definition(pg_get_viewdef(to_regclass(p_guard_view)), c.relname),
           showroom.plain_definition(format('SELECT %s FROM %s WHERE',
                                            (SELECT string_agg(quote_ident(a.attname), ',' ORDER BY a.attnum) FROM pg_attribute a
                                              WHERE a.attrelid = to_regclass(p_guard_view) AND a.attnum > 0), p_table),
                                     c.relname)), false)
  FROM pg_class c WHERE c.oid = to_regclass(p_table)
$$;

-- A rename lets every plan over the table be made anew, and "immutable" has this be asked then and at no other time.
CREATE FUNCTION showroom_guard.require_names(p_guard_view text, p_table text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF showroom_guard.is_named_alike(p_guard_view, p_table) IS NOT true THEN
        RAISE undefined_column USING MESSAGE = format('The columns of %s have other names than when it was registered.', p_table);
    END IF;
    RETURN true;
END
$$;

-- The statement that reads a page from a relation with a guard view's columns: environment $1, value $3 of the column that
-- narrows the rows (none: NULL), the key $4 to begin with, at most $5 rows. p_condition holds before all else.
CREATE FUNCTION showroom_guard.page_query(
    p_relation text, p_condition text, p_guard_view text, p_key_column text, p_key_names text[], p_column text, p_has_from boolean)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
WITH shown AS (
    SELECT a.attname::text AS name, format_type(a.atttypid, NULL) AS type, a.attnum AS place,
           array_position(p_key_names, a.attname::text) AS key_place
      FROM pg_attribute a WHERE a.attrelid = to_regclass(p_guard_view) AND a.attnum > 0
)
SELECT format('SELECT %s FROM %s r WHERE %s AND r.%I = $1', string_agg(format('r.%I', s.name), ', ' ORDER BY s.place),
              p_relation, p_condition, p_key_column)
       || coalesce(max(format(' AND r.%I = $3::%s', s.name, s.type)) FILTER (WHERE s.name = p_column), '')
       || CASE WHEN p_has_from AND k.names IS NOT NULL THEN format(' AND (%s) >= (%s)', k.names, k.bounds) ELSE '' END
       || ' ORDER BY ' || coalesce(k.names, format('r.%I', p_key_column))
       || ' LIMIT $5'
  FROM shown s
 CROSS JOIN (SELECT string_agg(format('r.%I', key.name), ', ' ORDER BY key.key_place) AS names,
                    string_agg(format('$4[%s]::%s', key.key_place, key.type), ', ' ORDER BY key.key_place) AS bounds
               FROM shown key WHERE key.key_place IS NOT NULL) k
 GROUP BY k.names, k.bounds
$$;

-- The same through the guard view itself, for what no statement was written out for: a column that no relation of the table's is
-- made of, or columns that have got other names since. SR005.
CREATE FUNCTION showroom_guard.any_page_query(p_environment text, p_table text, p_column text, p_has_from boolean) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
BEGIN
    IF p_column <> ALL (source.column_names) THEN
        PERFORM showroom.refuse('SR005', format('The rows have no column “%s”.', left(p_column, 63)),
                                'Read the tables of the environment again.');
    END IF;
    RETURN showroom_guard.page_query(source.guard_view, 'true', source.guard_view, source.key_column, source.key_names, p_column,
                                     p_has_from);
END
$$;

-- The columns of a table's key behind the environment's.
CREATE FUNCTION showroom_guard.page_keys(p_relation oid) RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT array_agg(a.attname::text ORDER BY k.position)
  FROM pg_index i
 CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, position)
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
 WHERE i.indrelid = p_relation AND i.indisprimary AND k.position > 1
$$;

-- What a page's function does. p_relation is where keys and relations to other tables are looked up: the product's table, or
-- one like it.
CREATE FUNCTION showroom_guard.page_body(
    p_table text, p_relation oid, p_source text, p_guard_view text, p_key_column text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $body$
DECLARE
    keys text[] := showroom_guard.page_keys(p_relation);
    body text := '';
    narrowing text;
    condition text := format('showroom_guard.require_names(%L, %L)', p_guard_view, p_source);
BEGIN
    FOR narrowing IN
        SELECT NULL
        UNION ALL
        (SELECT DISTINCT a.attname::text
           FROM pg_constraint k
           JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname <> p_key_column
          WHERE k.conrelid = p_relation AND k.contype = 'f' AND cardinality(k.conkey) = 2
          ORDER BY 1)
    LOOP
        body := body || format(E'        %1$s %2$s AND $4 IS NULL THEN\n            RETURN QUERY %3$s;\n'
                               '        ELSIF %2$s THEN\n            RETURN QUERY %4$s;\n',
                               CASE WHEN narrowing IS NULL THEN 'IF' ELSE 'ELSIF' END,
                               CASE WHEN narrowing IS NULL THEN '$2 IS NULL' ELSE format('$2 = %L', narrowing) END,
                               showroom_guard.page_query(p_source, condition, p_guard_view, p_key_column, keys, narrowing, false),
                               showroom_guard.page_query(p_source, condition, p_guard_view, p_key_column, keys, narrowing, true));
    END LOOP;
    RETURN format($page$
#variable_conflict use_column
BEGIN
    IF NOT EXISTS (SELECT FROM showroom.environment e WHERE e.id = $1) THEN
        PERFORM showroom.environment_guard($1, %1$L);
    END IF;
    BEGIN
%2$s        ELSE
            RETURN QUERY EXECUTE showroom_guard.any_page_query($1, %1$L, $2, $4 IS NOT NULL) USING $1, $2, $3, $4, $5;
        END IF;
        RETURN;
    EXCEPTION WHEN undefined_column THEN
        NULL; -- renamed by the product; the guard view still knows them
    END;
    RETURN QUERY EXECUTE showroom_guard.any_page_query($1, %1$L, $2, $4 IS NOT NULL) USING $1, $2, $3, $4, $5;
END
$page$, p_table, body);
END
$body$;

-- Settings of pages' functions: a plan for whatever page is wanted, along the key's index, and never compiled.
CREATE FUNCTION showroom_guard.page_settings() RETURNS text[]
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
RETURN ARRAY['search_path=pg_catalog, pg_temp', 'plan_cache_mode=force_generic_plan', 'enable_seqscan=off',
             'enable_bitmapscan=off', 'jit=off'];

CREATE FUNCTION showroom_guard.drop_page(p_guard_view text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning
AS $$
BEGIN
    EXECUTE format('DROP FUNCTION IF EXISTS %s(text, text, text, text[], integer)', p_guard_view);
END
$$;

-- The columns of a page. A type in a schema that is closed to the guard cannot be named by it; then they are the guard view's, and
-- the function goes with the view.
CREATE FUNCTION showroom_guard.page_columns(p_guard_view text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE WHEN bool_and(has_schema_privilege('showroom_guard', t.typnamespace, 'USAGE'))
            THEN format('TABLE (%s)', string_agg(format('%I %s', a.attname, format_type(a.atttypid, NULL)), ', ' ORDER BY a.attnum))
            ELSE 'SETOF ' || p_guard_view END
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
 WHERE a.attrelid = to_regclass(p_guard_view) AND a.attnum > 0
$$;

-- Makes the function, in place of one that is there.
CREATE FUNCTION showroom_guard.make_page(
    p_table text, p_relation oid, p_source text, p_guard_view text, p_key_column text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM showroom_guard.drop_page(p_guard_view);
    EXECUTE format('CREATE FUNCTION %s(text, text, text, text[], integer) RETURNS %s LANGUAGE plpgsql STABLE '
                   'SECURITY DEFINER ROWS 50 %s AS %L',
                   p_guard_view, showroom_guard.page_columns(p_guard_view),
                   (SELECT string_agg('SET ' || replace(s.setting, '=', ' = '), ' ' ORDER BY s.place)
                      FROM unnest(showroom_guard.page_settings()) WITH ORDINALITY AS s (setting, place)),
                   showroom_guard.page_body(p_table, p_relation, p_source, p_guard_view, p_key_column));
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s(text, text, text, text[], integer) TO showroom_viewer, showroom_service',
                   p_guard_view);
END
$$;

-- Made and removed with the guard views ------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION showroom_guard.make_view(product_table regclass, key_column text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry record;
    view_name text;
BEGIN
    SELECT n.nspname, c.relname INTO STRICT entry
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = product_table;
    PERFORM showroom.require_table_owner(entry.nspname, entry.relname);
    PERFORM showroom.check_environment_key(product_table, key_column);
    view_name := format('showroom_guard.%I', entry.nspname || '__' || entry.relname);
    PERFORM showroom_guard.drop_page(view_name);
    EXECUTE format('DROP VIEW IF EXISTS %s', view_name);
    -- Two prefixes by LIKE cost a tenth of a regular expression, 0.5 µs a row in everything that is read or written here.
    EXECUTE format('CREATE VIEW %1$s WITH (security_barrier) AS SELECT * FROM %2$s '
                   'WHERE %3$I OPERATOR(pg_catalog.~~) ''demo-%%'' OR %3$I OPERATOR(pg_catalog.~~) ''sandbox-%%'' '
                   'WITH CASCADED CHECK OPTION',
                   view_name, product_table, key_column);
    PERFORM showroom_guard.grant_view(view_name);
    PERFORM showroom_guard.make_page(entry.nspname || '.' || entry.relname, product_table, product_table::text, view_name,
                                     key_column);
END
$$;

CREATE OR REPLACE FUNCTION showroom_guard.drop_view(product_schema text, product_table text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    view_name text := format('showroom_guard.%I', product_schema || '__' || product_table);
BEGIN
    PERFORM showroom.require_table_owner(product_schema, product_table);
    PERFORM showroom_guard.drop_page(view_name);
    EXECUTE format('DROP VIEW IF EXISTS %s', view_name);
END
$$;

CREATE OR REPLACE FUNCTION showroom_guard.make_own_table(p_environment text, p_relation oid, p_key_column text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    product record;
    own_table text;
    guard_view text;
BEGIN
    SELECT n.nspname, c.relname INTO STRICT product
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = p_relation;
    own_table := format('%I.%I', p_environment, product.relname);
    EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING ALL EXCLUDING INDEXES%s)', own_table, p_relation::regclass,
                   CASE WHEN p_key_column IS NOT NULL THEN
                       format(', CONSTRAINT showroom_environment_check CHECK (%I = %L)', p_key_column, p_environment)
                   ELSE '' END);
    PERFORM showroom_guard.make_own_sequences(p_environment, p_relation);
    IF p_key_column IS NOT NULL THEN
        guard_view := format('%I.%I', p_environment || '_guard', product.relname);
        EXECUTE format('CREATE VIEW %s WITH (security_barrier) AS SELECT * FROM %s '
                       'WHERE %I OPERATOR(pg_catalog.=) %L WITH CASCADED CHECK OPTION',
                       guard_view, own_table, p_key_column, p_environment);
        PERFORM showroom_guard.grant_view(guard_view);
        PERFORM showroom_guard.make_page(product.nspname || '.' || product.relname, p_relation, own_table, guard_view,
                                         p_key_column);
    END IF;
END
$$;

-- Every page that must be there: of registered tables, and of whole environments with tables of their own.
CREATE FUNCTION showroom_guard.pages()
RETURNS TABLE (product_table text, relation oid, source text, guard_view text, key_column text, environment text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT r.schema_name || '.' || r.table_name, c.oid, c.oid::regclass::text, r.guard_view, r.key_column, NULL
  FROM showroom.registered_table r
  JOIN pg_namespace n ON n.nspname = r.schema_name
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
 WHERE to_regclass(r.guard_view) IS NOT NULL
UNION ALL
SELECT r.schema_name || '.' || r.table_name, c.oid, c.oid::regclass::text, format('%I.%I', e.id || '_guard', r.table_name),
       r.key_column, e.id
  FROM showroom.environment e
  JOIN showroom.registered_table r ON r.blueprint = e.blueprint
  JOIN pg_namespace n ON n.nspname = e.id AND n.nspowner = 'showroom_guard'::regrole
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name AND c.relkind IN ('r', 'p')
 WHERE e.isolation = 'full' AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
   AND EXISTS (SELECT FROM pg_class v JOIN pg_namespace g ON g.oid = v.relnamespace
                WHERE g.nspname = e.id || '_guard' AND v.relname = r.table_name)
$$;

-- From a key on, the keys of every p_step-th row, p_count of them at most and the next one.
CREATE OR REPLACE FUNCTION showroom_guard.browse_fences(
    p_environment text, p_table text, p_column text, p_value text, p_from text[], p_step integer, p_count integer)
RETURNS TABLE (row_key text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC' SET intervalstyle = 'iso_8601'
SET extra_float_digits = 1 SET bytea_output = 'hex'
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
DECLARE
    source showroom.browse_source := showroom.browse_source(p_environment, p_table);
    relation text := showroom_guard.browsed_table(source.guard_view);
    keys text := (SELECT string_agg(quote_ident(n), ', ' ORDER BY i)
                  FROM unnest(source.key_names) WITH ORDINALITY k (n, i));
BEGIN
    IF keys IS NULL THEN
        RETURN QUERY SELECT ARRAY[]::text[]; -- a row an environment
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT ARRAY[%1$s] FROM (SELECT %2$s, row_number() OVER (ORDER BY %2$s) - 1 AS showroom_position '
        'FROM (SELECT %2$s FROM %3$s WHERE %4$s ORDER BY %2$s LIMIT $4::bigint * $5 + 1) walked) numbered '
        'WHERE showroom_position %% $4 = 0 ORDER BY showroom_position',
        (SELECT string_agg(format('%I::text', n), ', ' ORDER BY i) FROM unnest(source.key_names) WITH ORDINALITY k (n, i)),
        keys, CASE WHEN showroom_guard.is_named_alike(source.guard_view, relation) THEN relation ELSE source.guard_view END,
        showroom.browse_where(source, p_column, p_from, '>='))
    USING p_environment, p_from, p_value, p_step, p_count;
END
$$;

DROP FUNCTION showroom_guard.browse_rows(text, text, text, text, text[], integer);

DO $make$
DECLARE
    page record;
BEGIN
    FOR page IN SELECT * FROM showroom_guard.pages() LOOP
        PERFORM showroom_guard.make_page(page.product_table, page.relation, page.source, page.guard_view, page.key_column);
    END LOOP;
END
$make$;

REVOKE EXECUTE ON FUNCTION showroom_guard.is_named_alike(text, text), showroom_guard.require_names(text, text),
    showroom_guard.page_query(text, text, text, text, text[], text, boolean), showroom_guard.any_page_query(text, text, text, boolean),
    showroom_guard.page_keys(oid), showroom_guard.page_body(text, oid, text, text, text), showroom_guard.page_settings(),
    showroom_guard.make_page(text, oid, text, text, text), showroom_guard.page_columns(text), showroom_guard.drop_page(text),
    showroom_guard.pages() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom_guard.page_query(text, text, text, text, text[], text, boolean), showroom_guard.page_keys(oid),
    showroom_guard.page_body(text, oid, text, text, text), showroom_guard.page_settings(), showroom_guard.pages()
    TO showroom_owner;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- What reads a page of the rows that stand behind a guard view, for the caller to bind: values of every column in their order.
CREATE FUNCTION showroom.page_statement(p_guard_view text) RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
RETURN format('SELECT * FROM %s(:environment, :column::text, :value::text, :from::text[], :limit::integer)', p_guard_view);

-- The statement for one table of an environment, and what its rows are known by. SR001, SR002.
CREATE FUNCTION showroom.browse_pages(p_environment text, p_table text) RETURNS TABLE (page_statement text, key_names text[])
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT showroom.page_statement(s.guard_view), s.key_names FROM showroom.browse_source(p_environment, p_table) s
$$;

-- The tables of an environment, parents first. columns: [{name, type, unique}], parents: [{table, column}], a relation being a
-- foreign key of one column beside the environment's.
DROP FUNCTION showroom.browse_tables(text);
CREATE FUNCTION showroom.browse_tables(p_environment text)
RETURNS TABLE (table_name text, row_count bigint, key_column text, key_names text[], columns jsonb, parents jsonb,
               page_statement text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT t.schema_name || '.' || t.table_name,
       coalesce(f.row_count, (t.row_counts ->> (t.schema_name || '.' || t.table_name))::bigint, 0),
       t.key_column, source.key_names,
       (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                                            'unique', a.attname IN (SELECT showroom.browse_unique_columns(c.oid, t.key_column)))
                         ORDER BY a.attnum)
          FROM pg_attribute a WHERE a.attrelid = to_regclass(source.guard_view) AND a.attnum > 0),
       coalesce((SELECT jsonb_agg(jsonb_build_object('table', pn.nspname || '.' || pc.relname, 'column', a.attname)
                                  ORDER BY a.attnum)
                   FROM pg_constraint fk
                   JOIN pg_class pc ON pc.oid = fk.confrelid
                   JOIN pg_namespace pn ON pn.oid = pc.relnamespace
                   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (fk.conkey) AND a.attname <> t.key_column
                  WHERE fk.conrelid = c.oid AND fk.contype = 'f' AND cardinality(fk.conkey) = 2), '[]'),
       showroom.page_statement(source.guard_view)
  FROM (SELECT e.id, e.row_counts, r.* -- apart, so that no other blueprint's tables are ever looked for
          FROM showroom.environment_list e JOIN showroom.registered_table r ON r.blueprint = e.blueprint
         WHERE e.id = p_environment OFFSET 0) t
  JOIN pg_namespace n ON n.nspname = t.schema_name
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.table_name
 CROSS JOIN LATERAL showroom.browse_source(t.id, t.schema_name || '.' || t.table_name) source
  LEFT JOIN showroom.base_fingerprint f
    ON f.environment = t.id AND f.schema_name = t.schema_name AND f.table_name = t.table_name
 ORDER BY t.load_order, t.schema_name, t.table_name
$$;

REVOKE EXECUTE ON FUNCTION showroom.page_statement(text), showroom.browse_pages(text, text), showroom.browse_tables(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.page_statement(text), showroom.browse_pages(text, text), showroom.browse_tables(text)
    TO showroom_viewer, showroom_service;

RESET ROLE;
