-- The trigger of a live view, written for its table. It stands for what PostgreSQL does on the table itself: keys, references,
-- cascades and their error codes, as the session must see them.

RESET ROLE;
SET LOCAL ROLE showroom_live;

-- The layer's own row with the key of p_row (NEW, OLD or an alias), as the condition of a statement over the overlay o.
CREATE FUNCTION showroom_live.own_row(p_table showroom.layered_table, p_row text, p_alias text DEFAULT 'o') RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN format('%s._sr_layer = _sr_v_layer AND %s', p_alias, showroom_live.key_match(p_table, p_alias, p_row));

-- Unique keys ---------------------------------------------------------------------------------------------------------

-- Refuses a row whose unique key another row that the session sees has already. Two writers at once are kept apart by the
-- overlay's own index.
CREATE FUNCTION showroom_live.unique_check(p_table showroom.layered_table, p_index oid, p_is_update boolean) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entry pg_index := (SELECT i FROM pg_index i WHERE i.indexrelid = p_index);
    index_name text := (SELECT relname FROM pg_class WHERE oid = p_index);
    keys text[] := ARRAY(SELECT pg_get_indexdef(p_index, n, true) FROM generate_series(1, entry.indnkeyatts) n ORDER BY n);
    predicate text := pg_get_expr(entry.indpred, entry.indrelid);
    key_list text := (SELECT string_agg(format('%s AS _sr_k%s', k, n), ', ') FROM unnest(keys) WITH ORDINALITY u (k, n));
    same_key text := (SELECT string_agg(CASE WHEN entry.indnullsnotdistinct
                                 THEN format('(r._sr_k%1$s %2$s k._sr_k%1$s OR r._sr_k%1$s IS NULL AND k._sr_k%1$s IS NULL)', n, e)
                                 ELSE format('r._sr_k%1$s %2$s k._sr_k%1$s', n, e) END, ' AND ')
                        FROM generate_series(1, entry.indnkeyatts) n,
                             LATERAL (SELECT showroom_live.index_equality(p_index, n) AS e) q);
    is_plain boolean := entry.indexprs IS NULL AND entry.indpred IS NULL;
    changed text := 'true';
BEGIN
    IF p_is_update AND is_plain THEN
        changed := (SELECT string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I', c), ' OR ')
                      FROM unnest(showroom_live.column_names(entry.indrelid,
                                                             (entry.indkey::smallint[])[0:entry.indnkeyatts - 1])) c);
    END IF;
    RETURN format($check$
        IF (%1$s) AND EXISTS (
            SELECT FROM (SELECT %2$s FROM (SELECT (NEW).*) n %3$s) k
              JOIN (SELECT %2$s, %4$s FROM %5$s WHERE _sr_layer = _sr_v_layer AND _sr_op <> 'D' %6$s) r ON %7$s
             WHERE NOT (%8$s)) OR (%1$s) AND EXISTS (
            SELECT FROM (SELECT %2$s FROM (SELECT (NEW).*) n %3$s) k
              JOIN (SELECT %2$s, %4$s FROM %9$s WHERE %10$I = _sr_v_environment %6$s) r ON %7$s
             WHERE NOT (%8$s) AND NOT EXISTS (SELECT FROM %5$s m WHERE m._sr_layer = _sr_v_layer AND %11$s)) THEN
            %12$s
        END IF;$check$,
        changed, key_list, coalesce('WHERE ' || predicate, ''), showroom_live.column_list(p_table.key_columns),
        p_table.overlay, coalesce('AND (' || predicate || ')', ''), same_key,
        showroom_live.key_match(p_table, 'r', 'NEW'), p_table.base, p_table.key_column,
        showroom_live.key_match(p_table, 'm', 'r'),
        showroom_live.raise_statement('unique_violation', entry.indrelid, index_name,
            format('duplicate key value violates unique constraint "%s"', index_name),
            format('Key (%s) already exists.', array_to_string(keys, ', '))));
END
$$;

CREATE FUNCTION showroom_live.unique_checks(p_table showroom.layered_table, p_is_update boolean) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT coalesce(string_agg(showroom_live.unique_check(p_table, i.indexrelid, p_is_update), '' ORDER BY i.indexrelid), '')
          FROM pg_index i
         WHERE i.indrelid = to_regclass(p_table.base) AND i.indisunique AND NOT i.indisprimary AND i.indisvalid);

-- References ----------------------------------------------------------------------------------------------------------

-- Both ends of a foreign key by name, with the operators that compare parent and child.
CREATE FUNCTION showroom_live.reference_pairs(p_constraint oid)
RETURNS TABLE (child_column text, parent_column text, operator text, place bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.attname::text, p.attname::text, showroom_live.operator_name(o.op), o.n
      FROM pg_constraint k
      CROSS JOIN LATERAL unnest(k.conkey, k.confkey, k.conpfeqop) WITH ORDINALITY o (child, parent, op, n)
      JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = o.child
      JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = o.parent
     WHERE k.oid = p_constraint
$$;

-- Whether the parent that NEW refers to is there for the session: its own, or a base row that it left alone.
CREATE FUNCTION showroom_live.parent_exists(p_constraint oid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    parent oid := (SELECT confrelid FROM pg_constraint WHERE oid = p_constraint);
    layered showroom.layered_table := showroom_live.layered(parent);
    refers text := (SELECT string_agg(format('p.%I %s NEW.%I', r.parent_column, r.operator, r.child_column), ' AND ' ORDER BY r.place)
                      FROM showroom_live.reference_pairs(p_constraint) r);
BEGIN
    IF layered.base IS NULL THEN
        RETURN format('EXISTS (SELECT FROM %s p WHERE %s)', parent::regclass, refers);
    END IF;
    RETURN format('(EXISTS (SELECT FROM %1$s p WHERE p._sr_layer = _sr_v_layer AND p._sr_op <> ''D'' AND %2$s) OR '
                  'EXISTS (SELECT FROM %3$s p WHERE p.%4$I = _sr_v_environment AND %2$s '
                  'AND NOT EXISTS (SELECT FROM %1$s m WHERE m._sr_layer = _sr_v_layer AND %5$s)))',
                  layered.overlay, refers, layered.base, layered.key_column, showroom_live.key_match(layered, 'm', 'p'));
END
$$;

-- Refuses a row whose parent the session does not see.
CREATE FUNCTION showroom_live.reference_check(p_constraint pg_constraint, p_is_update boolean) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT format(E'\n        IF %s%s AND NOT %s THEN\n            %s\n        END IF;',
                      CASE WHEN p_is_update
                           THEN '(' || string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I', r.child_column), ' OR ') || ') AND '
                           ELSE '' END,
                      string_agg(format('NEW.%I IS NOT NULL', r.child_column), ' AND '),
                      showroom_live.parent_exists(p_constraint.oid),
                      showroom_live.raise_statement('foreign_key_violation', p_constraint.conrelid, p_constraint.conname,
                          format('insert or update on table "%s" violates foreign key constraint "%s"',
                                 (SELECT relname FROM pg_class WHERE oid = p_constraint.conrelid), p_constraint.conname),
                          format('Key is not present in table "%s".',
                                 (SELECT relname FROM pg_class WHERE oid = p_constraint.confrelid))))
          FROM showroom_live.reference_pairs(p_constraint.oid) r);

CREATE FUNCTION showroom_live.reference_checks(p_table showroom.layered_table, p_is_update boolean) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT coalesce('PERFORM showroom.hold_references(_sr_v_layer, false);'
                        || string_agg(showroom_live.reference_check(k, p_is_update), '' ORDER BY k.conname), '')
          FROM pg_constraint k
         WHERE k.conrelid = to_regclass(p_table.base) AND k.contype = 'f' AND k.conparentid = 0);

-- Children ------------------------------------------------------------------------------------------------------------

-- What becomes of the children of OLD when its key goes: p_action is the constraint's (a, r, c, n, d).
CREATE FUNCTION showroom_live.child_action(p_constraint pg_constraint, p_action "char", p_is_update boolean) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    child showroom.layered_table := showroom_live.layered(p_constraint.conrelid);
    parent_name text := (SELECT relname FROM pg_class WHERE oid = p_constraint.confrelid);
    belongs text := (SELECT string_agg(format('OLD.%I %s c.%I', r.parent_column, r.operator, r.child_column), ' AND ' ORDER BY r.place)
                       FROM showroom_live.reference_pairs(p_constraint.oid) r);
    emptied text[] := showroom_live.column_names(p_constraint.conrelid,
                          CASE WHEN p_is_update THEN p_constraint.conkey
                               ELSE coalesce(p_constraint.confdelsetcols, p_constraint.conkey) END);
    lost text := (SELECT c FROM unnest(emptied) c WHERE c = ANY (child.key_columns) LIMIT 1);
    found_one text := format('IF EXISTS (SELECT FROM %s c WHERE %s) THEN', child.live_view, belongs);
BEGIN
    IF p_action IN ('n', 'd') AND lost IS NOT NULL THEN
        RETURN format(E'\n        %s\n            %s\n        END IF;', found_one,
            showroom_live.raise_statement('not_null_violation', p_constraint.conrelid, NULL,
                format('null value in column "%s" of relation "%s" violates not-null constraint', lost, child.table_name),
                format('The foreign key "%s" sets columns of the key.', p_constraint.conname)));
    END IF;
    RETURN E'\n        ' || CASE p_action
        WHEN 'c' THEN
            CASE WHEN p_is_update
                 THEN (SELECT format('UPDATE %s c SET %s WHERE %s;', child.live_view,
                                     string_agg(format('%I = NEW.%I', r.child_column, r.parent_column), ', '), belongs)
                         FROM showroom_live.reference_pairs(p_constraint.oid) r
                        WHERE r.child_column <> child.key_column)
                 ELSE format('DELETE FROM %s c WHERE %s;', child.live_view, belongs) END
        WHEN 'n' THEN format('UPDATE %s c SET %s WHERE %s;', child.live_view,
                             (SELECT string_agg(format('%I = NULL', c), ', ') FROM unnest(emptied) c), belongs)
        WHEN 'd' THEN format('UPDATE %s c SET %s WHERE %s;', child.live_view,
                             (SELECT string_agg(format('%I = DEFAULT', c), ', ') FROM unnest(emptied) c), belongs)
        ELSE format(E'%s\n            %s\n        END IF;', found_one,
                    showroom_live.raise_statement('foreign_key_violation', p_constraint.conrelid, p_constraint.conname,
                        format('update or delete on table "%s" violates foreign key constraint "%s" on table "%s"',
                               parent_name, p_constraint.conname, child.table_name),
                        format('Key is still referenced from table "%s".', child.table_name)))
        END;
END
$$;

-- For every registered table that refers to this one. Cascades come first: what they take away no longer refers to anything.
CREATE FUNCTION showroom_live.child_actions(p_table showroom.layered_table) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT coalesce(string_agg(showroom_live.child_action(k, k.confdeltype, false), ''
                                   ORDER BY k.confdeltype IN ('a', 'r'), k.conname), '')
          FROM pg_constraint k
         WHERE k.confrelid = to_regclass(p_table.base) AND k.contype = 'f' AND k.conparentid = 0
           AND (showroom_live.layered(k.conrelid)).base IS NOT NULL);

-- The same when a unique key that is not the primary one is changed.
CREATE FUNCTION showroom_live.key_change_actions(p_table showroom.layered_table) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT coalesce(string_agg(format(E'\n        IF %s THEN\n            PERFORM showroom.hold_references(_sr_v_layer, true);%s\n        END IF;',
                                          c.changed, showroom_live.child_action(k, k.confupdtype, true)), '' ORDER BY k.conname), '')
          FROM pg_constraint k
          CROSS JOIN LATERAL (SELECT string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I', r.parent_column), ' OR ') AS changed,
                                     bool_and(r.parent_column = ANY (p_table.key_columns)) AS is_fixed
                                FROM showroom_live.reference_pairs(k.oid) r) c
         WHERE k.confrelid = to_regclass(p_table.base) AND k.contype = 'f' AND k.conparentid = 0 AND NOT c.is_fixed
           AND (showroom_live.layered(k.conrelid)).base IS NOT NULL);

-- The three operations ------------------------------------------------------------------------------------------------

-- Fills columns GENERATED ALWAYS AS IDENTITY and refuses values for them.
CREATE FUNCTION showroom_live.identity_part(p_table showroom.layered_table) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT coalesce(string_agg(format(E'\n        IF NEW.%1$I IS NOT NULL THEN\n            %2$s\n        END IF;'
                                          '\n        NEW.%1$I := nextval(%3$L::regclass);',
                                          a.attname,
                                          showroom_live.raise_statement('generated_always', a.attrelid, NULL,
                                              format('cannot insert a non-DEFAULT value into column "%s"', a.attname),
                                              format('Column "%s" is an identity column defined as GENERATED ALWAYS.', a.attname)),
                                          pg_get_serial_sequence(p_table.base, a.attname)), ''), '')
          FROM pg_attribute a
         WHERE a.attrelid = to_regclass(p_table.base) AND a.attidentity = 'a' AND NOT a.attisdropped);

-- Takes generated columns over into what the statement returns.
CREATE FUNCTION showroom_live.returning_part(p_table showroom.layered_table) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN p_table.columns = showroom_live.written_columns(to_regclass(p_table.base)) THEN ''
            ELSE format(' RETURNING %s INTO NEW', showroom_live.column_list(p_table.columns, 'o.')) END;

CREATE FUNCTION showroom_live.assignments(p_columns text[]) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT string_agg(format('%1$I = NEW.%1$I', c), ', ' ORDER BY n) FROM unnest(p_columns) WITH ORDINALITY u (c, n));

CREATE FUNCTION showroom_live.insert_part(p_table showroom.layered_table) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    relation oid := to_regclass(p_table.base);
    written text[] := showroom_live.written_columns(relation);
    key_name text := (SELECT conname FROM pg_constraint WHERE conrelid = relation AND contype = 'p');
BEGIN
    RETURN format($part$%1$s
        IF NEW.%2$I IS NULL THEN
            %3$s
        ELSIF NEW.%2$I <> _sr_v_environment THEN
            RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'A session writes rows of its own environment alone.';
        END IF;
        SELECT o._sr_op INTO _sr_v_op FROM %4$s o WHERE %5$s FOR UPDATE;
        _sr_v_is_based := EXISTS (SELECT FROM %6$s b WHERE %7$s);
        IF _sr_v_op IN ('I', 'U') OR (_sr_v_op IS NULL AND _sr_v_is_based) THEN
            %8$s
        END IF;%9$s
        IF _sr_v_op = 'D' THEN
            UPDATE %4$s o SET %10$s, _sr_op = CASE WHEN _sr_v_is_based THEN 'U' ELSE 'I' END, _sr_at = clock_timestamp()
             WHERE %5$s%11$s;
        ELSE
            INSERT INTO %4$s AS o (%12$s, _sr_layer, _sr_op) VALUES (%13$s, _sr_v_layer, 'I')%11$s;
        END IF;
        %14$s$part$,
        showroom_live.identity_part(p_table), p_table.key_column,
        showroom_live.raise_statement('not_null_violation', relation, NULL,
            format('null value in column "%s" of relation "%s" violates not-null constraint', p_table.key_column, p_table.table_name),
            'A session writes rows of its own environment alone.'),
        p_table.overlay, showroom_live.own_row(p_table, 'NEW'), p_table.base, showroom_live.key_match(p_table, 'b', 'NEW'),
        showroom_live.raise_statement('unique_violation', relation, key_name,
            format('duplicate key value violates unique constraint "%s"', key_name),
            format('Key (%s) already exists.', array_to_string(p_table.key_columns, ', '))),
        showroom_live.unique_checks(p_table, false), showroom_live.assignments(written),
        showroom_live.returning_part(p_table), showroom_live.column_list(written),
        showroom_live.column_list(written, 'NEW.'), showroom_live.reference_checks(p_table, false));
END
$$;

-- What OLD says must still be what the session sees; else the row changed under the statement.
CREATE FUNCTION showroom_live.freshness_part(p_table showroom.layered_table, p_gone text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    written text[] := showroom_live.written_columns(to_regclass(p_table.base));
BEGIN
    RETURN format($part$
        SELECT o._sr_op, ROW(%1$s)::record OPERATOR(pg_catalog.*=) ROW(%2$s)::record INTO _sr_v_op, _sr_v_is_same
          FROM %3$s o WHERE %4$s FOR UPDATE;
        IF NOT FOUND THEN
            SELECT ROW(%5$s)::record OPERATOR(pg_catalog.*=) ROW(%2$s)::record INTO _sr_v_is_same
              FROM %6$s b WHERE %7$s;
        END IF;
        %8$s
        IF _sr_v_is_same IS NOT TRUE OR _sr_v_op = 'D' THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'The row changed meanwhile in this session.',
                HINT = 'Repeat the transaction.';
        END IF;$part$,
        showroom_live.column_list(written, 'o.'), showroom_live.column_list(written, 'OLD.'), p_table.overlay,
        showroom_live.own_row(p_table, 'OLD'), showroom_live.column_list(written, 'b.'), p_table.base,
        showroom_live.key_match(p_table, 'b', 'OLD'), p_gone);
END
$$;

CREATE FUNCTION showroom_live.update_part(p_table showroom.layered_table) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    written text[] := showroom_live.written_columns(to_regclass(p_table.base));
    refer text[] := ARRAY(SELECT DISTINCT r.child_column FROM pg_constraint k, showroom_live.reference_pairs(k.oid) r
                           WHERE k.conrelid = to_regclass(p_table.base) AND k.contype = 'f');
BEGIN
    RETURN format($part$
        IF %1$s THEN
            RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = %2$L,
                HINT = 'Insert a row with the new key and delete the old one.';
        END IF;
        IF ROW(%3$s)::record OPERATOR(pg_catalog.*=) ROW(%4$s)::record THEN
            RETURN NEW;
        END IF;%5$s%6$s
        IF _sr_v_op IS NULL THEN
            INSERT INTO %7$s AS o (%8$s, _sr_layer, _sr_op) VALUES (%3$s, _sr_v_layer, 'U')
            ON CONFLICT (_sr_layer, %9$s) DO NOTHING%10$s;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        ELSE
            UPDATE %7$s o SET %11$s, _sr_at = clock_timestamp() WHERE %12$s%10$s;
        END IF;%13$s
        %14$s$part$,
        (SELECT string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I', c), ' OR ') FROM unnest(p_table.key_columns) c),
        format('The key of “%s” cannot be changed in a session.', p_table.table_name),
        showroom_live.column_list(written, 'NEW.'), showroom_live.column_list(written, 'OLD.'),
        showroom_live.freshness_part(p_table, ''), showroom_live.unique_checks(p_table, true),
        p_table.overlay, showroom_live.column_list(written), showroom_live.column_list(p_table.key_columns),
        showroom_live.returning_part(p_table), showroom_live.assignments(written), showroom_live.own_row(p_table, 'OLD'),
        showroom_live.key_change_actions(p_table),
        CASE WHEN cardinality(refer) > 0 THEN
            format(E'IF %s THEN\n        %s\n        END IF;',
                   (SELECT string_agg(format('NEW.%1$I IS DISTINCT FROM OLD.%1$I', c), ' OR ') FROM unnest(refer) c),
                   showroom_live.reference_checks(p_table, true))
        ELSE '' END);
END
$$;

CREATE FUNCTION showroom_live.delete_part(p_table showroom.layered_table) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    written text[] := showroom_live.written_columns(to_regclass(p_table.base));
    children text := showroom_live.child_actions(p_table);
BEGIN
    RETURN format($part$%1$s%2$s
        IF _sr_v_op = 'I' THEN
            DELETE FROM %3$s o WHERE %4$s;
        ELSIF _sr_v_op = 'U' THEN
            UPDATE %3$s o SET (%5$s) = (SELECT %6$s FROM %7$s b WHERE %8$s), _sr_op = 'D', _sr_at = clock_timestamp()
             WHERE %4$s;
        ELSE
            INSERT INTO %3$s (%5$s, _sr_layer, _sr_op) VALUES (%9$s, _sr_v_layer, 'D')
            ON CONFLICT (_sr_layer, %10$s) DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
                    MESSAGE = 'The row changed meanwhile in this session.', HINT = 'Repeat the transaction.';
            END IF;
        END IF;%11$s$part$,
        CASE WHEN children <> '' THEN 'PERFORM showroom.hold_references(_sr_v_layer, true);' ELSE '' END,
        showroom_live.freshness_part(p_table, E'IF _sr_v_op = ''D'' THEN\n            RETURN NULL;\n        END IF;'),
        p_table.overlay, showroom_live.own_row(p_table, 'OLD'), showroom_live.column_list(written),
        showroom_live.column_list(written, 'b.'), p_table.base, showroom_live.key_match(p_table, 'b', 'OLD'),
        showroom_live.column_list(written, 'OLD.'), showroom_live.column_list(p_table.key_columns), children);
END
$$;

-- Writes the function anew and hangs it on the view. A layer is small and hardly ever analysed: without the settings the planner
-- reads whole overlays.
CREATE FUNCTION showroom_live.make_trigger(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    function_name text := format('%I.%I', p_table.base_schema || '_overlay', p_table.table_name);
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER '
                   'SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS %L',
                   function_name, format($body$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        %s
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        %s
        RETURN NEW;
    ELSE
        %s
        RETURN OLD;
    END IF;
END
$body$, showroom_live.insert_part(p_table), showroom_live.update_part(p_table), showroom_live.delete_part(p_table)));
    EXECUTE format('CREATE OR REPLACE TRIGGER copy_on_write INSTEAD OF INSERT OR UPDATE OR DELETE ON %s '
                   'FOR EACH ROW EXECUTE FUNCTION %s()', p_table.live_view, function_name);
END
$$;
