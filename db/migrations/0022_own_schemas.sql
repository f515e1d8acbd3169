-- The isolation `full`: an environment has tables of its own, made from the product's, in a schema named by its id.
--
-- They belong to showroom_guard like the guard views do, since that role reads the product's tables already: it needs the
-- right to make schemas in this database and nothing more, and it cannot log in. A seeding login may INSERT into such a
-- table inside the transaction that fills it and at no other time; everything else goes through the table's guard view.

RESET ROLE;
DO $grant$ BEGIN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO showroom_guard', current_database());
END $grant$;

SET LOCAL ROLE showroom_owner;
GRANT SELECT (id, isolation, blueprint) ON showroom.environment TO showroom_guard;

-- Tables that the present transaction opened for its login. No row ever outlives its transaction.
CREATE TABLE showroom.open_table (
    environment showroom.environment_id NOT NULL,
    table_name  text NOT NULL,
    login       text NOT NULL DEFAULT session_user,
    PRIMARY KEY (environment, table_name)
);

CREATE FUNCTION showroom.refuse_open_table()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM showroom.open_table o
               WHERE o.environment = NEW.environment AND o.table_name = NEW.table_name) THEN
        PERFORM showroom.refuse('SR003',
            format('The table “%s” of “%s” is still open for writing.', NEW.table_name, NEW.environment),
            'Close it in the transaction that opened it; nothing of the transaction was kept.');
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER refuse_open_table AFTER INSERT ON showroom.open_table
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION showroom.refuse_open_table();

-- The tables themselves ---------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- The product's tables that an environment's schema holds: the registered ones of its blueprint and, without a key column,
-- the lookups that these refer to.
CREATE FUNCTION showroom_guard.own_relations(p_environment text)
RETURNS TABLE (relation oid, product_table text, own_table text, key_column text, load_order integer)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH RECURSIVE registered AS (
        SELECT c.oid AS relation, r.key_column, r.load_order
        FROM showroom.registered_table r
        JOIN showroom.environment e ON e.blueprint = r.blueprint
        JOIN pg_namespace n ON n.nspname = r.schema_name
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = r.table_name
        WHERE e.id = p_environment
    ), reached AS (
        SELECT registered.relation FROM registered
        UNION
        SELECT k.confrelid FROM reached JOIN pg_constraint k ON k.conrelid = reached.relation AND k.contype = 'f'
    )
    SELECT c.oid, n.nspname || '.' || c.relname, format('%I.%I', p_environment, c.relname), registered.key_column,
           registered.load_order
    FROM reached
    JOIN pg_class c ON c.oid = reached.relation
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN registered ON registered.relation = reached.relation
$$;

-- Refuses by name what keeps a product from having environments with schemas of their own. A lookup is copied whole, so its
-- owner must have said that it may be: it could be a table of the product's customers.
CREATE FUNCTION showroom_guard.check_own_relations(p_environment text)
RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    bad record;
BEGIN
    IF NOT has_database_privilege('showroom_guard', current_database(), 'CREATE') THEN
        PERFORM showroom.refuse('SR003', 'Showroom may not make schemas in this database.',
            format('The database''s owner runs: GRANT CREATE ON DATABASE %I TO showroom_guard;', current_database()));
    END IF;
    SELECT string_agg(o.product_table, ' and ' ORDER BY o.product_table) AS tables INTO bad
    FROM showroom_guard.own_relations(p_environment) o GROUP BY o.own_table HAVING count(*) > 1 LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR003', format('%s bear the same name, so one schema cannot hold both.', bad.tables),
                                'Create the environment in the shared schema.');
    END IF;
    SELECT o.product_table, r.blueprint IS NOT NULL AS is_foreign INTO bad
    FROM showroom_guard.own_relations(p_environment) o
    LEFT JOIN showroom.registered_table r ON r.schema_name || '.' || r.table_name = o.product_table
    WHERE o.key_column IS NULL
      AND (r.blueprint IS NOT NULL OR NOT has_table_privilege(o.relation, 'SELECT')
           OR NOT has_schema_privilege((SELECT c.relnamespace FROM pg_class c WHERE c.oid = o.relation), 'USAGE'))
    ORDER BY 1 LIMIT 1;
    IF bad.is_foreign THEN
        PERFORM showroom.refuse('SR003', format('The tables refer to “%s”, which another blueprint fills.', bad.product_table),
                                'Create the environment in the shared schema.');
    ELSIF FOUND THEN
        PERFORM showroom.refuse('SR003',
            format('The tables refer to “%s”, whose rows Showroom may not copy.', bad.product_table),
            format('If nothing in it is confidential, its owner runs: GRANT SELECT ON %1$s TO showroom_guard; '
                   '(and GRANT USAGE on its schema). Else create the environment in the shared schema.', bad.product_table));
    END IF;
END
$$;

-- Gives a new table sequences of its own in place of the product's; LIKE keeps the old ones in defaults.
CREATE FUNCTION showroom_guard.make_own_sequences(p_environment text, p_relation oid)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    used record;
    own_table text := (SELECT format('%I.%I', p_environment, relname) FROM pg_class WHERE oid = p_relation);
    own_sequence text;
BEGIN
    FOR used IN
        SELECT s.oid::regclass::text AS old_name, s.relname, a.attname, pg_get_expr(d.adbin, d.adrelid) AS expression,
               q.*, format_type(q.seqtypid, NULL) AS type
        FROM pg_attrdef d
        JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
        JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid AND p.refclassid = 'pg_class'::regclass
        JOIN pg_class s ON s.oid = p.refobjid AND s.relkind = 'S'
        JOIN pg_sequence q ON q.seqrelid = s.oid
        WHERE d.adrelid = p_relation
    LOOP
        own_sequence := format('%I.%I', p_environment, used.relname);
        IF to_regclass(own_sequence) IS NULL THEN
            EXECUTE format('CREATE SEQUENCE %s AS %s INCREMENT %s MINVALUE %s MAXVALUE %s START %s CACHE %s %s OWNED BY %s.%I',
                           own_sequence, used.type, used.seqincrement, used.seqmin, used.seqmax, used.seqstart, used.seqcache,
                           CASE WHEN used.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END, own_table, used.attname);
        END IF;
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', own_table, used.attname,
                       replace(used.expression, quote_literal(used.old_name) || '::regclass',
                               quote_literal(own_sequence) || '::regclass'));
    END LOOP;
END
$$;

-- A table like the product's without keys and indexes, and its guard view. Only rows of the one environment fit in.
CREATE FUNCTION showroom_guard.make_own_table(p_environment text, p_relation oid, p_key_column text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    table_name text := (SELECT relname FROM pg_class WHERE oid = p_relation);
BEGIN
    EXECUTE format('CREATE TABLE %I.%I (LIKE %s INCLUDING ALL EXCLUDING INDEXES%s)', p_environment, table_name,
                   p_relation::regclass,
                   CASE WHEN p_key_column IS NOT NULL THEN
                       format(', CONSTRAINT showroom_environment_check CHECK (%I = %L)', p_key_column, p_environment)
                   ELSE '' END);
    PERFORM showroom_guard.make_own_sequences(p_environment, p_relation);
    IF p_key_column IS NOT NULL THEN
        EXECUTE format('CREATE VIEW %1$I.%2$I WITH (security_barrier) AS SELECT * FROM %3$I.%2$I '
                       'WHERE %4$I OPERATOR(pg_catalog.=) %3$L WITH CASCADED CHECK OPTION',
                       p_environment || '_guard', table_name, p_environment, p_key_column);
        EXECUTE format('GRANT SELECT ON %I.%I TO showroom_viewer, showroom_service', p_environment || '_guard', table_name);
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I.%I TO showroom_ops, showroom_service', p_environment || '_guard',
                       table_name);
    END IF;
END
$$;

-- What makes a filled table whole, in this order: keys and unique constraints, other indexes; each by the product's
-- definition under its name.
CREATE FUNCTION showroom_guard.own_keys(p_environment text, p_relation oid)
RETURNS TABLE (place integer, statement text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE k.contype WHEN 'p' THEN 1 ELSE 2 END,
           format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', p_environment, r.relname, k.conname, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid
    WHERE k.conrelid = p_relation AND k.contype IN ('p', 'u', 'x')
    UNION ALL
    SELECT 3, m.make || format('%I.%I', p_environment, r.relname)
              || substr(pg_get_indexdef(i.indexrelid), length(m.make || m.only_word || r.oid::regclass::text) + 1)
    FROM pg_index i
    JOIN pg_class r ON r.oid = i.indrelid
    JOIN pg_class x ON x.oid = i.indexrelid
    CROSS JOIN LATERAL (
        SELECT format('CREATE %sINDEX %I ON ', CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END, x.relname) AS make,
               CASE x.relkind WHEN 'I' THEN 'ONLY ' ELSE '' END AS only_word) m
    WHERE i.indrelid = p_relation AND i.indisvalid
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
    ORDER BY 1, 2
$$;

-- Foreign keys from or to a table whose two ends are whole by now and which are not there yet. A table has indexes as soon
-- as it is whole, since every one has a primary key.
CREATE FUNCTION showroom_guard.own_foreign_keys(p_environment text, p_relation oid)
RETURNS TABLE (statement text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s REFERENCES %I.%I(%s', p_environment, r.relname, k.conname,
                  split_part(d.definition, d.target, 1), p_environment, f.relname,
                  substr(d.definition, strpos(d.definition, d.target) + length(d.target)))
    FROM pg_constraint k
    JOIN pg_class r ON r.oid = k.conrelid
    JOIN pg_class f ON f.oid = k.confrelid
    JOIN pg_class own_from ON own_from.oid = to_regclass(format('%I.%I', p_environment, r.relname))
    JOIN pg_class own_to ON own_to.oid = to_regclass(format('%I.%I', p_environment, f.relname))
    CROSS JOIN LATERAL (SELECT pg_get_constraintdef(k.oid) AS definition,
                               ' REFERENCES ' || k.confrelid::regclass::text || '(' AS target) d
    WHERE k.contype = 'f' AND k.conparentid = 0
      AND p_relation IN (k.conrelid, k.confrelid)
      AND k.conrelid IN (SELECT o.relation FROM showroom_guard.own_relations(p_environment) o)
      AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = own_from.oid)
      AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = own_to.oid)
      AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conrelid = own_from.oid AND o.conname = k.conname)
    ORDER BY 1
$$;

-- Builds keys, indexes and foreign keys over the rows, and lets the sequences go on after them.
CREATE FUNCTION showroom_guard.complete_own_table(p_environment text, p_relation oid)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own_table text := (SELECT format('%I.%I', p_environment, relname) FROM pg_class WHERE oid = p_relation);
    wanted text;
    counted text;
BEGIN
    FOR wanted IN SELECT k.statement FROM showroom_guard.own_keys(p_environment, p_relation) k ORDER BY k.place, k.statement
    LOOP
        EXECUTE wanted;
    END LOOP;
    FOR wanted IN SELECT k.statement FROM showroom_guard.own_foreign_keys(p_environment, p_relation) k LOOP
        EXECUTE wanted;
    END LOOP;
    FOR counted IN
        SELECT a.attname FROM pg_attribute a
        WHERE a.attrelid = own_table::regclass AND a.attnum > 0 AND NOT a.attisdropped
          AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
          AND pg_get_serial_sequence(own_table, a.attname) IS NOT NULL
    LOOP
        EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), max(%I)) FROM %s HAVING max(%I) > 0', own_table, counted,
                       counted, own_table, counted);
    END LOOP;
END
$$;

-- Makes an environment's schemas with copies of the lookups, unless they are there.
CREATE FUNCTION showroom_guard.open_own_schema(p_environment text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    lookup record;
    taken text := (SELECT string_agg(n.nspname, ', ') FROM pg_namespace n
                   WHERE n.nspname IN (p_environment, p_environment || '_guard')
                     AND n.nspowner <> 'showroom_guard'::regrole);
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF taken IS NOT NULL THEN
        PERFORM showroom.refuse('SR003', format('A schema “%s” of somebody else''s is in the way.', taken),
                                'Choose another name, or have the schema renamed by its owner.');
    END IF;
    IF to_regnamespace(quote_ident(p_environment)) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM showroom_guard.check_own_relations(p_environment);
    EXECUTE format('CREATE SCHEMA %I', p_environment);
    EXECUTE format('CREATE SCHEMA %I', p_environment || '_guard');
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO showroom_viewer, showroom_service, showroom_owner', p_environment || '_guard');
    FOR lookup IN SELECT * FROM showroom_guard.own_relations(p_environment) o WHERE o.key_column IS NULL LOOP
        PERFORM showroom_guard.make_own_table(p_environment, lookup.relation, NULL);
        EXECUTE format('INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT * FROM %s', lookup.own_table, lookup.relation::regclass);
        PERFORM showroom_guard.complete_own_table(p_environment, lookup.relation);
    END LOOP;
END
$$;

CREATE FUNCTION showroom_guard.own_relation(p_environment text, p_table text)
RETURNS TABLE (relation oid, own_table text, key_column text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT o.relation, o.own_table, o.key_column FROM showroom_guard.own_relations(p_environment) o
                 WHERE o.product_table = p_table AND o.key_column IS NOT NULL;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('The table “%s” is not registered.', left(p_table, 130)),
                                'Register it with showroom.register_table first.');
    END IF;
END
$$;

-- Opens a table for the login until close_own_table, makes it when it is not there; the COPY that writes the named columns.
-- Rows of a table that is new in the transaction are frozen.
CREATE FUNCTION showroom_guard.open_own_table(p_environment text, p_table text, p_columns text[])
RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    target record;
    is_new boolean;
BEGIN
    SELECT * INTO STRICT target FROM showroom_guard.own_relation(p_environment, p_table);
    is_new := to_regclass(target.own_table) IS NULL;
    IF is_new THEN
        PERFORM showroom_guard.make_own_table(p_environment, target.relation, target.key_column);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', p_environment, session_user);
    EXECUTE format('GRANT INSERT ON %s TO %I', target.own_table, session_user);
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', p_environment, session_user);
    RETURN format('COPY %s (%s) FROM STDIN (FORMAT binary%s)', target.own_table,
                  (SELECT string_agg(quote_ident(c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n)),
                  CASE WHEN is_new THEN ', FREEZE' ELSE '' END);
END
$$;

-- Takes the login's rights back and, after the last rows, makes the table whole.
CREATE FUNCTION showroom_guard.close_own_table(p_environment text, p_table text, p_is_complete boolean)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    target record;
BEGIN
    SELECT * INTO STRICT target FROM showroom_guard.own_relation(p_environment, p_table);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM %I', p_environment, session_user);
    EXECUTE format('REVOKE ALL ON %s FROM %I', target.own_table, session_user);
    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %I', p_environment, session_user);
    IF p_is_complete THEN
        PERFORM showroom_guard.complete_own_table(p_environment, target.relation);
    END IF;
END
$$;

-- Registered tables that the data set has no rows for are there all the same.
CREATE FUNCTION showroom_guard.make_missing_tables(p_environment text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    missing record;
BEGIN
    FOR missing IN SELECT * FROM showroom_guard.own_relations(p_environment) o
                    WHERE o.key_column IS NOT NULL AND to_regclass(o.own_table) IS NULL
                    ORDER BY o.load_order, o.product_table
    LOOP
        PERFORM showroom_guard.make_own_table(p_environment, missing.relation, missing.key_column);
        PERFORM showroom_guard.complete_own_table(p_environment, missing.relation);
    END LOOP;
END
$$;

-- A table of one environment is even enough for a small sample: it costs a tenth of the usual one, which would be a fifth of
-- the whole filling.
CREATE FUNCTION showroom_guard.analyze_own_table(p_environment text, p_table text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET default_statistics_target = 10 AS $$
BEGIN
    EXECUTE format('ANALYZE %s', (SELECT o.own_table FROM showroom_guard.own_relation(p_environment, p_table) o));
END
$$;

-- Removes an environment's schemas with all that is in them; nothing at all when somebody holds a table for longer than the
-- time-out.
CREATE FUNCTION showroom_guard.drop_own_schemas(p_environment text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    schemas text := (SELECT string_agg(quote_ident(n.nspname), ', ') FROM pg_namespace n
                     WHERE n.nspname IN (p_environment, p_environment || '_guard')
                       AND n.nspowner = 'showroom_guard'::regrole);
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF schemas IS NOT NULL THEN
        EXECUTE format('DROP SCHEMA %s CASCADE', schemas);
    END IF;
EXCEPTION WHEN lock_not_available THEN
    PERFORM showroom.refuse('SR006', format('Somebody is using the tables of “%s”; nothing was removed.', p_environment),
                            'Wait until they are through, or close their connections, then tear it down again.');
END
$$;

-- As before, in both isolations: the same rows have the same fingerprint wherever they lie.
CREATE OR REPLACE FUNCTION showroom_guard.table_fingerprint(
    environment text, product_table text, OUT row_count bigint, OUT lanes text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC' SET intervalstyle = 'iso_8601'
SET extra_float_digits = 1 SET bytea_output = 'hex' SET xmlbinary = 'base64' AS $$
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
    EXECUTE format(
        'SELECT count(*), coalesce(sum(a), 0) || '':'' || coalesce(bit_xor(a), 0) || '':'' || coalesce(sum(b), 0) || '':'' '
        '|| coalesce(bit_xor(b), 0) FROM (SELECT (''x'' || left(h, 16))::bit(64)::bigint AS a, '
        '(''x'' || right(h, 16))::bit(64)::bigint AS b FROM (SELECT md5(ROW(%s)::text) AS h FROM %s WHERE %I = $1 '
        'OFFSET 0) hashed) lane',
        (SELECT string_agg(quote_ident(name), ', ' ORDER BY position)
         FROM unnest(registered.content_columns) WITH ORDINALITY AS content (name, position)),
        source_table, registered.key_column)
    INTO row_count, lanes USING environment;
END
$$;

GRANT EXECUTE ON FUNCTION showroom_guard.check_own_relations(text), showroom_guard.open_own_schema(text),
    showroom_guard.open_own_table(text, text, text[]), showroom_guard.close_own_table(text, text, boolean),
    showroom_guard.make_missing_tables(text), showroom_guard.analyze_own_table(text, text),
    showroom_guard.drop_own_schemas(text) TO showroom_owner;

-- Creation ----------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Records an environment as queued and the job that fills it. p_request: see the operation's creation record.
CREATE OR REPLACE FUNCTION showroom.create_environment(p_request jsonb) RETURNS TABLE (environment text, job bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    new_id text := p_request ->> 'id';
BEGIN
    PERFORM showroom.require_environment_id(new_id);
    IF new_id NOT LIKE 'demo-%' THEN
        RAISE EXCEPTION USING ERRCODE = 'SR001', MESSAGE = format('“%s” is no id of a demo tenant.', new_id),
            HINT = 'Ids of demo tenants begin with demo-.';
    END IF;
    DELETE FROM showroom.environment e WHERE e.id = new_id AND e.status = 'deleted';
    PERFORM showroom.require_salt(p_request ->> 'saltVersion', p_request ->> 'saltCheck');
    PERFORM showroom.require_blueprint(p_request -> 'blueprint');
    INSERT INTO showroom.environment (id, kind, name, blueprint, blueprint_version, size, parameters, row_counts,
                                      events_by_kind, seed, reference_date, salt_version, isolation, admin_email,
                                      description, customer, notes, tags, created_at, updated_at, expires_at)
    VALUES (new_id, 'demo', p_request ->> 'name', p_request #>> '{blueprint,name}', p_request #>> '{blueprint,version}',
            p_request ->> 'size', p_request -> 'parameters', p_request -> 'counts', p_request -> 'eventsByKind',
            (p_request ->> 'seed')::numeric, (p_request ->> 'referenceDate')::date, p_request ->> 'saltVersion',
            coalesce(p_request ->> 'isolation', 'shared_schema'), p_request ->> 'adminEmail', p_request ->> 'description',
            p_request ->> 'customer', p_request ->> 'notes', ARRAY(SELECT jsonb_array_elements_text(p_request -> 'tags')),
            showroom.now(), showroom.now(),
            showroom.now() + make_interval(days => (p_request ->> 'lifeDays')::integer))
    ON CONFLICT (id) DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('The environment “%s” already exists.', new_id),
            HINT = 'Open it, tear it down first, or choose another name.',
            DETAIL = '[{"field": "name", "code": "exists", "message": "An environment of this id already exists."}]';
    END IF;
    IF p_request ->> 'isolation' = 'full' THEN
        PERFORM showroom_guard.check_own_relations(new_id);
    END IF;
    PERFORM showroom.take_rate('create', showroom.rate_client());
    PERFORM showroom.audit_record('environment.create', new_id, NULL,
                                  p_request - 'saltCheck' #- '{blueprint,source}');
    RETURN QUERY SELECT new_id, showroom.new_job('seed', new_id, '{}');
END
$$;

RESET ROLE;
