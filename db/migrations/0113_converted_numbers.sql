-- Conversion into a product that moved on: columns that it got since take their defaults, and its counters go on behind the numbers
-- that came in, so that it hands none of them out a second time.

SET LOCAL ROLE showroom_owner;

-- The table's owner lets sandboxes become production tenants in it, and their numbers be reserved. `part`: users, organisations or
-- other.
CREATE OR REPLACE FUNCTION showroom.allow_conversion(table_name text, part text DEFAULT 'other', mail_column text DEFAULT NULL,
                                                     name_column text DEFAULT NULL, password_column text DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    product_table regclass := showroom.product_table(table_name);
    counter text;
BEGIN
    PERFORM showroom.record_conversion_table(table_name, part, mail_column, name_column, password_column);
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO showroom_conversion',
                   (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = product_table));
    EXECUTE format('GRANT SELECT, INSERT ON %s TO showroom_conversion', product_table);
    FOR counter IN SELECT c.counter FROM showroom.counted_columns(product_table) c LOOP
        EXECUTE format('GRANT SELECT, UPDATE ON SEQUENCE %s TO showroom_conversion', counter);
    END LOOP;
END
$$;

-- The columns of a table that count rows, and the sequences that they own.
CREATE FUNCTION showroom.counted_columns(p_relation regclass) RETURNS TABLE (column_name text, counter text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT a.attname::text, d.objid::regclass::text
  FROM pg_depend d
  JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
  JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND NOT a.attisdropped
 WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = p_relation
   AND d.deptype IN ('a', 'i') AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
$$;
REVOKE ALL ON FUNCTION showroom.counted_columns(regclass) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.counted_columns(regclass) TO showroom_admin, showroom_conversion;

-- The columns that rows of a conversion are written into: those of the product's table that they have, with the types of now.
CREATE FUNCTION showroom.converted_columns(p_conversion uuid, p_table text, p_relation regclass) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
  FROM pg_attribute a
 WHERE a.attrelid = p_relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
   AND EXISTS (SELECT FROM showroom.conversion_row w
                WHERE w.conversion = p_conversion AND w.product_table = p_table AND w.why IS NOT NULL
                  AND jsonb_exists(w.content, a.attname))
$$;

-- Lets a table's counters go on behind a tenant's numbers, with the caller's rights; SR003 where the table's owner did not allow it.
CREATE FUNCTION showroom.reserve_numbers(p_relation regclass, p_key_column text, p_tenant text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    counted record;
    highest bigint;
BEGIN
    FOR counted IN SELECT c.column_name, c.counter FROM showroom.counted_columns(p_relation) c LOOP
        EXECUTE format('SELECT max(%I) FROM %s WHERE %I = $1', counted.column_name, p_relation, p_key_column)
           INTO highest USING p_tenant;
        CONTINUE WHEN highest IS NULL;
        IF NOT has_sequence_privilege(counted.counter, 'SELECT') OR NOT has_sequence_privilege(counted.counter, 'UPDATE') THEN
            PERFORM showroom.refuse('SR003',
                format('The numbers in “%s” of %s cannot be reserved; the product would hand them out again. Nothing was moved.',
                       counted.column_name, p_relation),
                'The table''s owner calls showroom.allow_conversion for it again.');
        END IF;
        EXECUTE format('SELECT setval(%L, $1) FROM %s s JOIN pg_sequence q ON q.seqrelid = %L::regclass '
                       'WHERE q.seqincrement > 0 AND s.last_value - CASE WHEN s.is_called THEN 0 ELSE 1 END < $1', counted.counter, counted.counter, counted.counter)
          USING highest;
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION showroom.converted_columns(uuid, text, regclass), showroom.reserve_numbers(regclass, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION showroom.converted_columns(uuid, text, regclass), showroom.reserve_numbers(regclass, text, text)
    TO showroom_conversion;

GRANT CREATE ON SCHEMA showroom TO showroom_conversion;
RESET ROLE;
SET LOCAL ROLE showroom_conversion;

-- Makes a sandbox a production tenant: in one transaction, or not at all. Takes the administrator's role and the sandbox's id as
-- confirmation. SR005 for what is wrong with the request, SR003 for a target that exists, a sandbox that cannot be converted, or
-- rows that the product does not take.
CREATE OR REPLACE FUNCTION showroom.convert_to_production(p_request jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    laid_out record;
    entry record;
    columns text;
    broken text;
BEGIN
    SELECT * INTO laid_out FROM showroom.lay_out_conversion(p_request, true);
    FOR entry IN
        SELECT r.schema_name || '.' || r.table_name AS name, c.oid::regclass AS relation, r.key_column, w.password_column
          FROM showroom.registered_table r
          JOIN pg_namespace n ON n.nspname = r.schema_name
          JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
          LEFT JOIN showroom.conversion_password w ON w.product_table = r.schema_name || '.' || r.table_name
         WHERE r.schema_name || '.' || r.table_name IN (SELECT t ->> 'table' FROM jsonb_array_elements(laid_out.report -> 'tables') t)
         ORDER BY r.load_order, r.schema_name, r.table_name
    LOOP
        columns := showroom.converted_columns(laid_out.conversion, entry.name, entry.relation);
        CONTINUE WHEN columns IS NULL;
        EXECUTE format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM (SELECT (jsonb_populate_record(NULL::%1$s, '
                       'w.content || $3)).* FROM showroom.conversion_row w WHERE w.conversion = $1 AND w.product_table = $2 '
                       'AND w.why IS NOT NULL ORDER BY w.number) moved', entry.relation, columns)
          USING laid_out.conversion, entry.name, jsonb_build_object(entry.key_column, p_request ->> 'target')
                || CASE WHEN entry.password_column IS NULL THEN '{}' ELSE jsonb_build_object(entry.password_column, NULL) END;
        PERFORM showroom.reserve_numbers(entry.relation, entry.key_column, p_request ->> 'target');
    END LOOP;
    PERFORM showroom.finish_conversion(laid_out.conversion, p_request, laid_out.report);
    RETURN laid_out.report;
EXCEPTION WHEN unique_violation OR foreign_key_violation OR check_violation OR not_null_violation THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
    PERFORM showroom.refuse('SR003', format('The product does not take the rows of “%s” as they are (%s); nothing was moved.',
                                            p_request ->> 'sandbox', coalesce(nullif(broken, ''), 'a column without a value')),
                            'Change in the sandbox what breaks that rule, or ask whoever looks after the product.');
END
$$;

RESET ROLE;
SET LOCAL ROLE showroom_owner;
REVOKE CREATE ON SCHEMA showroom FROM showroom_conversion;

RESET ROLE;
