-- A key that is unique over all tenants tells whoever writes an environment's row whether production has that key, and lets an
-- environment stand in production's way. Tables with such a key are not registered, and environments are made in none.

SET LOCAL ROLE showroom_owner;

-- Unique keys of a table and its partitions, constraints and indexes, that do not compare the environment's column; with it and
-- then the rest is how they would. An expression of the column, or a comparison of its own, is not the column.
CREATE FUNCTION showroom.shared_keys(p_table oid, p_key_column text)
RETURNS TABLE (key_name text, definition text, remedy text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
WITH relation AS (
    SELECT p_table AS id UNION SELECT t.relid FROM pg_partition_tree(p_table) t
), unique_key AS (
    SELECT i.*, x.relname, n.nspname, i.indrelid::regclass AS of_table, k.conname, k.contype,
           CASE WHEN k.oid IS NULL THEN pg_get_indexdef(i.indexrelid) ELSE pg_get_constraintdef(k.oid) END AS words,
           EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attname = p_key_column AND a.attnum > 0
                      AND a.attnum = ANY ((i.indkey::smallint[])[0:i.indnkeyatts - 1])) AS has_column,
           EXISTS (SELECT FROM generate_series(0, i.indnkeyatts - 1) place
                     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[place] AND a.attname = p_key_column
                     JOIN pg_opclass c ON c.oid = i.indclass[place] AND c.opcnamespace = 'pg_catalog'::regnamespace
                     JOIN pg_collation l ON l.oid = i.indcollation[place] AND l.collisdeterministic
                    WHERE k.conexclop IS NULL OR k.conexclop[place + 1] = 'pg_catalog.=(text,text)'::regoperator) AS compares_column
      FROM relation r
      JOIN pg_index i ON i.indrelid = r.id AND (i.indisunique OR i.indisexclusion)
      JOIN pg_class x ON x.oid = i.indexrelid AND NOT x.relispartition
      JOIN pg_namespace n ON n.oid = x.relnamespace
      LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
)
SELECT u.relname::text, u.words,
       CASE WHEN u.conname IS NOT NULL THEN format('ALTER TABLE %s DROP CONSTRAINT %I', u.of_table, u.conname)
            ELSE format('DROP INDEX %I.%I', u.nspname, u.relname) END
       || CASE WHEN u.contype = 'x' THEN ';'
               WHEN u.has_column THEN format('; /* then make it again with %I compared as it is */', p_key_column)
               WHEN u.conname IS NOT NULL
               THEN format(', ADD CONSTRAINT %I %s;', u.conname, regexp_replace(u.words, '\(', format('(%I, ', p_key_column)))
               ELSE format('; %s;', regexp_replace(u.words, ' USING btree \(', format(' USING btree (%I, ', p_key_column))) END
  FROM unique_key u
 WHERE NOT u.compares_column
 ORDER BY u.relname
$$;

-- All of a table's, or of the tables of a blueprint, in words, with what their owner runs; NULL where there is none.
CREATE FUNCTION showroom.shared_key_words(p_table regclass, p_key_column text, OUT words text, OUT remedy text, OUT problems jsonb)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT string_agg(format('“%s” (%s)', k.key_name, k.definition), ', '), string_agg(k.remedy, ' '),
       jsonb_agg(jsonb_build_object('field', k.key_name, 'code', 'shared-key',
                                    'message', format('The key must hold the column “%s”.', p_key_column)))
  FROM showroom.shared_keys(p_table, p_key_column) k
$$;

-- Refuses a table with such a key, by the key's name.
CREATE FUNCTION showroom.check_shared_keys(product_table regclass, key_column text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_keys record := showroom.shared_key_words(product_table, key_column);
BEGIN
    IF found_keys.words IS NOT NULL THEN
        PERFORM showroom.refuse('SR005',
            format('%s has keys that are unique over all tenants: %s. They would tell which rows production has.', product_table,
                   found_keys.words),
            'The table''s owner runs: ' || found_keys.remedy, found_keys.problems);
    END IF;
END
$$;

CREATE FUNCTION showroom.doctor_shared_keys() RETURNS TABLE (object text, fault text, detail text, remedy text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT r.schema_name || '.' || r.table_name, 'shared key', k.key_name, k.remedy
  FROM showroom.registered_table r
  JOIN pg_namespace n ON n.nspname = r.schema_name
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
 CROSS JOIN LATERAL showroom.shared_keys(c.oid, r.key_column) k
 ORDER BY 1, 3
$$;
GRANT EXECUTE ON FUNCTION showroom.doctor_shared_keys() TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.shared_keys(oid, text), showroom.shared_key_words(regclass, text),
    showroom.check_shared_keys(regclass, text) TO showroom_admin;

-- A key that a product got after its tables were registered: no environment is made from it and none becomes production (where a
-- row of the same key would be left out) until the key is gone.
CREATE FUNCTION showroom.require_own_keys(p_blueprint text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    names text;
    remedies text;
BEGIN
    SELECT string_agg(format('“%s” of %s', k.detail, k.object), ', '), string_agg(k.remedy, ' ')
      INTO names, remedies
      FROM showroom.doctor_shared_keys() k
      JOIN showroom.registered_table r ON r.schema_name || '.' || r.table_name = k.object AND r.blueprint = p_blueprint;
    IF names IS NOT NULL THEN
        PERFORM showroom.refuse('SR003',
            format('The product “%s” has keys that are unique over all tenants, where environments would meet production: %s.',
                   p_blueprint, names),
            'The tables'' owner runs: ' || remedies);
    END IF;
END
$$;

-- Registers a product's table. Called by the table's owner (who holds showroom_admin) or a superuser, since it grants the
-- table's privileges to the guard; repeating it renews everything, for example after a new column. Sessions go on.
CREATE OR REPLACE FUNCTION showroom.register_table(
    product_blueprint text, table_name text, key_column text DEFAULT 'tenant_id', load_order integer DEFAULT 0)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    product_table regclass := showroom.product_table(table_name);
    product_schema text := (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = product_table);
BEGIN
    PERFORM showroom.check_environment_key(product_table, key_column);
    PERFORM showroom.check_shared_keys(product_table, key_column);
    PERFORM showroom.check_key_indexes(product_table, key_column);
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO showroom_guard', product_schema);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_guard', product_table);
    PERFORM showroom_guard.make_view(product_table, key_column);
    PERFORM showroom.record_registration(product_table, product_blueprint, key_column, load_order,
                                         showroom.make_analyze_function(product_table));
    PERFORM showroom.lend_table(product_table);
    PERFORM showroom_live.install_registered(product_table);
END
$$;

CREATE OR REPLACE FUNCTION showroom.record_registration(
    product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry record;
BEGIN
    SELECT n.nspname AS schema_name, c.relname AS table_name, n.nspname || '__' || c.relname AS made_name INTO STRICT entry
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = product_table;
    PERFORM showroom.require_table_owner(entry.schema_name, entry.table_name);
    PERFORM showroom.check_environment_key(product_table, environment_column);
    PERFORM showroom.check_shared_keys(product_table, environment_column);
    IF made_function IS DISTINCT FROM format('showroom_analyze.%I', entry.made_name) THEN
        PERFORM showroom.refuse('SR005', format('“%s” is not the function that analyses this table.', left(made_function, 130)),
                                'Register the table with showroom.register_table.');
    END IF;
    INSERT INTO showroom.registered_table AS registered
        (schema_name, table_name, blueprint, key_column, load_order, guard_view, analyze_function, content_columns)
    VALUES (entry.schema_name, entry.table_name, product_blueprint, environment_column, position_in_load,
            format('showroom_guard.%I', entry.made_name), made_function,
            (SELECT array_agg(a.attname::text ORDER BY a.attname COLLATE "C") FROM pg_attribute a
              WHERE a.attrelid = product_table AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> environment_column))
    ON CONFLICT (schema_name, table_name) DO UPDATE
        SET blueprint = excluded.blueprint, key_column = excluded.key_column, load_order = excluded.load_order,
            guard_view = excluded.guard_view, analyze_function = excluded.analyze_function,
            content_columns = excluded.content_columns, registered_at = now(), registered_by = session_user;
    PERFORM showroom.audit_registration('table.register', jsonb_build_object(
        'table', entry.schema_name || '.' || entry.table_name, 'blueprint', product_blueprint, 'column', environment_column));
END
$$;

CREATE OR REPLACE FUNCTION showroom.require_blueprint(p_blueprint jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_own_keys(p_blueprint ->> 'name');
    PERFORM showroom.require_outbound(p_blueprint ->> 'name', coalesce(p_blueprint -> 'outbound', '[]'));
    INSERT INTO showroom.blueprint (name, version, source, checksum, built_in)
    VALUES (p_blueprint ->> 'name', p_blueprint ->> 'version', p_blueprint ->> 'source',
            decode(p_blueprint ->> 'checksum', 'hex'), true)
    ON CONFLICT (name, version) DO NOTHING;
    IF NOT EXISTS (SELECT FROM showroom.blueprint b
                    WHERE b.name = p_blueprint ->> 'name' AND b.version = p_blueprint ->> 'version'
                      AND b.checksum = decode(p_blueprint ->> 'checksum', 'hex')) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('Version %s of the blueprint %s is another one in this database.', p_blueprint ->> 'version',
                             p_blueprint ->> 'name'),
            HINT = 'Use the same Showroom as your colleagues, or give the changed blueprint a new version.';
    END IF;
END
$$;

-- The sandbox that is to be converted, locked; refuses what was converted, is protected, held, at work or not complete.
CREATE OR REPLACE FUNCTION showroom.require_convertible(p_id text) RETURNS showroom.environment
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment;
    earlier showroom.conversion;
BEGIN
    PERFORM showroom.require_environment_id(p_id);
    SELECT * INTO target FROM showroom.environment e WHERE e.id = p_id;
    SELECT * INTO earlier FROM showroom.conversion c WHERE c.environment = p_id AND c.converted_at >= target.created_at;
    IF FOUND THEN
        PERFORM showroom.refuse('SR003', format('“%s” was converted to “%s” on %s.', p_id, earlier.target,
                                                to_char(earlier.converted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')),
                                'A sandbox is converted once.');
    END IF;
    PERFORM showroom.hold_sandbox(p_id);
    SELECT * INTO target FROM showroom.environment e WHERE e.id = p_id;
    IF target.protected THEN
        PERFORM showroom.refuse('SR003', format('“%s” is protected.', p_id), 'Lift the protection first.');
    ELSIF target.status NOT IN ('ready', 'expired') THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be converted.', p_id, target.status),
                                'Only what is complete can be converted.');
    END IF;
    PERFORM showroom.require_idle(p_id);
    PERFORM showroom.require_not_held(p_id);
    IF EXISTS (SELECT FROM showroom.registered_table r LEFT JOIN showroom.conversion_table c USING (schema_name, table_name)
                WHERE r.blueprint = target.blueprint AND c.part IS NULL) THEN
        PERFORM showroom.refuse('SR003', format('The product “%s” takes no sandboxes over.', target.blueprint),
            'The owner of its tables allows it with showroom.allow_conversion for each of them.');
    END IF;
    PERFORM showroom.require_own_keys(target.blueprint);
    RETURN target;
END
$$;

RESET ROLE;
