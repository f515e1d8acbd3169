-- Session layers of a table: an overlay that holds the layers' rows, a live view that shows the base's rows with a layer's laid
-- over them, and one INSTEAD OF trigger that copies on write and keeps the table's keys as the session must see them.
--
-- The product's table is read and never touched. The view's arms stay without WHERE and joins: only so does the planner merge
-- over the base's indexes. Row security on the overlay shows a caller its own layer alone; who reads, writes and checks
-- here is showroom_live, which holds no right to write a product's table.

RESET ROLE;
SET LOCAL ROLE showroom_live;

-- Words of statements -----------------------------------------------------------------------------------------------

CREATE FUNCTION showroom_live.column_list(p_columns text[], p_prefix text DEFAULT '') RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT string_agg(p_prefix || quote_ident(c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n));

CREATE FUNCTION showroom_live.column_names(p_relation oid, p_attributes smallint[]) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT array_agg(a.attname::text ORDER BY n)
          FROM unnest(p_attributes) WITH ORDINALITY u (number, n)
          JOIN pg_attribute a ON a.attrelid = p_relation AND a.attnum = u.number);

-- Columns that a statement can write, in the table's order.
CREATE FUNCTION showroom_live.written_columns(p_relation oid) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = p_relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '');

CREATE FUNCTION showroom_live.operator_name(p_operator oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT format('OPERATOR(%I.%s)', n.nspname, o.oprname) FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
         WHERE o.oid = p_operator);

-- What an index holds to be equal in one of its columns; a type's own idea of it, whatever the search path.
CREATE FUNCTION showroom_live.index_equality(p_index oid, p_column integer) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT showroom_live.operator_name(m.amopopr)
          FROM pg_index i
          JOIN pg_opclass c ON c.oid = i.indclass[p_column - 1]
          JOIN pg_amop m ON m.amopfamily = c.opcfamily AND m.amoplefttype = c.opcintype AND m.amoprighttype = c.opcintype
                        AND m.amopstrategy = 3
         WHERE i.indexrelid = p_index);

-- "<left>.id = <right>.id …" over the primary key.
CREATE FUNCTION showroom_live.key_match(p_table showroom.layered_table, p_left text, p_right text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT string_agg(format('%s.%I %s %s.%I', p_left, c, showroom_live.index_equality(i.indexrelid, n::integer), p_right, c),
                          ' AND ' ORDER BY n)
          FROM pg_index i, unnest(p_table.key_columns) WITH ORDINALITY u (c, n)
         WHERE i.indrelid = to_regclass(p_table.base) AND i.indisprimary);

-- A statement of PL/pgSQL that fails as the product's own table would.
CREATE FUNCTION showroom_live.raise_statement(p_state text, p_relation oid, p_constraint text, p_message text, p_detail text)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT format('RAISE EXCEPTION USING ERRCODE = %L, SCHEMA = %L, TABLE = %L, CONSTRAINT = %L, MESSAGE = %L, DETAIL = %L;',
                      p_state, n.nspname, c.relname, coalesce(p_constraint, ''), p_message, p_detail)
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = p_relation);

-- Registration ------------------------------------------------------------------------------------------------------

CREATE FUNCTION showroom_live.layered(p_relation oid) RETURNS showroom.layered_table
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT t FROM showroom.layered_table t JOIN pg_class c ON c.oid = p_relation
          JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE t.base_schema = n.nspname AND t.table_name = c.relname);

-- Refuses by name what cannot be kept per session.
CREATE FUNCTION showroom_live.check_layerable(p_relation oid) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    bad text;
BEGIN
    SELECT k.conname INTO bad FROM pg_constraint k WHERE k.conrelid = p_relation AND k.contype = 'x' ORDER BY 1 LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014',
            format('%s has the exclusion constraint “%s”, which cannot be kept per session.', p_relation::regclass, bad),
            'Put a unique key in its place, or keep the table out of the blueprint.');
    END IF;
    SELECT k.conname INTO bad FROM pg_constraint k
     WHERE k.conrelid = p_relation AND k.contype = 'f' AND k.confmatchtype = 'f' ORDER BY 1 LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014',
            format('%s has the foreign key “%s” with MATCH FULL, which cannot be kept per session.', p_relation::regclass, bad),
            'Use MATCH SIMPLE and NOT NULL columns.');
    END IF;
    SELECT a.attname INTO bad FROM pg_attribute a
     WHERE a.attrelid = p_relation AND a.attnum > 0 AND a.attname LIKE '\_sr\_%' ORDER BY 1 LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014', format('The column “%s” of %s has a name that sessions need.', bad, p_relation::regclass),
                                'Names that begin with _sr_ are Showroom''s; rename the column.');
    END IF;
    SELECT n.nspname INTO bad FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.oid = p_relation AND octet_length(n.nspname) > 55;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014', format('The name of the schema “%s” is too long for sessions.', bad),
                                'Showroom adds “_overlay” to it: 55 bytes are the most.');
    END IF;
END
$$;

-- Refuses a referenced table whose keys showroom_live may not read, with the statement that its owner runs.
CREATE FUNCTION showroom_live.check_lookups(p_relation oid) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    bad record;
BEGIN
    SELECT k.confrelid::regclass AS lookup, n.nspname AS lookup_schema,
           showroom_live.column_list(showroom_live.column_names(k.confrelid, k.confkey)) AS columns INTO bad
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.conrelid = p_relation AND k.contype = 'f'
       AND NOT (has_schema_privilege(n.oid, 'USAGE')
                AND (SELECT bool_and(has_column_privilege(k.confrelid, a, 'SELECT')) FROM unnest(k.confkey) a))
     ORDER BY k.conname LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR014',
            format('%s refers to %s, whose keys Showroom may not read; sessions could not keep the reference.',
                   p_relation::regclass, bad.lookup),
            format('Its owner runs: GRANT USAGE ON SCHEMA %I TO showroom_live; GRANT SELECT (%s) ON %s TO showroom_live;',
                   bad.lookup_schema, bad.columns, bad.lookup));
    END IF;
END
$$;

-- The overlay -------------------------------------------------------------------------------------------------------

CREATE FUNCTION showroom_live.make_schemas(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[p_table.base_schema || '_overlay', p_table.base_schema || '_live'] LOOP
        IF to_regnamespace(quote_ident(wanted)) IS NULL THEN
            EXECUTE format('CREATE SCHEMA %I', wanted);
        ELSIF (SELECT nspowner FROM pg_namespace WHERE nspname = wanted) <> 'showroom_live'::regrole THEN
            PERFORM showroom.refuse('SR003', format('A schema “%s” of somebody else''s is in the way.', wanted),
                                    'Have it renamed by its owner; sessions need the name.');
        END IF;
    END LOOP;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO showroom_guard', p_table.base_schema || '_overlay');
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO showroom_product', p_table.base_schema || '_live');
END
$$;

-- The table's unique indexes again, per layer and under their names: errors speak of the product's own. And an index for each
-- foreign key, by which a removed parent finds its children. Layer and environment come last in them: statements that look for one
-- row of a layer must never take them for the primary key's, not even when they were planned while the overlay was empty.
CREATE FUNCTION showroom_live.overlay_indexes(p_table showroom.layered_table) RETURNS TABLE (statement text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format('CREATE UNIQUE INDEX %I ON %s (%s, _sr_layer)%s WHERE _sr_op <> ''D''%s', x.relname, p_table.overlay,
                  (SELECT string_agg('(' || k.definition || ')' || k.collation || k.operators, ', '
                                     ORDER BY k.definition = quote_ident(p_table.key_column), n)
                     FROM generate_series(1, i.indnkeyatts) n,
                     LATERAL (SELECT pg_get_indexdef(i.indexrelid, n, true) AS definition,
                                     coalesce((SELECT format(' COLLATE %I.%I', cn.nspname, co.collname)
                                                 FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                                                WHERE co.oid = i.indcollation[n - 1]), '') AS collation,
                                     (SELECT format(' %I.%I', pn.nspname, oc.opcname)
                                        FROM pg_opclass oc JOIN pg_namespace pn ON pn.oid = oc.opcnamespace
                                       WHERE oc.oid = i.indclass[n - 1]) AS operators) k),
                  CASE WHEN i.indnullsnotdistinct THEN ' NULLS NOT DISTINCT' ELSE '' END,
                  coalesce(' AND (' || pg_get_expr(i.indpred, i.indrelid) || ')', ''))
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
     WHERE i.indrelid = to_regclass(p_table.base) AND i.indisunique AND NOT i.indisprimary AND i.indisvalid
    UNION ALL
    SELECT format('CREATE INDEX ON %s (%s, _sr_layer) WHERE _sr_op <> ''D''', p_table.overlay,
                  (SELECT string_agg(quote_ident(c), ', ' ORDER BY c = p_table.key_column, n)
                     FROM unnest(showroom_live.column_names(k.conrelid, k.conkey)) WITH ORDINALITY u (c, n)))
      FROM pg_constraint k WHERE k.conrelid = to_regclass(p_table.base) AND k.contype = 'f'
$$;

CREATE FUNCTION showroom_live.make_overlay(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text;
BEGIN
    EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE)', p_table.overlay,
                   p_table.base);
    EXECUTE format('ALTER TABLE %s ADD COLUMN _sr_layer bigint NOT NULL, ADD COLUMN _sr_op "char" NOT NULL '
                   'CHECK (_sr_op IN (''I'', ''U'', ''D'')), ADD COLUMN _sr_at timestamptz NOT NULL DEFAULT clock_timestamp(), '
                   'ADD CONSTRAINT %I PRIMARY KEY (_sr_layer, %s)',
                   p_table.overlay,
                   (SELECT conname FROM pg_constraint WHERE conrelid = to_regclass(p_table.base) AND contype = 'p'),
                   showroom_live.column_list(p_table.key_columns));
    FOR wanted IN SELECT i.statement FROM showroom_live.overlay_indexes(p_table) i LOOP
        EXECUTE wanted;
    END LOOP;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', p_table.overlay);
    EXECUTE format('CREATE POLICY own_layer ON %s TO showroom_live USING (_sr_layer = (SELECT showroom.current_layer()))',
                   p_table.overlay);
    EXECUTE format('CREATE POLICY every_layer ON %s TO showroom_guard USING (true)', p_table.overlay);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_guard', p_table.overlay);
END
$$;

-- The view ----------------------------------------------------------------------------------------------------------

-- Whether a base row is left alone by the layer. A set of the layer's keys is hashed once a statement.
CREATE FUNCTION showroom_live.unmasked(p_table showroom.layered_table) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ids text[] := CASE WHEN cardinality(p_table.key_columns) > 1 THEN p_table.key_columns[2:] ELSE p_table.key_columns END;
    key_index oid := (SELECT indexrelid FROM pg_index WHERE indrelid = to_regclass(p_table.base) AND indisprimary);
BEGIN
    IF cardinality(ids) > 1 THEN
        RETURN format('(%s) NOT IN (SELECT %s FROM %s)', showroom_live.column_list(ids, 'x.'), showroom_live.column_list(ids),
                      p_table.overlay);
    END IF;
    RETURN format('NOT (x.%I %s ANY (SELECT %I FROM %s))', ids[1],
                  showroom_live.index_equality(key_index, least(2, cardinality(p_table.key_columns))), ids[1], p_table.overlay);
END
$$;

CREATE FUNCTION showroom_live.make_view(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('DROP VIEW IF EXISTS %s', p_table.live_view);
    EXECUTE format('CREATE VIEW %s AS SELECT %s FROM (SELECT 0 AS _sr_source, ''B''::"char" AS _sr_op, %s FROM %s b '
                   'UNION ALL SELECT 1, o._sr_op, %s FROM %s o) x '
                   'WHERE (SELECT showroom.has_session()) AND x.%I = (SELECT showroom.current_environment()) '
                   'AND (x._sr_source = 1 AND x._sr_op <> ''D'' OR x._sr_source = 0 AND %s)',
                   p_table.live_view, showroom_live.column_list(p_table.columns, 'x.'),
                   showroom_live.column_list(p_table.columns, 'b.'), p_table.base,
                   showroom_live.column_list(p_table.columns, 'o.'), p_table.overlay,
                   p_table.key_column, showroom_live.unmasked(p_table));
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_product', p_table.live_view);
    PERFORM showroom_live.set_defaults(p_table);
END
$$;

-- What a statement leaves out becomes what it would on the table. A column GENERATED ALWAYS AS IDENTITY is filled by the trigger.
CREATE FUNCTION showroom_live.set_defaults(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    filled record;
BEGIN
    FOR filled IN
        SELECT a.attname, CASE
                   WHEN a.attname = p_table.key_column THEN 'showroom.current_environment()'
                   WHEN a.attidentity = 'd' THEN format('nextval(%L::regclass)', pg_get_serial_sequence(p_table.base, a.attname))
                   WHEN a.attidentity = '' THEN pg_get_expr(d.adbin, d.adrelid)
               END AS expression
          FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE a.attrelid = to_regclass(p_table.base) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    LOOP
        CONTINUE WHEN filled.expression IS NULL;
        EXECUTE format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', p_table.live_view, filled.attname, filled.expression);
    END LOOP;
END
$$;
