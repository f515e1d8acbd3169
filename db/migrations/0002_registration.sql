-- Registration of a product's tables: the guard views, the only way of every Showroom role to their rows, and the
-- fingerprints of what lies in them.

RESET ROLE;
CREATE SCHEMA showroom_guard AUTHORIZATION showroom_guard;
CREATE SCHEMA showroom_analyze AUTHORIZATION showroom_owner;
GRANT USAGE ON SCHEMA showroom_guard TO showroom_viewer, showroom_service, showroom_owner;
GRANT USAGE ON SCHEMA showroom_analyze TO showroom_ops, showroom_service;
GRANT CREATE ON SCHEMA showroom_analyze TO showroom_admin;
GRANT USAGE ON SCHEMA showroom TO showroom_guard;

SET LOCAL ROLE showroom_owner;
GRANT EXECUTE ON FUNCTION showroom.refuse(text, text, text, jsonb), showroom.require_environment_id(text) TO showroom_guard;

CREATE TABLE showroom.registered_table (
    schema_name      text NOT NULL,
    table_name       text NOT NULL,
    blueprint        text NOT NULL CHECK (blueprint <> ''),
    key_column       text NOT NULL,
    load_order       integer NOT NULL,
    guard_view       text NOT NULL UNIQUE,
    analyze_function text NOT NULL UNIQUE,
    -- By name, without the environment's: what a fingerprint covers.
    content_columns  text[] NOT NULL CHECK (cardinality(content_columns) > 0),
    registered_at    timestamptz NOT NULL DEFAULT now(),
    registered_by    text NOT NULL DEFAULT session_user,
    PRIMARY KEY (schema_name, table_name)
);
CREATE INDEX registered_table_blueprint ON showroom.registered_table (blueprint, load_order);
GRANT SELECT ON showroom.registered_table TO showroom_viewer, showroom_service, showroom_guard;

-- What a table of an environment was when it was seeded; lanes as in table_fingerprint().
CREATE TABLE showroom.base_fingerprint (
    environment showroom.environment_id NOT NULL REFERENCES showroom.environment ON DELETE CASCADE,
    schema_name text NOT NULL,
    table_name  text NOT NULL,
    row_count   bigint NOT NULL CHECK (row_count >= 0),
    lanes       text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (environment, schema_name, table_name)
);
GRANT SELECT ON showroom.base_fingerprint TO showroom_viewer, showroom_service;

-- "impact.events" as a relation; refuses by name what is no table.
CREATE FUNCTION showroom.product_table(table_name text)
RETURNS regclass LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found regclass := to_regclass(table_name);
BEGIN
    IF found IS NULL OR NOT EXISTS (SELECT FROM pg_class WHERE oid = found AND relkind IN ('r', 'p')) THEN
        PERFORM showroom.refuse('SR002', format('There is no table “%s”.', table_name),
                                'Give schema and table, for example impact.events.');
    END IF;
    RETURN found;
END
$$;

-- The primary key must begin with the environment's id, as text.
CREATE FUNCTION showroom.check_environment_key(product_table regclass, key_column text)
RETURNS void LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = product_table AND i.indisprimary AND a.attname = key_column
          AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
    ) THEN
        PERFORM showroom.refuse('SR005',
            format('The primary key of %s does not begin with the text column “%s”.', product_table, key_column),
            'Only tables whose primary key begins with the environment''s id can hold environments.',
            jsonb_build_array(jsonb_build_object('field', product_table::text, 'code', 'no-environment-key',
                'message', format('The primary key must begin with “%s”.', key_column))));
    END IF;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.check_environment_key(regclass, text) TO showroom_guard;

-- Foreign keys that no index serves, each with the CREATE INDEX that would: deleting a tenant without takes a hundred times
-- as long. An index serves when it begins with the environment's id and goes on with the key's other columns in any order.
CREATE FUNCTION showroom.missing_key_indexes(product_table regclass, key_column text)
RETURNS TABLE (constraint_name text, remedy text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    WITH foreign_key AS (
        SELECT c.conname, c.conkey, cardinality(c.conkey) AS width, k.attnum AS environment
        FROM pg_constraint c
        JOIN pg_attribute k ON k.attrelid = c.conrelid AND k.attname = key_column AND k.attnum = ANY (c.conkey)
        WHERE c.conrelid = product_table AND c.contype = 'f' AND cardinality(c.conkey) > 1
    )
    SELECT f.conname::text,
           format('CREATE INDEX ON %s (%I, %s);', product_table, key_column,
                  (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY p.position)
                   FROM unnest(f.conkey) WITH ORDINALITY AS p (attnum, position)
                   JOIN pg_attribute a ON a.attrelid = product_table AND a.attnum = p.attnum
                   WHERE p.attnum <> f.environment))
    FROM foreign_key f
    WHERE NOT EXISTS (
        SELECT FROM pg_index i
        WHERE i.indrelid = product_table AND i.indisvalid AND i.indpred IS NULL AND i.indkey[0] = f.environment
          AND (i.indkey::smallint[])[0:f.width - 1] @> f.conkey
    );
END;

CREATE FUNCTION showroom.check_key_indexes(product_table regclass, key_column text)
RETURNS void LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    names text;
    remedies text;
    problems jsonb;
BEGIN
    SELECT string_agg(constraint_name, ', '), string_agg(remedy, ' '),
           jsonb_agg(jsonb_build_object('field', constraint_name, 'code', 'no-index', 'message', remedy))
    INTO names, remedies, problems
    FROM showroom.missing_key_indexes(product_table, key_column);
    IF names IS NOT NULL THEN
        PERFORM showroom.refuse('SR005', format('No index of %s serves the foreign key %s.', product_table, names),
                                'The table''s owner runs: ' || remedies, problems);
    END IF;
END
$$;

CREATE FUNCTION showroom.record_registration(
    product_table regclass, product_blueprint text, environment_column text, position_in_load integer, made_function text)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT showroom.check_environment_key(product_table, environment_column);
    INSERT INTO showroom.registered_table AS registered
        (schema_name, table_name, blueprint, key_column, load_order, guard_view, analyze_function, content_columns)
    SELECT n.nspname, c.relname, product_blueprint, environment_column, position_in_load,
           format('showroom_guard.%I', n.nspname || '__' || c.relname), made_function,
           (SELECT array_agg(a.attname::text ORDER BY a.attname COLLATE "C") FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> environment_column)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid = product_table
    ON CONFLICT (schema_name, table_name) DO UPDATE
        SET blueprint = excluded.blueprint, key_column = excluded.key_column, load_order = excluded.load_order,
            guard_view = excluded.guard_view, analyze_function = excluded.analyze_function,
            content_columns = excluded.content_columns, registered_at = now(), registered_by = session_user;
END;
GRANT EXECUTE ON FUNCTION showroom.record_registration(regclass, text, text, integer, text) TO showroom_admin;

CREATE FUNCTION showroom.forget_registration(product_schema text, product_table text)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    DELETE FROM showroom.base_fingerprint WHERE schema_name = product_schema AND table_name = product_table;
    DELETE FROM showroom.registered_table WHERE schema_name = product_schema AND table_name = product_table;
END;
GRANT EXECUTE ON FUNCTION showroom.forget_registration(text, text) TO showroom_admin;

-- The guard ---------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_guard;
ALTER DEFAULT PRIVILEGES FOR ROLE showroom_guard REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Makes the view through which rows of environments are read and written. The barrier keeps a caller's own functions from
-- seeing production rows, the check option keeps anybody from writing them.
CREATE FUNCTION showroom_guard.make_view(product_table regclass, key_column text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    view_name text := (SELECT n.nspname || '__' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE c.oid = product_table);
BEGIN
    PERFORM showroom.check_environment_key(product_table, key_column);
    EXECUTE format('DROP VIEW IF EXISTS showroom_guard.%I', view_name);
    -- Two prefixes by LIKE cost a tenth of a regular expression, 0.5 µs a row in everything that is read or written here.
    EXECUTE format('CREATE VIEW showroom_guard.%1$I WITH (security_barrier) AS SELECT * FROM %2$s '
                   'WHERE %3$I OPERATOR(pg_catalog.~~) ''demo-%%'' OR %3$I OPERATOR(pg_catalog.~~) ''sandbox-%%'' '
                   'WITH CASCADED CHECK OPTION',
                   view_name, product_table, key_column);
    EXECUTE format('GRANT SELECT ON showroom_guard.%I TO showroom_viewer, showroom_service', view_name);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON showroom_guard.%I TO showroom_ops, showroom_service', view_name);
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.make_view(regclass, text) TO showroom_admin;

CREATE FUNCTION showroom_guard.drop_view(product_schema text, product_table text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('DROP VIEW IF EXISTS showroom_guard.%I', product_schema || '__' || product_table);
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.drop_view(text, text) TO showroom_admin;

-- Rows and content of one table of one environment, independent of the rows' order, the columns' order, the session's
-- settings and the environment's id. A row's text is hashed by MD5; its halves are two lanes of 64 bits, each summed and
-- xored: "<sum1>:<xor1>:<sum2>:<xor2>".
CREATE FUNCTION showroom_guard.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC' SET intervalstyle = 'iso_8601'
SET extra_float_digits = 1 SET bytea_output = 'hex' SET xmlbinary = 'base64' AS $$
DECLARE
    registered showroom.registered_table;
BEGIN
    PERFORM showroom.require_environment_id(environment);
    SELECT * INTO registered FROM showroom.registered_table
    WHERE schema_name || '.' || table_name = product_table;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', product_table),
                                'Register it with showroom.register_table.');
    END IF;
    EXECUTE format(
        'SELECT count(*), coalesce(sum(a), 0) || '':'' || coalesce(bit_xor(a), 0) || '':'' || coalesce(sum(b), 0) || '':'' '
        '|| coalesce(bit_xor(b), 0) FROM (SELECT (''x'' || left(h, 16))::bit(64)::bigint AS a, '
        '(''x'' || right(h, 16))::bit(64)::bigint AS b FROM (SELECT md5(ROW(%s)::text) AS h FROM %I.%I WHERE %I = $1 '
        'OFFSET 0) hashed) lane',
        (SELECT string_agg(quote_ident(name), ', ' ORDER BY position)
         FROM unnest(registered.content_columns) WITH ORDINALITY AS content (name, position)),
        registered.schema_name, registered.table_name, registered.key_column)
    INTO row_count, lanes USING environment;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.table_fingerprint(text, text) TO showroom_owner;

-- Registration and fingerprints for everybody -----------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_owner;

CREATE FUNCTION showroom.table_fingerprint(environment text, product_table text, OUT row_count bigint, OUT lanes text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT f.row_count, f.lanes FROM showroom_guard.table_fingerprint(environment, product_table) f;
END;
GRANT EXECUTE ON FUNCTION showroom.table_fingerprint(text, text) TO showroom_viewer, showroom_service;

-- Per table of a blueprint, in load order; registered tables that hold nothing of the environment count too.
CREATE FUNCTION showroom.dataset_tables(environment text, product_blueprint text)
RETURNS TABLE (table_name text, row_count bigint, lanes text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT r.schema_name || '.' || r.table_name, f.row_count, f.lanes
    FROM showroom.registered_table r,
         LATERAL showroom_guard.table_fingerprint(environment, r.schema_name || '.' || r.table_name) f
    WHERE r.blueprint = product_blueprint
    ORDER BY r.load_order, r.schema_name, r.table_name;
END;
GRANT EXECUTE ON FUNCTION showroom.dataset_tables(text, text) TO showroom_viewer, showroom_service;

-- The SHA-256 in hexadecimal over the sorted lines "table rows lanes" of a blueprint's tables.
CREATE FUNCTION showroom.dataset_fingerprint(environment text, product_blueprint text)
RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT encode(sha256(convert_to(coalesce(string_agg(
               t.table_name || ' ' || t.row_count || ' ' || t.lanes, E'\n' ORDER BY t.table_name COLLATE "C"), ''), 'UTF8')),
               'hex')
    FROM showroom.dataset_tables(environment, product_blueprint) t;
END;
GRANT EXECUTE ON FUNCTION showroom.dataset_fingerprint(text, text) TO showroom_viewer, showroom_service;

-- Computes and keeps what an environment is right after seeding; the dataset's fingerprint. For seal_dataset() alone: who could
-- call it at will could make a changed environment look untouched.
CREATE FUNCTION showroom.record_fingerprints(seeded text, product_blueprint text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    dataset text;
BEGIN
    PERFORM showroom.require_environment_id(seeded);
    DELETE FROM showroom.base_fingerprint WHERE environment = seeded;
    INSERT INTO showroom.base_fingerprint (environment, schema_name, table_name, row_count, lanes)
    SELECT seeded, r.schema_name, r.table_name, f.row_count, f.lanes
    FROM showroom.registered_table r,
         LATERAL showroom_guard.table_fingerprint(seeded, r.schema_name || '.' || r.table_name) f
    WHERE r.blueprint = product_blueprint;

    SELECT encode(sha256(convert_to(coalesce(string_agg(
               b.schema_name || '.' || b.table_name || ' ' || b.row_count || ' ' || b.lanes, E'\n'
               ORDER BY (b.schema_name || '.' || b.table_name) COLLATE "C"), ''), 'UTF8')), 'hex')
    INTO dataset FROM showroom.base_fingerprint b WHERE b.environment = seeded;
    UPDATE showroom.environment SET fingerprint = dataset, updated_at = showroom.now() WHERE id = seeded;
    RETURN dataset;
END
$$;

-- Makes the function by which seeding analyses the table: before PostgreSQL 17 only a table's owner may.
CREATE FUNCTION showroom.make_analyze_function(product_table regclass)
RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made text := (SELECT format('showroom_analyze.%I', n.nspname || '__' || c.relname)
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = product_table);
    table_owner regrole := (SELECT relowner FROM pg_class WHERE oid = product_table);
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION %s() RETURNS void LANGUAGE plpgsql SECURITY DEFINER '
                   'SET search_path = pg_catalog, pg_temp AS $body$ BEGIN ANALYZE %s; END $body$', made, product_table);
    EXECUTE format('REVOKE ALL ON FUNCTION %s() FROM PUBLIC', made);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s() TO showroom_ops, showroom_service', made);
    IF table_owner <> current_user::regrole THEN
        EXECUTE format('ALTER FUNCTION %s() OWNER TO %s', made, table_owner);
    END IF;
    RETURN made;
END
$$;

-- Registers a product's table. Called by the table's owner (who holds showroom_admin) or a superuser, since it grants the
-- table's privileges to the guard; repeating it renews everything, for example after a new column.
CREATE FUNCTION showroom.register_table(
    product_blueprint text, table_name text, key_column text DEFAULT 'tenant_id', load_order integer DEFAULT 0)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    product_table regclass := showroom.product_table(table_name);
    product_schema text := (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = product_table);
BEGIN
    PERFORM showroom.check_environment_key(product_table, key_column);
    PERFORM showroom.check_key_indexes(product_table, key_column);
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO showroom_guard', product_schema);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_guard', product_table);
    PERFORM showroom_guard.make_view(product_table, key_column);
    PERFORM showroom.record_registration(product_table, product_blueprint, key_column, load_order,
                                         showroom.make_analyze_function(product_table));
END
$$;

-- Takes back everything that register_table made or granted; the schema's USAGE goes with its last table.
CREATE FUNCTION showroom.unregister_table(table_name text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    registered showroom.registered_table;
BEGIN
    SELECT * INTO registered FROM showroom.registered_table r
    WHERE r.schema_name || '.' || r.table_name = unregister_table.table_name;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', table_name));
    END IF;
    PERFORM showroom_guard.drop_view(registered.schema_name, registered.table_name);
    EXECUTE format('DROP FUNCTION IF EXISTS %s()', registered.analyze_function);
    IF to_regclass(format('%I.%I', registered.schema_name, registered.table_name)) IS NOT NULL THEN
        EXECUTE format('REVOKE ALL ON %I.%I FROM showroom_guard', registered.schema_name, registered.table_name);
    END IF;
    PERFORM showroom.forget_registration(registered.schema_name, registered.table_name);
    IF NOT EXISTS (SELECT FROM showroom.registered_table r WHERE r.schema_name = registered.schema_name)
       AND to_regnamespace(quote_ident(registered.schema_name)) IS NOT NULL THEN
        EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM showroom_guard', registered.schema_name);
    END IF;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.product_table(text), showroom.check_environment_key(regclass, text),
    showroom.missing_key_indexes(regclass, text), showroom.check_key_indexes(regclass, text),
    showroom.make_analyze_function(regclass), showroom.register_table(text, text, text, integer),
    showroom.unregister_table(text) TO showroom_admin;

-- Statistics for the planner after a large change: a tenant that is missing from them makes a teardown take minutes.
CREATE FUNCTION showroom.analyze_table(product_table text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    analyze_function text := (SELECT r.analyze_function FROM showroom.registered_table r
                              WHERE r.schema_name || '.' || r.table_name = product_table);
BEGIN
    IF analyze_function IS NULL THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', product_table));
    END IF;
    EXECUTE format('SELECT %s()', analyze_function);
END
$$;
GRANT EXECUTE ON FUNCTION showroom.analyze_table(text) TO showroom_ops, showroom_service;
