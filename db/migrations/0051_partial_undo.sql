-- Undo over another base: what still fits comes back, what does not is listed and stays archived; never a row without its parent,
-- never two with one key. Beside work that was done since, the same only for whoever asks for it. That work is never touched.

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- `needs_fit`: the product's table changed under the layer. "rest" is what an undo had to leave out.
ALTER TABLE showroom.layer ADD COLUMN needs_fit boolean NOT NULL DEFAULT false;
ALTER TABLE showroom.layer DROP CONSTRAINT layer_reason_check;
ALTER TABLE showroom.layer ADD CONSTRAINT layer_reason_check CHECK (reason IN ('', 'reset', 'undo', 'closed', 'rest'));

-- Columns that the product dropped while a layer had values in them.
CREATE TABLE showroom.layer_loss (
    layer         bigint NOT NULL REFERENCES showroom.layer ON DELETE CASCADE,
    product_table text NOT NULL,
    column_name   text NOT NULL,
    row_count     bigint NOT NULL CHECK (row_count > 0),
    PRIMARY KEY (layer, product_table, column_name)
);
GRANT SELECT, INSERT, UPDATE ON showroom.layer_loss TO showroom_guard;
GRANT SELECT (id), UPDATE (needs_fit) ON showroom.layer TO showroom_guard;

-- A product's table that changes ----------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Notes which layers have values in a column that is about to go.
CREATE FUNCTION showroom_guard.note_loss(p_overlay text, p_column text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.layered_table := (SELECT t FROM showroom.layered_table t WHERE t.overlay = p_overlay);
BEGIN
    EXECUTE format('INSERT INTO showroom.layer_loss SELECT o._sr_layer, %L, %L, count(*) FROM %s o '
                   'WHERE o._sr_op <> ''D'' AND o.%I IS NOT NULL GROUP BY o._sr_layer '
                   'ON CONFLICT (layer, product_table, column_name) DO UPDATE SET row_count = excluded.row_count',
                   target.product_table, p_column, target.overlay, p_column);
END
$$;

-- Notes that whatever layers hold of a table may not fit it any more.
CREATE FUNCTION showroom_guard.note_change(p_overlay text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM showroom.layered_table t WHERE t.overlay = p_overlay) THEN
        EXECUTE format('UPDATE showroom.layer SET needs_fit = true WHERE id IN (SELECT DISTINCT o._sr_layer FROM %s o)', p_overlay);
    END IF;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.note_loss(text, text), showroom_guard.note_change(text) TO showroom_live;

RESET ROLE;
SET LOCAL ROLE showroom_live;

CREATE OR REPLACE FUNCTION showroom_live.follow_columns(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    differing record;
    filled text[] := '{}';
BEGIN
    PERFORM showroom_guard.note_change(p_table.overlay);
    FOR differing IN
        SELECT coalesce(b.name, o.name) AS name, b.shape, b.expression, o.shape AS shape_before
          FROM showroom_live.column_shapes(to_regclass(p_table.base)) b
          FULL JOIN showroom_live.column_shapes(to_regclass(p_table.overlay)) o ON o.name = b.name
         WHERE b.shape IS DISTINCT FROM o.shape
    LOOP
        IF differing.shape IS NULL THEN
            IF differing.shape_before NOT LIKE '% GENERATED ALWAYS AS %' THEN
                PERFORM showroom_guard.note_loss(p_table.overlay, differing.name);
            END IF;
            EXECUTE format('ALTER TABLE %s DROP COLUMN %I', p_table.overlay, differing.name);
        ELSIF differing.shape_before IS NULL THEN
            EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s%s', p_table.overlay, differing.name, differing.shape,
                           coalesce(' DEFAULT ' || differing.expression, ''));
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', p_table.overlay, differing.name);
            filled := filled || CASE WHEN differing.shape LIKE '% GENERATED ALWAYS AS %' THEN '{}' ELSE ARRAY[differing.name] END;
        ELSE
            PERFORM showroom_live.refuse_renewal(p_table,
                format('the column “%s” was %s and is %s now.', differing.name, differing.shape_before, differing.shape));
        END IF;
    END LOOP;
    IF cardinality(filled) > 0 THEN
        PERFORM showroom_guard.fill_layered_columns(p_table.overlay, filled);
    END IF;
END
$$;

-- Columns that a statement can write in both the table and its overlay: the product may have changed its table since.
CREATE FUNCTION showroom_live.common_columns(p_table showroom.layered_table) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT array_agg(b.name ORDER BY b.place)
          FROM unnest(showroom_live.written_columns(to_regclass(p_table.base))) WITH ORDINALITY b (name, place)
         WHERE b.name = ANY (showroom_live.written_columns(to_regclass(p_table.overlay))));
GRANT EXECUTE ON FUNCTION showroom_live.common_columns(showroom.layered_table) TO showroom_guard;

-- Laying together ---------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Whether a row of the archived layer (a) and one of the current (c) are the same change.
CREATE OR REPLACE FUNCTION showroom_guard.same_change(p_table showroom.layered_table) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT format('a._sr_op = c._sr_op AND ROW(%s)::record OPERATOR(pg_catalog.*=) ROW(%s)::record',
                      showroom_live.column_list(w, 'a.'), showroom_live.column_list(w, 'c.'))
          FROM showroom_live.common_columns(p_table) w);

-- Each check of a table that its layers must keep, by name, as a condition over its columns.
CREATE FUNCTION showroom_guard.checks(p_table showroom.layered_table) RETURNS TABLE (name text, condition text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT k.conname::text, pg_get_expr(k.conbin, k.conrelid) FROM pg_constraint k
     WHERE k.conrelid = to_regclass(p_table.overlay) AND k.contype = 'c' AND pg_get_constraintdef(k.oid) NOT LIKE '%\_sr\_op%'
$$;

-- Lays the archived and the current layer together into a third. p_choices, [{"table", "key", "take"}], says per row which of two
-- changes it gets, "archived" or "current"; p_take says it for the others. Archived rows that break a check of the table or have
-- the unique key of a current row stay out.
CREATE OR REPLACE FUNCTION showroom_guard.merge_layers(p_environment text, p_archived bigint, p_current bigint, p_into bigint,
                                                       p_take text, p_choices jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    written text;
    takes_archived text;
    keeps_checks text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        written := showroom_live.column_list(showroom_live.common_columns(entry));
        takes_archived := format('NOT (%s) AND ''archived'' = coalesce((SELECT d ->> ''take'' FROM jsonb_array_elements($5) d '
                                 'WHERE d ->> ''table'' = %L AND d -> ''key'' = %s LIMIT 1), $4)',
                                 showroom_guard.same_change(entry), entry.product_table, showroom_guard.key_object(entry, 'a'));
        keeps_checks := (SELECT coalesce(string_agg(format(' AND (%s) IS NOT FALSE', c.condition), ''), '')
                           FROM showroom_guard.checks(entry) c);
        EXECUTE format('INSERT INTO %1$s (%2$s, _sr_op, _sr_at, _sr_layer) SELECT %2$s, _sr_op, _sr_at, $3 FROM %1$s c '
                       'WHERE c._sr_layer = $2 AND NOT EXISTS (SELECT FROM %1$s a WHERE a._sr_layer = $1 AND %3$s AND %4$s)',
                       entry.overlay, written, showroom_live.key_match(entry, 'a', 'c'), takes_archived)
        USING p_archived, p_current, p_into, p_take, coalesce(p_choices, '[]');
        EXECUTE format('INSERT INTO %1$s (%2$s, _sr_op, _sr_at, _sr_layer) SELECT %2$s, _sr_op, _sr_at, $3 FROM %1$s a '
                       'WHERE a._sr_layer = $1%5$s '
                       'AND NOT EXISTS (SELECT FROM %1$s c WHERE c._sr_layer = $2 AND %3$s AND NOT (%4$s)) ON CONFLICT DO NOTHING',
                       entry.overlay, written, showroom_live.key_match(entry, 'c', 'a'), takes_archived, keeps_checks)
        USING p_archived, p_current, p_into, p_take, coalesce(p_choices, '[]');
    END LOOP;
END
$$;

-- Misfits -----------------------------------------------------------------------------------------------------------------

-- Whether a row of a layer, o, refers to a parent which that layer does not show.
CREATE FUNCTION showroom_guard.misses_parent(p_table showroom.layered_table, p_constraint oid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent showroom.layered_table := showroom_live.layered((SELECT confrelid FROM pg_constraint WHERE oid = p_constraint));
    refers text := (SELECT string_agg(format('p.%I %s o.%I', r.parent_column, r.operator, r.child_column), ' AND ')
                      FROM showroom_live.reference_pairs(p_constraint) r);
    complete text := (SELECT string_agg(format('o.%I IS NOT NULL', r.child_column), ' AND ')
                        FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    RETURN format('o._sr_layer = $1 AND o._sr_op <> ''D'' AND %s '
                  'AND NOT EXISTS (SELECT FROM %s p WHERE p._sr_layer = $1 AND p._sr_op <> ''D'' AND %s) '
                  'AND NOT EXISTS (SELECT FROM %s p WHERE p.%I = $2 AND %s '
                  'AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $1 AND %s))',
                  complete, parent.overlay, refers, parent.base, parent.key_column, refers, parent.overlay,
                  showroom_live.key_match(parent, 'm', 'p'));
END
$$;

-- Rows that refer to a parent which the layer does not show.
CREATE OR REPLACE FUNCTION showroom_guard.reference_misfits(p_table showroom.layered_table, p_constraint oid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT format('SELECT %L, %s, %L FROM %s o WHERE %s', p_table.product_table, showroom_guard.key_object(p_table, 'o'),
                      format('it refers to a row of %s that is gone', (showroom_live.layered(k.confrelid)).product_table),
                      p_table.overlay, showroom_guard.misses_parent(p_table, k.oid))
          FROM pg_constraint k WHERE k.oid = p_constraint);

-- Rows that break a check which the table has by now.
CREATE FUNCTION showroom_guard.check_misfits(p_table showroom.layered_table, p_name text, p_condition text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN format('SELECT %L, %s, %L FROM %s o WHERE o._sr_layer = $1 AND $2 IS NOT NULL AND (%s) IS FALSE', p_table.product_table,
              showroom_guard.key_object(p_table, 'o'), format('it breaks the check %s', p_name), p_table.overlay, p_condition);

-- Whether a row of the laid together layer, under an alias, is the current layer's ($3) own.
CREATE FUNCTION showroom_guard.is_current(p_table showroom.layered_table, p_alias text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN format('EXISTS (SELECT FROM %s _sr_c WHERE _sr_c._sr_layer = $3 AND %s AND _sr_c._sr_at = %s._sr_at)', p_table.overlay,
              showroom_live.key_match(p_table, '_sr_c', p_alias), p_alias);

-- Archived changes of a parent that take it from under a current row.
CREATE FUNCTION showroom_guard.culprits(p_table showroom.layered_table, p_constraint oid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent showroom.layered_table := showroom_live.layered((SELECT confrelid FROM pg_constraint WHERE oid = p_constraint));
    refers text := (SELECT string_agg(format('was.%I %s o.%I', r.parent_column, r.operator, r.child_column), ' AND ')
                      FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    RETURN (SELECT string_agg(format(
                'SELECT %L, %s, %L FROM %s o JOIN %s was ON %s AND %s JOIN %s t ON t._sr_layer = $1 AND %s WHERE %s AND %s AND NOT %s',
                parent.product_table, showroom_guard.key_object(parent, 't'),
                format('rows of %s made since refer to it', p_table.product_table), p_table.overlay, seen.relation, refers,
                seen.condition, parent.overlay, showroom_live.key_match(parent, 't', 'was'),
                showroom_guard.misses_parent(p_table, p_constraint), showroom_guard.is_current(p_table, 'o'),
                showroom_guard.is_current(parent, 't')), ' UNION ')
              FROM (VALUES (parent.base, format('was.%I = $2', parent.key_column)),
                           (parent.overlay, 'was._sr_layer = $3')) seen (relation, condition));
END
$$;

-- Both ends of every reference between layered tables of an environment.
CREATE FUNCTION showroom_guard.layered_references(p_table showroom.layered_table) RETURNS SETOF oid
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT k.oid FROM pg_constraint k
     WHERE k.conrelid = to_regclass(p_table.base) AND k.contype = 'f' AND (showroom_live.layered(k.confrelid)).base IS NOT NULL
$$;

-- Whatever of a layer does not fit the base as it is now, or does not hold together.
CREATE OR REPLACE FUNCTION showroom_guard.layer_misfits(p_environment text, p_layer bigint)
RETURNS TABLE (product_table text, row_key jsonb, problem text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    question text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        FOR question IN
            SELECT showroom_guard.base_misfits(entry)
            UNION ALL
            SELECT q FROM showroom_guard.layered_references(entry) k,
                   LATERAL unnest(ARRAY[showroom_guard.reference_misfits(entry, k), showroom_guard.orphan_misfits(entry, k)]) q
            UNION ALL
            SELECT showroom_guard.unique_misfits(entry, i.indexrelid) FROM pg_index i
             WHERE i.indrelid = to_regclass(entry.base) AND i.indisunique AND NOT i.indisprimary AND i.indisvalid
            UNION ALL
            SELECT showroom_guard.check_misfits(entry, c.name, c.condition) FROM showroom_guard.checks(entry) c
        LOOP
            RETURN QUERY EXECUTE question USING p_layer, p_environment;
        END LOOP;
    END LOOP;
END
$$;

-- Archived changes that current rows cannot live with.
CREATE FUNCTION showroom_guard.layer_culprits(p_environment text, p_layer bigint, p_current bigint)
RETURNS TABLE (product_table text, row_key jsonb, problem text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    question text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        FOR question IN SELECT showroom_guard.culprits(entry, k) FROM showroom_guard.layered_references(entry) k LOOP
            RETURN QUERY EXECUTE question USING p_layer, p_environment, p_current;
        END LOOP;
    END LOOP;
END
$$;

-- Fitting -------------------------------------------------------------------------------------------------------------------

-- Gives rows back to a laid together layer that the current one has and that is lacking there; SR016 when one finds no room.
CREATE FUNCTION showroom_guard.put_back(p_table showroom.layered_table, p_current bigint, p_into bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    written text := showroom_live.column_list(showroom_live.common_columns(p_table));
    is_lacking text := format('c._sr_layer = $1 AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $2 AND %s)', p_table.overlay,
                              showroom_live.key_match(p_table, 'm', 'c'));
    lacks_one boolean;
BEGIN
    EXECUTE format('INSERT INTO %1$s (%2$s, _sr_op, _sr_at, _sr_layer) SELECT %2$s, _sr_op, _sr_at, $2 FROM %1$s c WHERE %3$s '
                   'ON CONFLICT DO NOTHING', p_table.overlay, written, is_lacking) USING p_current, p_into;
    EXECUTE format('SELECT EXISTS (SELECT FROM %s c WHERE %s)', p_table.overlay, is_lacking) INTO lacks_one USING p_current, p_into;
    IF lacks_one THEN
        PERFORM showroom.refuse('SR016', 'Archived rows and rows made since cannot be told apart by their keys; nothing was restored.',
                                'Keep what is there now for the rows that were changed twice.');
    END IF;
END
$$;

-- Takes out of a laid together layer whatever of the archived one does not fit, again and again until the rest holds together; what
-- it left out, and why. Rows of the current layer stay as they are.
CREATE FUNCTION showroom_guard.fit_layer(p_environment text, p_archived bigint, p_current bigint, p_into bigint)
RETURNS TABLE (product_table text, row_key jsonb, problem text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    misfits jsonb;
    part bigint;
    taken bigint;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        RETURN QUERY EXECUTE format(
            'SELECT %L, %s, CASE %s ELSE ''a row made since has its unique key'' END FROM %s a WHERE a._sr_layer = $1 '
            'AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $2 AND %s)',
            entry.product_table, showroom_guard.key_object(entry, 'a'),
            (SELECT coalesce(string_agg(format('WHEN (%s) IS FALSE THEN %L', c.condition, 'it breaks the check ' || c.name), ' '),
                             'WHEN false THEN NULL') FROM showroom_guard.checks(entry) c),
            entry.overlay, entry.overlay, showroom_live.key_match(entry, 'm', 'a'))
        USING p_archived, p_into;
        PERFORM showroom_guard.put_back(entry, p_current, p_into);
    END LOOP;
    LOOP
        SELECT jsonb_agg(jsonb_build_object('table', f.product_table, 'key', f.row_key, 'problem', f.problem)) INTO misfits
          FROM (SELECT DISTINCT ON (m.product_table, m.row_key) m.*
                  FROM (SELECT * FROM showroom_guard.layer_misfits(p_environment, p_into)
                        UNION ALL SELECT * FROM showroom_guard.layer_culprits(p_environment, p_into, p_current)) m) f;
        taken := 0;
        FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
            RETURN QUERY EXECUTE format(
                'WITH gone AS (DELETE FROM %s o USING jsonb_array_elements($4) f WHERE o._sr_layer = $1 AND f ->> ''table'' = %L '
                'AND f -> ''key'' = %s AND $2 IS NOT NULL AND NOT %s RETURNING f) '
                'SELECT f ->> ''table'', f -> ''key'', f ->> ''problem'' FROM gone',
                entry.overlay, entry.product_table, showroom_guard.key_object(entry, 'o'), showroom_guard.is_current(entry, 'o'))
            USING p_into, p_environment, p_current, coalesce(misfits, '[]');
            GET DIAGNOSTICS part = ROW_COUNT;
            taken := taken + part;
            IF part > 0 THEN
                PERFORM showroom_guard.put_back(entry, p_current, p_into);
            END IF;
        END LOOP;
        EXIT WHEN taken = 0;
    END LOOP;
END
$$;

-- Removes all rows of a layer but these, [{"table", "key"}].
CREATE FUNCTION showroom_guard.keep_rows(p_environment text, p_layer bigint, p_rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('DELETE FROM %s o WHERE o._sr_layer = $1 AND NOT (%s = ANY (SELECT r -> ''key'' '
                       'FROM jsonb_array_elements($2) r WHERE r ->> ''table'' = %L))',
                       entry.overlay, showroom_guard.key_object(entry, 'o'), entry.product_table)
        USING p_layer, p_rows;
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.fit_layer(text, bigint, bigint, bigint),
    showroom_guard.keep_rows(text, bigint, jsonb) TO showroom_owner;

-- Undo ----------------------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_owner;
DROP FUNCTION showroom.session_undo(uuid, bigint, text, jsonb);
DROP FUNCTION showroom.merge_archive(showroom.session, showroom.layer, text, jsonb);
DROP FUNCTION showroom.swap_layers(showroom.session, showroom.layer);
DROP FUNCTION showroom.require_fit(text, bigint);

-- Makes a layer the session's; what was there becomes an archive unless it is empty.
CREATE FUNCTION showroom.give_layer(p_session showroom.session, p_layer bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE showroom.layer SET state = 'active', archived_at = NULL, expires_at = NULL, reason = '' WHERE id = p_layer;
    UPDATE showroom.session SET layer = p_layer WHERE id = p_session.id;
    IF showroom_guard.is_layer_empty(p_session.environment, p_session.layer) THEN
        DELETE FROM showroom.layer WHERE id = p_session.layer;
    ELSE
        PERFORM showroom.archive_layer(p_session.layer, 'undo');
    END IF;
END
$$;

-- Whether an archive has to be compared with the base: it was filled anew, or its tables changed.
CREATE FUNCTION showroom.needs_fit(p_archive showroom.layer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN p_archive.needs_fit OR EXISTS (SELECT FROM showroom.base_fingerprint f
                                       WHERE f.environment = p_archive.environment AND f.recorded_at > p_archive.archived_at);

-- Refuses as long as a row that both layers changed has no decision; SR016.
CREATE FUNCTION showroom.require_decisions(p_environment text, p_archived bigint, p_current bigint, p_choices jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    undecided bigint;
BEGIN
    SELECT count(*) INTO undecided FROM showroom_guard.layer_conflicts(p_environment, p_archived, p_current) c
     WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(coalesce(p_choices, '[]')) d
                        WHERE d ->> 'table' = c.product_table AND d -> 'key' = c.row_key
                          AND d ->> 'take' IN ('archived', 'current'));
    IF undecided > 0 THEN
        PERFORM showroom.refuse('SR016', format('%s rows were changed before the reset and again since.', undecided),
                                'Decide for each, or for all: keep what is there now, or take what was archived.');
    END IF;
END
$$;

-- Refuses to restore an archive in part, with the first rows that do not fit; SR016.
CREATE FUNCTION showroom.refuse_misfits(p_rows jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.refuse('SR016', format('%s archived changes do not fit what is there now; nothing was restored.',
                                            jsonb_array_length(p_rows)),
        'Change or delete the rows that are in the way and undo again, or restore the others alone; the archive keeps these.',
        (SELECT jsonb_agg(jsonb_build_object('field', (r ->> 'table') || ' ' || (r ->> 'key'), 'code', 'does-not-fit',
                                             'message', r ->> 'problem') ORDER BY n)
           FROM jsonb_array_elements(p_rows) WITH ORDINALITY u (r, n) WHERE n <= 50));
END
$$;

-- Lays an archive over what the session has (p_current; 0 for nothing), as far as it fits; the rows that do not. They are what is
-- left of the archive, until it expires.
CREATE FUNCTION showroom.restore_fitting(p_session showroom.session, p_archive showroom.layer, p_current bigint, p_take text,
                                         p_choices jsonb, p_partly boolean) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    laid bigint := showroom.new_layer(p_session.environment, p_session.id);
    left_out jsonb;
BEGIN
    PERFORM showroom_guard.merge_layers(p_session.environment, p_archive.id, p_current, laid, p_take, p_choices);
    SELECT jsonb_agg(jsonb_build_object('table', f.product_table, 'key', f.row_key, 'problem', f.problem)
                     ORDER BY f.product_table, f.row_key)
      INTO left_out FROM showroom_guard.fit_layer(p_session.environment, p_archive.id, p_current, laid) f;
    IF left_out IS NOT NULL THEN
        IF NOT p_partly OR jsonb_array_length(left_out) = (SELECT sum(s.value::bigint) FROM jsonb_each_text(
                showroom_guard.layer_sizes(p_session.environment, p_archive.id)) s) THEN
            PERFORM showroom.refuse_misfits(left_out);
        END IF;
        PERFORM showroom_guard.keep_rows(p_session.environment, p_archive.id, left_out);
    END IF;
    PERFORM showroom.give_layer(p_session, laid);
    UPDATE showroom.layer
       SET reason = 'rest', needs_fit = true, expires_at = CASE WHEN left_out IS NULL THEN showroom.now() ELSE expires_at END
     WHERE id = p_archive.id;
    RETURN left_out;
END
$$;

-- Brings an archive back, the latest unless one is named; SR015, SR016. When the person worked on since a reset, both are laid
-- together: p_take ("archived", "current") decides for all rows that both changed, p_choices [{"table", "key", "take"}] for single
-- ones. What was there before an undo can itself be brought back by another undo. Over a base that was filled anew or whose tables
-- changed, and with p_partly beside whatever the person did since, it restores what fits; the answer is what does not, a row without
-- a key for a column that is gone.
CREATE FUNCTION showroom.session_undo(p_session uuid, p_archive bigint DEFAULT NULL, p_take text DEFAULT NULL,
                                      p_choices jsonb DEFAULT NULL, p_partly boolean DEFAULT false)
RETURNS TABLE (table_name text, row_key jsonb, problem text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.hold_session(p_session);
    archive showroom.layer := showroom.archive_of(p_session, p_archive);
    may_leave_out boolean := p_partly OR showroom.needs_fit(archive);
    left_out jsonb;
BEGIN
    IF p_take NOT IN ('archived', 'current') THEN
        PERFORM showroom.refuse('SR005', format('“%s” is no decision.', left(p_take, 40)), 'Give archived or current.',
            '[{"field": "take", "code": "unknown", "message": "Give archived or current."}]');
    END IF;
    RETURN QUERY SELECT l.product_table, NULL::jsonb,
                        format('its column “%s” is gone; %s archived rows had a value there', l.column_name, l.row_count)
                   FROM showroom.layer_loss l WHERE l.layer = archive.id ORDER BY l.product_table, l.column_name;
    DELETE FROM showroom.layer_loss l WHERE l.layer = archive.id;
    IF archive.reason <> 'undo' AND NOT showroom_guard.is_layer_empty(target.environment, target.layer) THEN
        IF p_take IS NULL THEN
            PERFORM showroom.require_decisions(target.environment, archive.id, target.layer, p_choices);
        END IF;
        left_out := showroom.restore_fitting(target, archive, target.layer, p_take, p_choices, may_leave_out);
    ELSIF showroom.needs_fit(archive)
          AND EXISTS (SELECT FROM showroom_guard.layer_misfits(target.environment, archive.id)) THEN
        left_out := showroom.restore_fitting(target, archive, 0, NULL, NULL, true);
    ELSE
        PERFORM showroom.give_layer(target, archive.id);
    END IF;
    PERFORM showroom.audit_record('session.undo', target.environment, NULL,
        jsonb_build_object('session', target.id, 'person', target.person, 'archive', archive.id,
                           'leftOut', coalesce(jsonb_array_length(left_out), 0)), NULL,
        (SELECT showroom_guard.layer_sizes(s.environment, s.layer) FROM showroom.session s WHERE s.id = p_session));
    RETURN QUERY SELECT r ->> 'table', r -> 'key', r ->> 'problem' FROM jsonb_array_elements(left_out) r;
EXCEPTION WHEN undefined_column OR undefined_table THEN
    PERFORM showroom.refuse('SR003', format('The product''s tables changed since they were registered; nothing was restored (%s).',
                                            SQLERRM),
                            'The product''s owner registers them again with showroom.register_table, then undo again.');
END
$$;
GRANT EXECUTE ON FUNCTION showroom.session_undo(uuid, bigint, text, jsonb, boolean)
    TO showroom_sales, showroom_support, showroom_service, showroom_app;

-- Archives of closed sessions -------------------------------------------------------------------------------------------------

-- Rows that an archive and the session that it would come back into changed differently: archived, current and base. That session is
-- the archive's own or, when that was closed, its person's present one; without one there are none.
CREATE FUNCTION showroom.archive_conflicts(p_archive bigint)
RETURNS TABLE (table_name text, row_key jsonb, archived jsonb, current jsonb, base jsonb, fields text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own showroom.session;
    archive showroom.layer;
BEGIN
    SELECT l.* INTO archive FROM showroom.layer l
     WHERE l.id = p_archive AND l.state = 'archived' AND l.expires_at > showroom.now();
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR015', 'There is no reset to undo.',
                                'A reset can be undone once, within 24 hours; the list of archives shows what is left.');
    END IF;
    own := showroom.require_session(archive.session);
    IF own.state <> 'open' THEN
        SELECT s.* INTO own FROM showroom.session s
         WHERE s.environment = own.environment AND s.person = own.person AND s.state = 'open';
    END IF;
    IF archive.reason <> 'undo' THEN
        RETURN QUERY SELECT * FROM showroom_guard.layer_conflicts(archive.environment, archive.id, own.layer);
    END IF;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.archive_conflicts(bigint)
    TO showroom_sales, showroom_support, showroom_service, showroom_app;

RESET ROLE;
