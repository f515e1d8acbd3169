-- What a session changed: statistics, preview, archives, undo with conflicts, verification of the base, clean-up.

RESET ROLE;
SET LOCAL ROLE showroom_live;
GRANT EXECUTE ON FUNCTION showroom_live.key_match(showroom.layered_table, text, text), showroom_live.index_equality(oid, integer),
    showroom_live.operator_name(oid), showroom_live.layered(oid), showroom_live.reference_pairs(oid),
    showroom_live.column_list(text[], text), showroom_live.written_columns(oid) TO showroom_guard;

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Reading layers ------------------------------------------------------------------------------------------------------

-- {"id": …} of a row under an alias.
CREATE FUNCTION showroom_guard.key_object(p_table showroom.layered_table, p_alias text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT format('jsonb_build_object(%s)', string_agg(format('%L, %s.%I', c, p_alias, c), ', '))
          FROM unnest(CASE WHEN cardinality(p_table.key_columns) > 1 THEN p_table.key_columns[2:] ELSE p_table.key_columns END) c);

-- A row of an overlay as the table's, and NULL where it says "deleted".
CREATE FUNCTION showroom_guard.row_object(p_alias text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN format('CASE WHEN %1$s._sr_op <> ''D'' THEN to_jsonb(%1$s) - ''{_sr_layer,_sr_op,_sr_at}''::text[] END', p_alias);

CREATE FUNCTION showroom_guard.changed_fields(p_before jsonb, p_after jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN ARRAY(SELECT a.key FROM jsonb_each(p_after) a WHERE p_before -> a.key IS DISTINCT FROM a.value ORDER BY a.key COLLATE "C");

-- Rows of a layer, children first, oldest change first: what was and what is.
CREATE FUNCTION showroom_guard.layer_changes(p_environment text, p_layer bigint, p_table text, p_limit bigint, p_offset bigint)
RETURNS TABLE (product_table text, operation text, row_key jsonb, before jsonb, after jsonb, changed text[], changed_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    still_wanted bigint := p_limit;
    still_skipped bigint := p_offset;
    given bigint;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) t WHERE p_table IS NULL OR t.product_table = p_table
    LOOP
        EXIT WHEN still_wanted <= 0;
        RETURN QUERY EXECUTE format(
            'SELECT %L, c.operation, c.row_key, c.before, c.after, '
            'CASE WHEN c.operation = ''edited'' THEN showroom_guard.changed_fields(c.before, c.after) END, c.changed_at '
            'FROM (SELECT CASE o._sr_op WHEN ''I'' THEN ''created'' WHEN ''U'' THEN ''edited'' ELSE ''deleted'' END AS operation, '
            '%s AS row_key, CASE WHEN o._sr_op <> ''I'' THEN to_jsonb(b) END AS before, %s AS after, o._sr_at AS changed_at, '
            'row_number() OVER (ORDER BY o._sr_at, %s) AS place '
            'FROM (SELECT * FROM %s WHERE _sr_layer = $1 ORDER BY _sr_at, %s LIMIT $2 OFFSET $3) o '
            'LEFT JOIN %s b ON %s AND b.%I = $4) c ORDER BY c.place',
            entry.product_table, showroom_guard.key_object(entry, 'o'), showroom_guard.row_object('o'),
            showroom_live.column_list(entry.key_columns, 'o.'), entry.overlay, showroom_live.column_list(entry.key_columns),
            entry.base, showroom_live.key_match(entry, 'b', 'o'), entry.key_column)
        USING p_layer, still_wanted, still_skipped, p_environment;
        GET DIAGNOSTICS given = ROW_COUNT;
        still_wanted := still_wanted - given;
        IF given > 0 THEN
            still_skipped := 0;
        ELSIF still_skipped > 0 THEN
            EXECUTE format('SELECT count(*) FROM %s WHERE _sr_layer = $1', entry.overlay) INTO given USING p_layer;
            still_skipped := greatest(0, still_skipped - given);
        END IF;
    END LOOP;
END
$$;

-- Whether a row of the archived layer (a) and one of the current (c) are the same change.
CREATE FUNCTION showroom_guard.same_change(p_table showroom.layered_table) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT format('a._sr_op = c._sr_op AND ROW(%s)::record OPERATOR(pg_catalog.*=) ROW(%s)::record',
                      showroom_live.column_list(w, 'a.'), showroom_live.column_list(w, 'c.'))
          FROM showroom_live.written_columns(to_regclass(p_table.base)) w);

-- Rows that both layers changed differently, three ways.
CREATE FUNCTION showroom_guard.layer_conflicts(p_environment text, p_archived bigint, p_current bigint)
RETURNS TABLE (product_table text, row_key jsonb, archived jsonb, current jsonb, base jsonb, fields text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        RETURN QUERY EXECUTE format(
            'SELECT %L, x.row_key, x.archived, x.current, x.base, showroom_guard.changed_fields('
            'coalesce(x.current, x.base), coalesce(x.archived, x.base)) '
            'FROM (SELECT %s AS row_key, %s AS archived, %s AS current, to_jsonb(b) AS base FROM %s a JOIN %s c ON %s '
            'LEFT JOIN %s b ON %s AND b.%I = $3 WHERE a._sr_layer = $1 AND c._sr_layer = $2 AND NOT (%s)) x ORDER BY x.row_key',
            entry.product_table, showroom_guard.key_object(entry, 'a'), showroom_guard.row_object('a'),
            showroom_guard.row_object('c'), entry.overlay, entry.overlay, showroom_live.key_match(entry, 'c', 'a'),
            entry.base, showroom_live.key_match(entry, 'b', 'a'), entry.key_column, showroom_guard.same_change(entry))
        USING p_archived, p_current, p_environment;
    END LOOP;
END
$$;

-- Lays the archived and the current layer together into a third. p_choices, [{"table", "key", "take"}], says per row which of two
-- changes it gets, "archived" or "current"; p_take says it for the others.
CREATE FUNCTION showroom_guard.merge_layers(p_environment text, p_archived bigint, p_current bigint, p_into bigint, p_take text,
                                            p_choices jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    written text;
    takes_archived text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        written := showroom_live.column_list(showroom_live.written_columns(to_regclass(entry.base)));
        takes_archived := format('NOT (%s) AND ''archived'' = coalesce((SELECT d ->> ''take'' FROM jsonb_array_elements($5) d '
                                 'WHERE d ->> ''table'' = %L AND d -> ''key'' = %s LIMIT 1), $4)',
                                 showroom_guard.same_change(entry), entry.product_table, showroom_guard.key_object(entry, 'a'));
        EXECUTE format('INSERT INTO %1$s (%2$s, _sr_op, _sr_at, _sr_layer) SELECT %2$s, _sr_op, _sr_at, $3 FROM %1$s c '
                       'WHERE c._sr_layer = $2 AND NOT EXISTS (SELECT FROM %1$s a WHERE a._sr_layer = $1 AND %3$s AND %4$s)',
                       entry.overlay, written, showroom_live.key_match(entry, 'a', 'c'), takes_archived)
        USING p_archived, p_current, p_into, p_take, coalesce(p_choices, '[]');
        EXECUTE format('INSERT INTO %1$s (%2$s, _sr_op, _sr_at, _sr_layer) SELECT %2$s, _sr_op, _sr_at, $3 FROM %1$s a '
                       'WHERE a._sr_layer = $1 AND NOT EXISTS (SELECT FROM %1$s c WHERE c._sr_layer = $2 AND %3$s AND NOT (%4$s))',
                       entry.overlay, written, showroom_live.key_match(entry, 'c', 'a'), takes_archived)
        USING p_archived, p_current, p_into, p_take, coalesce(p_choices, '[]');
    END LOOP;
END
$$;

-- Misfits ---------------------------------------------------------------------------------------------------------------

-- Rows whose base row went, or whose key the base has by now.
CREATE FUNCTION showroom_guard.base_misfits(p_table showroom.layered_table) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN format('SELECT %L, %s, CASE WHEN o._sr_op = ''I'' THEN ''the base has this row by now'' ELSE ''its base row is gone'' END '
              'FROM %s o WHERE o._sr_layer = $1 AND (o._sr_op = ''I'') = EXISTS (SELECT FROM %s b WHERE %s AND b.%I = $2)',
              p_table.product_table, showroom_guard.key_object(p_table, 'o'), p_table.overlay, p_table.base,
              showroom_live.key_match(p_table, 'b', 'o'), p_table.key_column);

-- Rows that refer to a parent which the layer does not show.
CREATE FUNCTION showroom_guard.reference_misfits(p_table showroom.layered_table, p_constraint oid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent showroom.layered_table := showroom_live.layered((SELECT confrelid FROM pg_constraint WHERE oid = p_constraint));
    refers text := (SELECT string_agg(format('p.%I %s o.%I', r.parent_column, r.operator, r.child_column), ' AND ')
                      FROM showroom_live.reference_pairs(p_constraint) r);
    complete text := (SELECT string_agg(format('o.%I IS NOT NULL', r.child_column), ' AND ')
                        FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    RETURN format('SELECT %L, %s, %L FROM %s o WHERE o._sr_layer = $1 AND o._sr_op <> ''D'' AND %s '
                  'AND NOT EXISTS (SELECT FROM %s p WHERE p._sr_layer = $1 AND p._sr_op <> ''D'' AND %s) '
                  'AND NOT EXISTS (SELECT FROM %s p WHERE p.%I = $2 AND %s '
                  'AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $1 AND %s))',
                  p_table.product_table, showroom_guard.key_object(p_table, 'o'),
                  format('it refers to a row of %s that is gone', parent.product_table), p_table.overlay, complete,
                  parent.overlay, refers, parent.base, parent.key_column, refers, parent.overlay,
                  showroom_live.key_match(parent, 'm', 'p'));
END
$$;

-- Base rows that refer to a row which the layer deleted.
CREATE FUNCTION showroom_guard.orphan_misfits(p_table showroom.layered_table, p_constraint oid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent showroom.layered_table := showroom_live.layered((SELECT confrelid FROM pg_constraint WHERE oid = p_constraint));
    refers text := (SELECT string_agg(format('p.%I %s b.%I', r.parent_column, r.operator, r.child_column), ' AND ')
                      FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    RETURN format('SELECT %L, %s, %L FROM %s p JOIN %s b ON %s AND b.%I = $2 WHERE p._sr_layer = $1 AND p._sr_op = ''D'' '
                  'AND NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $1 AND %s)',
                  parent.product_table, showroom_guard.key_object(parent, 'p'),
                  format('rows of %s refer to it', p_table.product_table), parent.overlay, p_table.base, refers,
                  p_table.key_column, p_table.overlay, showroom_live.key_match(p_table, 'm', 'b'));
END
$$;

-- Rows whose unique key a base row has that the layer left alone.
CREATE FUNCTION showroom_guard.unique_misfits(p_table showroom.layered_table, p_index oid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry pg_index := (SELECT i FROM pg_index i WHERE i.indexrelid = p_index);
    predicate text := coalesce(' AND (' || pg_get_expr(entry.indpred, entry.indrelid) || ')', '');
    keys text := (SELECT string_agg(format('%s AS _sr_k%s', pg_get_indexdef(p_index, n, true), n), ', ')
                    FROM generate_series(1, entry.indnkeyatts) n);
    same text := (SELECT string_agg(format('r._sr_k%1$s %2$s b._sr_k%1$s', n, showroom_live.index_equality(p_index, n)), ' AND ')
                    FROM generate_series(1, entry.indnkeyatts) n);
    key_list text := showroom_live.column_list(p_table.key_columns);
BEGIN
    RETURN format('SELECT %L, %s, %L FROM (SELECT %s, %s FROM %s WHERE _sr_layer = $1 AND _sr_op <> ''D''%s) r '
                  'JOIN (SELECT %s, %s FROM %s WHERE %I = $2%s) b ON %s '
                  'WHERE NOT EXISTS (SELECT FROM %s m WHERE m._sr_layer = $1 AND %s)',
                  p_table.product_table, showroom_guard.key_object(p_table, 'r'),
                  format('another row has its %s', (SELECT relname FROM pg_class WHERE oid = p_index)), keys, key_list,
                  p_table.overlay, predicate, keys, key_list, p_table.base, p_table.key_column, predicate, same,
                  p_table.overlay, showroom_live.key_match(p_table, 'm', 'b'));
END
$$;

-- Whatever of a layer does not fit the base as it is now, or does not hold together.
CREATE FUNCTION showroom_guard.layer_misfits(p_environment text, p_layer bigint)
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
            SELECT q FROM pg_constraint k,
                   LATERAL unnest(ARRAY[showroom_guard.reference_misfits(entry, k.oid), showroom_guard.orphan_misfits(entry, k.oid)]) q
             WHERE k.conrelid = to_regclass(entry.base) AND k.contype = 'f' AND (showroom_live.layered(k.confrelid)).base IS NOT NULL
            UNION ALL
            SELECT showroom_guard.unique_misfits(entry, i.indexrelid) FROM pg_index i
             WHERE i.indrelid = to_regclass(entry.base) AND i.indisunique AND NOT i.indisprimary AND i.indisvalid
        LOOP
            RETURN QUERY EXECUTE question USING p_layer, p_environment;
        END LOOP;
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.layer_changes(text, bigint, text, bigint, bigint),
    showroom_guard.layer_conflicts(text, bigint, bigint),
    showroom_guard.merge_layers(text, bigint, bigint, bigint, text, jsonb),
    showroom_guard.layer_misfits(text, bigint) TO showroom_owner;

-- For people ------------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_owner;

CREATE VIEW showroom.session_list AS
SELECT s.id, s.environment, s.person, s.name, s.mode, s.state, s.kept AS is_kept, s.opened_by, s.created_at, s.closed_at,
       a.last_activity, h.held_by, h.until AS held_until, h.reason AS held_for,
       (SELECT count(*) FROM showroom.session_token t
         WHERE t.session = s.id AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())) AS tokens,
       (SELECT count(*) FROM showroom.layer l WHERE l.session = s.id AND l.state = 'archived' AND l.expires_at > showroom.now())
           AS archives,
       (SELECT max(l.expires_at) FROM showroom.layer l WHERE l.session = s.id AND l.state = 'archived'
           AND l.expires_at > showroom.now()) AS undo_until,
       showroom.may_handle_session(s) AS is_mine
  FROM showroom.session s
  LEFT JOIN showroom.session_activity a ON a.session = s.id
  LEFT JOIN LATERAL (SELECT * FROM showroom.hold h WHERE h.environment = s.environment AND (h.session IS NULL OR h.session = s.id)
                        AND h.until > showroom.now() ORDER BY h.until DESC LIMIT 1) h ON true;
GRANT SELECT ON showroom.session_list TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.may_handle_session(showroom.session) TO showroom_viewer, showroom_service;

-- Rows that a session created, edited and deleted, per table.
CREATE FUNCTION showroom.session_statistics(p_session uuid)
RETURNS TABLE (table_name text, created bigint, edited bigint, deleted bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT c.* FROM showroom.find_session(p_session) s, showroom_guard.layer_counts(s.environment, s.layer) c
 WHERE s.layer IS NOT NULL
$$;

-- Says which state of the session a preview showed; session_reset compares it.
CREATE FUNCTION showroom.session_stamp(p_session uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT showroom_guard.layer_stamp(s.environment, s.layer) FROM showroom.find_session(p_session) s WHERE s.layer IS NOT NULL
$$;

-- What a reset takes away and what comes back, a page at a time; of one table ("impact.events") or of all, children first.
CREATE FUNCTION showroom.session_preview(p_session uuid, p_table text DEFAULT NULL, p_limit bigint DEFAULT 500, p_offset bigint DEFAULT 0)
RETURNS TABLE (table_name text, operation text, row_key jsonb, before jsonb, after jsonb, changed text[], changed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT c.* FROM showroom.find_session(p_session) s,
       showroom_guard.layer_changes(s.environment, s.layer, p_table, least(p_limit, 10000), p_offset) c
 WHERE s.layer IS NOT NULL
$$;

CREATE FUNCTION showroom.session_archives(p_session uuid)
RETURNS TABLE (archive bigint, reason text, archived_at timestamptz, expires_at timestamptz, changes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT l.id, l.reason, l.archived_at, l.expires_at,
       (SELECT coalesce(sum(c.created + c.edited + c.deleted), 0)::bigint FROM showroom_guard.layer_counts(l.environment, l.id) c)
  FROM showroom.layer l
 WHERE l.session = p_session AND l.state = 'archived' AND l.expires_at > showroom.now()
 ORDER BY l.archived_at DESC, l.id DESC
$$;

-- The rows of an archive, like a preview.
CREATE FUNCTION showroom.archive_preview(p_archive bigint, p_table text DEFAULT NULL, p_limit bigint DEFAULT 500, p_offset bigint DEFAULT 0)
RETURNS TABLE (table_name text, operation text, row_key jsonb, before jsonb, after jsonb, changed text[], changed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT c.* FROM showroom.layer l,
       showroom_guard.layer_changes(l.environment, l.id, p_table, least(p_limit, 10000), p_offset) c
 WHERE l.id = p_archive AND l.state = 'archived'
$$;

-- Rows that an archive and the session as it is now changed differently: archived, current and base.
CREATE FUNCTION showroom.session_conflicts(p_session uuid, p_archive bigint DEFAULT NULL)
RETURNS TABLE (table_name text, row_key jsonb, archived jsonb, current jsonb, base jsonb, fields text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.require_session(p_session);
    archive showroom.layer := showroom.archive_of(p_session, p_archive);
BEGIN
    RETURN QUERY SELECT * FROM showroom_guard.layer_conflicts(target.environment, archive.id, target.layer);
END
$$;

-- Undo --------------------------------------------------------------------------------------------------------------------

-- Refuses a layer that does not fit the base or does not hold together, with its first rows; SR016.
CREATE FUNCTION showroom.require_fit(p_environment text, p_layer bigint) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    problems jsonb;
    total bigint;
BEGIN
    SELECT count(*), jsonb_agg(jsonb_build_object('field', m.product_table || ' ' || m.row_key, 'code', 'does-not-fit',
                                                  'message', m.problem) ORDER BY m.product_table, m.row_key)
               FILTER (WHERE m.place <= 50)
      INTO total, problems
      FROM (SELECT *, row_number() OVER (ORDER BY f.product_table, f.row_key) AS place
              FROM showroom_guard.layer_misfits(p_environment, p_layer) f) m;
    IF total > 0 THEN
        PERFORM showroom.refuse('SR016', format('%s archived changes do not fit what is there now; nothing was restored.', total),
                                'Choose for these rows what is there now, or undo before working on.', problems);
    END IF;
END
$$;

-- Makes the archived layer the session's; what was there becomes an archive unless it is empty.
CREATE FUNCTION showroom.swap_layers(p_session showroom.session, p_archive showroom.layer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM showroom.base_fingerprint f
                WHERE f.environment = p_session.environment AND f.recorded_at > p_archive.archived_at) THEN
        PERFORM showroom.require_fit(p_session.environment, p_archive.id);
    END IF;
    UPDATE showroom.layer SET state = 'active', archived_at = NULL, expires_at = NULL, reason = '' WHERE id = p_archive.id;
    UPDATE showroom.session SET layer = p_archive.id WHERE id = p_session.id;
    IF showroom_guard.is_layer_empty(p_session.environment, p_session.layer) THEN
        DELETE FROM showroom.layer WHERE id = p_session.layer;
    ELSE
        PERFORM showroom.archive_layer(p_session.layer, 'undo');
    END IF;
END
$$;

-- Lays an archive and what the person did since together; SR016 as long as a row that both changed has no decision.
CREATE FUNCTION showroom.merge_archive(p_session showroom.session, p_archive showroom.layer, p_take text, p_choices jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    undecided bigint := 0;
    merged bigint;
BEGIN
    IF p_take IS NULL THEN
        SELECT count(*) INTO undecided FROM showroom_guard.layer_conflicts(p_session.environment, p_archive.id, p_session.layer) c
         WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(coalesce(p_choices, '[]')) d
                            WHERE d ->> 'table' = c.product_table AND d -> 'key' = c.row_key
                              AND d ->> 'take' IN ('archived', 'current'));
    END IF;
    IF undecided > 0 THEN
        PERFORM showroom.refuse('SR016', format('%s rows were changed before the reset and again since.', undecided),
                                'Decide for each, or for all: keep what is there now, or take what was archived.');
    END IF;
    merged := showroom.new_layer(p_session.environment, p_session.id);
    BEGIN
        PERFORM showroom_guard.merge_layers(p_session.environment, p_archive.id, p_session.layer, merged, p_take, p_choices);
    EXCEPTION WHEN unique_violation THEN
        PERFORM showroom.refuse('SR016', 'Archived rows and rows made since have the same unique key; nothing was restored.',
                                'Change or delete the rows made since, then undo again: ' || SQLERRM);
    END;
    PERFORM showroom.require_fit(p_session.environment, merged);
    UPDATE showroom.session SET layer = merged WHERE id = p_session.id;
    PERFORM showroom.archive_layer(p_session.layer, 'undo');
    UPDATE showroom.layer SET expires_at = showroom.now() WHERE id = p_archive.id;
END
$$;

-- Brings an archive back, the latest unless one is named; SR015, SR016. When the person worked on since a reset, both are laid
-- together: p_take ("archived", "current") decides for all rows that both changed, p_choices [{"table", "key", "take"}] for single
-- ones. What was there before an undo can itself be brought back by another undo.
CREATE FUNCTION showroom.session_undo(p_session uuid, p_archive bigint DEFAULT NULL, p_take text DEFAULT NULL,
                                      p_choices jsonb DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.hold_session(p_session);
    archive showroom.layer := showroom.archive_of(p_session, p_archive);
BEGIN
    IF p_take NOT IN ('archived', 'current') THEN
        PERFORM showroom.refuse('SR005', format('“%s” is no decision.', left(p_take, 40)), 'Give archived or current.',
            '[{"field": "take", "code": "unknown", "message": "Give archived or current."}]');
    END IF;
    IF archive.reason = 'undo' OR showroom_guard.is_layer_empty(target.environment, target.layer) THEN
        PERFORM showroom.swap_layers(target, archive);
    ELSE
        PERFORM showroom.merge_archive(target, archive, p_take, p_choices);
    END IF;
    PERFORM showroom.audit_record('session.undo', target.environment, NULL,
        jsonb_build_object('session', target.id, 'person', target.person, 'archive', archive.id), NULL,
        (SELECT showroom_guard.layer_sizes(s.environment, s.layer) FROM showroom.session s WHERE s.id = p_session));
END
$$;

-- Everyday ----------------------------------------------------------------------------------------------------------------

CREATE FUNCTION showroom.session_rename(p_session uuid, p_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.require_session(p_session);
BEGIN
    IF length(p_name) > 200 THEN
        PERFORM showroom.refuse('SR005', 'The name is too long.', 'Names have 200 characters at most.',
            '[{"field": "name", "code": "too-long", "message": "Names have 200 characters at most."}]');
    END IF;
    UPDATE showroom.session SET name = coalesce(btrim(p_name), '') WHERE id = target.id;
END
$$;

-- A kept session is never stale.
CREATE FUNCTION showroom.session_keep(p_session uuid, p_is_kept boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.require_session(p_session);
BEGIN
    UPDATE showroom.session SET kept = p_is_kept WHERE id = target.id;
    PERFORM showroom.audit_record('session.keep', target.environment, NULL,
                                  jsonb_build_object('session', target.id, 'isKept', p_is_kept));
END
$$;

-- "In use until …": nobody else resets, undoes or closes the session meanwhile. NULL releases it.
CREATE FUNCTION showroom.session_hold(p_session uuid, p_until timestamptz, p_reason text DEFAULT '') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.hold_session(p_session);
BEGIN
    IF p_until NOT BETWEEN showroom.now() AND showroom.now() + interval '7 days' THEN
        PERFORM showroom.refuse('SR005', 'A session cannot be held until then.', 'Give a time within the next seven days.',
            '[{"field": "until", "code": "out-of-range", "message": "Give a time within the next seven days."}]');
    END IF;
    DELETE FROM showroom.hold WHERE session = target.id;
    IF p_until IS NOT NULL THEN
        INSERT INTO showroom.hold (environment, session, reason, until, created_at)
        VALUES (target.environment, target.id, coalesce(p_reason, ''), p_until, showroom.now());
    END IF;
    PERFORM showroom.audit_record(CASE WHEN p_until IS NULL THEN 'session.release' ELSE 'session.hold' END, target.environment,
                                  p_reason, jsonb_build_object('session', target.id, 'until', p_until));
END
$$;

-- Lays a copy of a session's changes into a colleague's session, which must have none; its id.
CREATE FUNCTION showroom.session_copy(p_session uuid, p_person text, p_name text DEFAULT '') RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    source showroom.session := showroom.hold_session(p_session);
    copy showroom.session;
    opened record;
BEGIN
    IF source.mode = 'shared' THEN
        PERFORM showroom.refuse('SR003', 'All share this session already.', 'Copies are made between personal sessions.');
    END IF;
    SELECT * INTO opened FROM showroom.session_open(source.environment, p_person, p_name);
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE token_hash = showroom.token_hash(opened.token);
    copy := showroom.hold_session(opened.session);
    IF copy.id = source.id OR NOT showroom_guard.is_layer_empty(copy.environment, copy.layer) THEN
        PERFORM showroom.refuse('SR003', format('%s has changes already; nothing was copied.', copy.person),
                                'Reset that session first.');
    END IF;
    PERFORM showroom_guard.copy_layer(source.environment, source.layer, copy.layer);
    PERFORM showroom.audit_record('session.copy', source.environment, NULL,
                                  jsonb_build_object('session', source.id, 'copy', copy.id, 'person', copy.person));
    RETURN copy.id;
END
$$;

-- Resets all open sessions of an environment that have changes, or none when one cannot be.
CREATE FUNCTION showroom.reset_sessions(p_environment text, p_confirmation text, p_reason text DEFAULT '')
RETURNS TABLE (session uuid, archive bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    PERFORM showroom.require_confirmation(p_confirmation);
    FOR session IN SELECT s.id FROM showroom.session s WHERE s.environment = p_environment AND s.state = 'open' ORDER BY s.id LOOP
        CONTINUE WHEN (SELECT showroom_guard.is_layer_empty(s.environment, s.layer) FROM showroom.session s
                        WHERE s.id = reset_sessions.session);
        archive := showroom.session_reset(session, p_confirmation, NULL, p_reason);
        RETURN NEXT;
    END LOOP;
END
$$;

-- Notes that the session is in use; for products that stay inside one for long.
CREATE FUNCTION showroom.touch() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.resolve_session(coalesce(current_setting('showroom.token', true), ''), NULL);
END
$$;

-- Proof and clean-up --------------------------------------------------------------------------------------------------------

-- Compares the rows of an environment with what they were when it was filled. Sessions leave them alone; whatever differs was
-- changed outside of them. Reports, never repairs.
CREATE FUNCTION showroom.verify_base(p_environment text)
RETURNS TABLE (table_name text, expected_rows bigint, found_rows bigint, is_intact boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    IF NOT EXISTS (SELECT FROM showroom.base_fingerprint b WHERE b.environment = p_environment) THEN
        PERFORM showroom.refuse('SR002', format('Of “%s” no fingerprints are kept.', p_environment),
                                'They are taken when an environment has been filled.');
    END IF;
    RETURN QUERY
    SELECT b.schema_name || '.' || b.table_name, b.row_count, f.row_count, b.row_count = f.row_count AND b.lanes = f.lanes
      FROM showroom.base_fingerprint b,
           LATERAL showroom_guard.table_fingerprint(p_environment, b.schema_name || '.' || b.table_name) f
     WHERE b.environment = p_environment
     ORDER BY 1;
END
$$;

-- Open sessions that nobody used for so many days, is kept or held.
CREATE FUNCTION showroom.stale_sessions(p_days integer DEFAULT 7)
RETURNS TABLE (session uuid, environment text, person text, last_activity timestamptz, changes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT l.id, l.environment::text, l.person, l.last_activity,
       (SELECT coalesce(sum(c.created + c.edited + c.deleted), 0)::bigint FROM showroom_guard.layer_counts(l.environment, s.layer) c)
  FROM showroom.session_list l JOIN showroom.session s ON s.id = l.id
 WHERE l.state = 'open' AND NOT l.is_kept AND l.held_until IS NULL
   AND l.last_activity <= showroom.now() - make_interval(days => p_days)
 ORDER BY l.last_activity, l.id
$$;

-- Closes stale sessions; their changes are archives for 24 hours more.
CREATE FUNCTION showroom.close_stale_sessions(p_days integer DEFAULT 7, p_sessions uuid[] DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    closed integer := 0;
    stale uuid;
BEGIN
    FOR stale IN SELECT s.session FROM showroom.stale_sessions(p_days) s
                  WHERE p_sessions IS NULL OR s.session = ANY (p_sessions) LOOP
        PERFORM showroom.session_close(stale);
        closed := closed + 1;
    END LOOP;
    RETURN closed;
END
$$;

-- Removes expired archives, at most p_rows rows a call, children first. Call it until nothing remains.
CREATE FUNCTION showroom.purge_archives(p_rows bigint DEFAULT 10000, OUT removed_rows bigint, OUT removed_archives integer,
                                        OUT remains boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    expired showroom.layer;
    part bigint;
BEGIN
    removed_rows := 0;
    removed_archives := 0;
    FOR expired IN SELECT * FROM showroom.layer l WHERE l.state = 'archived' AND l.expires_at <= showroom.now()
                    ORDER BY l.expires_at, l.id FOR UPDATE SKIP LOCKED LOOP
        EXIT WHEN removed_rows >= p_rows;
        part := showroom_guard.clear_layer(expired.environment, expired.id, p_rows - removed_rows);
        removed_rows := removed_rows + part;
        IF showroom_guard.is_layer_empty(expired.environment, expired.id) THEN
            DELETE FROM showroom.layer WHERE id = expired.id;
            removed_archives := removed_archives + 1;
        END IF;
    END LOOP;
    remains := EXISTS (SELECT FROM showroom.layer l WHERE l.state = 'archived' AND l.expires_at <= showroom.now());
    IF removed_rows > 0 THEN
        PERFORM showroom.audit_record('session.purge', NULL, NULL,
                                      jsonb_build_object('rows', removed_rows, 'archives', removed_archives));
    END IF;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.session_statistics(uuid), showroom.session_stamp(uuid),
    showroom.session_preview(uuid, text, bigint, bigint), showroom.session_archives(uuid),
    showroom.archive_preview(bigint, text, bigint, bigint), showroom.verify_base(text), showroom.stale_sessions(integer)
    TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.session_conflicts(uuid, bigint), showroom.session_undo(uuid, bigint, text, jsonb),
    showroom.session_rename(uuid, text), showroom.session_keep(uuid, boolean), showroom.session_hold(uuid, timestamptz, text),
    showroom.session_copy(uuid, text, text) TO showroom_sales, showroom_support, showroom_service, showroom_app;
GRANT EXECUTE ON FUNCTION showroom.reset_sessions(text, text, text) TO showroom_support, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.close_stale_sessions(integer, uuid[]), showroom.purge_archives(bigint)
    TO showroom_ops, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.touch() TO showroom_product;

RESET ROLE;
