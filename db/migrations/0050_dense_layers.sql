-- A second set of live views for sessions with many changes in one table. The first ones hash all keys of the layer once a
-- statement, which is fastest for few; the second ones look each row up in the layer, so that their cost does not grow with it.
-- `enter` chooses.

RESET ROLE;
SET LOCAL ROLE showroom_live;

-- The second views ------------------------------------------------------------------------------------------------------

-- A table as the second schema shows it.
CREATE FUNCTION showroom_live.dense(p_table showroom.layered_table) RETURNS showroom.layered_table
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    p_table.live_view := format('%I.%I', p_table.base_schema || '_dense', p_table.table_name);
    RETURN p_table;
END
$$;

CREATE FUNCTION showroom_live.unmasked_one_by_one(p_table showroom.layered_table) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN format('NOT EXISTS (SELECT FROM %s m WHERE %s)', p_table.overlay, showroom_live.key_match(p_table, 'm', 'x'));

CREATE FUNCTION showroom_live.make_one_view(p_table showroom.layered_table, p_unmasked text) RETURNS void
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
                   p_table.key_column, p_unmasked);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO showroom_product', p_table.live_view);
    PERFORM showroom_live.set_defaults(p_table);
END
$$;

CREATE OR REPLACE FUNCTION showroom_live.make_view(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom_live.make_one_view(p_table, showroom_live.unmasked(p_table));
    PERFORM showroom_live.make_one_view(showroom_live.dense(p_table), showroom_live.unmasked_one_by_one(p_table));
END
$$;

CREATE FUNCTION showroom_live.drop_views(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('DROP VIEW IF EXISTS %s, %s', p_table.live_view, (showroom_live.dense(p_table)).live_view);
END
$$;

CREATE OR REPLACE FUNCTION showroom_live.make_schemas(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY[p_table.base_schema || '_overlay', p_table.base_schema || '_live', p_table.base_schema || '_dense']
    LOOP
        IF to_regnamespace(quote_ident(wanted)) IS NULL THEN
            EXECUTE format('CREATE SCHEMA %I', wanted);
        ELSIF (SELECT nspowner FROM pg_namespace WHERE nspname = wanted) <> 'showroom_live'::regrole THEN
            PERFORM showroom.refuse('SR003', format('A schema “%s” of somebody else''s is in the way.', wanted),
                                    'Have it renamed by its owner; sessions need the name.');
        END IF;
    END LOOP;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO showroom_guard', p_table.base_schema || '_overlay');
    EXECUTE format('GRANT USAGE ON SCHEMA %I, %I TO showroom_product', p_table.base_schema || '_live',
                   p_table.base_schema || '_dense');
END
$$;

-- What becomes of the children of OLD when its key goes: p_action is the constraint's (a, r, c, n, d). Children are few: they are
-- looked for in the second view.
CREATE OR REPLACE FUNCTION showroom_live.child_action(p_constraint pg_constraint, p_action "char", p_is_update boolean) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    child showroom.layered_table := showroom_live.dense(showroom_live.layered(p_constraint.conrelid));
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

-- Writes the function anew and hangs it on both views. A layer is small and hardly ever analysed: without the settings the planner
-- reads whole overlays.
CREATE OR REPLACE FUNCTION showroom_live.make_trigger(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    function_name text := format('%I.%I', p_table.base_schema || '_overlay', p_table.table_name);
    live_view text;
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
    FOREACH live_view IN ARRAY ARRAY[p_table.live_view, (showroom_live.dense(p_table)).live_view] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER copy_on_write INSTEAD OF INSERT OR UPDATE OR DELETE ON %s '
                       'FOR EACH ROW EXECUTE FUNCTION %s()', live_view, function_name);
    END LOOP;
END
$$;

-- Writes the question anew whether a layer has more than 5,000 rows in one table of a schema; `enter` asks it every time, so it
-- counts no further than it must.
CREATE FUNCTION showroom_live.make_density(p_schema text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    function_name text := format('%I.is_dense(bigint)', p_schema || '_overlay');
    questions text := (SELECT string_agg(format('EXISTS (SELECT FROM %s WHERE _sr_layer = $1 OFFSET 5000)', t.overlay), ' OR '
                                         ORDER BY t.overlay)
                         FROM showroom.layered_table t WHERE t.base_schema = p_schema);
BEGIN
    IF questions IS NULL THEN
        EXECUTE format('DROP FUNCTION IF EXISTS %s', function_name);
        RETURN;
    END IF;
    EXECUTE format('CREATE OR REPLACE FUNCTION %s RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp '
                   'SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS %L',
                   function_name, format(E'\nBEGIN\n    RETURN %s;\nEND\n', questions));
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO showroom_guard', function_name);
END
$$;

-- Gives a table its session layers, or renews them; sessions go on with their changes, or nothing is changed (SR003, SR014).
CREATE OR REPLACE FUNCTION showroom_live.install(
    p_relation oid, p_product_table text, p_blueprint text, p_environment text, p_key_column text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.layered_table;
BEGIN
    PERFORM showroom.check_environment_key(p_relation, p_key_column);
    PERFORM showroom_live.check_layerable(p_relation);
    PERFORM showroom_live.check_lookups(p_relation);
    target := showroom_live.describe(p_relation, p_product_table, p_blueprint, p_environment, p_key_column);
    PERFORM showroom_live.make_schemas(target);
    PERFORM showroom_live.drop_views(target);
    IF to_regclass(target.overlay) IS NOT NULL AND showroom_guard.has_layered_rows(target.overlay) THEN
        PERFORM showroom_live.follow_table(target);
    ELSE
        EXECUTE format('DROP TABLE IF EXISTS %s', target.overlay);
        PERFORM showroom_live.make_overlay(target);
    END IF;
    DELETE FROM showroom.layered_table t WHERE t.base = target.base;
    INSERT INTO showroom.layered_table SELECT target.*;
    PERFORM showroom_live.make_view(target);
    PERFORM showroom_live.measure_depths(p_environment);
    PERFORM showroom_live.make_trigger(target);
    PERFORM showroom_live.make_density(target.base_schema);
    PERFORM showroom_live.renew_neighbours(p_relation);
END
$$;

-- Takes a table's session layers away with all that is in them; the schemas with the last.
CREATE OR REPLACE FUNCTION showroom_live.remove(p_schema text, p_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.layered_table;
    emptied text;
BEGIN
    DELETE FROM showroom.layered_table t WHERE t.base_schema = p_schema AND t.table_name = p_table RETURNING * INTO target;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM showroom_live.drop_views(target);
    EXECUTE format('DROP FUNCTION IF EXISTS %I.%I()', p_schema || '_overlay', p_table);
    PERFORM showroom_live.make_density(p_schema);
    EXECUTE format('DROP TABLE IF EXISTS %s', target.overlay);
    IF to_regclass(target.base) IS NOT NULL THEN
        PERFORM showroom_live.renew_neighbours(to_regclass(target.base));
    END IF;
    IF NOT EXISTS (SELECT FROM showroom.layered_table t WHERE t.base_schema = p_schema) THEN
        FOREACH emptied IN ARRAY ARRAY[p_schema || '_live', p_schema || '_dense', p_schema || '_overlay'] LOOP
            EXECUTE format('DROP SCHEMA IF EXISTS %I', emptied);
        END LOOP;
    END IF;
END
$$;

-- The same for all tables of an environment's own.
CREATE OR REPLACE FUNCTION showroom_live.remove_own(p_environment text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET client_min_messages = warning SET lock_timeout = '5s' AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    DELETE FROM showroom.layered_table t WHERE t.base_schema = p_environment;
    IF EXISTS (SELECT FROM pg_namespace WHERE nspname = p_environment || '_overlay' AND nspowner = 'showroom_live'::regrole) THEN
        EXECUTE format('DROP SCHEMA IF EXISTS %I, %I, %I CASCADE', p_environment || '_live', p_environment || '_dense',
                       p_environment || '_overlay');
    END IF;
END
$$;

-- Gives the tables that have layers already their second views.
DO $renew$
DECLARE
    target showroom.layered_table;
BEGIN
    FOR target IN SELECT * FROM showroom.layered_table LOOP
        PERFORM showroom_live.make_schemas(target);
        PERFORM showroom_live.make_one_view(showroom_live.dense(target), showroom_live.unmasked_one_by_one(target));
    END LOOP;
    FOR target IN SELECT * FROM showroom.layered_table LOOP
        PERFORM showroom_live.make_trigger(target);
        PERFORM showroom_live.make_density(target.base_schema);
    END LOOP;
END
$renew$;

-- Entering ----------------------------------------------------------------------------------------------------------------

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Whether a layer has so many changes in one table that its session belongs on the second views.
CREATE FUNCTION showroom_guard.is_dense(p_environment text, p_layer bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    overlays text;
    found_one boolean;
BEGIN
    FOR overlays IN SELECT DISTINCT t.base_schema || '_overlay' FROM showroom_guard.layered_tables_of(p_environment) t LOOP
        EXECUTE format('SELECT %I.is_dense($1)', overlays) INTO found_one USING p_layer;
        IF found_one THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.is_dense(text, bigint) TO showroom_owner;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- The session of a token, for enter(): refuses what is unknown, over, of another environment or not ready. Notes activity, at
-- most once a minute and never waiting for anybody.
DROP FUNCTION showroom.resolve_session(text, text);
CREATE FUNCTION showroom.resolve_session(p_token text, p_environment text,
                                         OUT environment text, OUT own_schema text, OUT is_dense boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    entered record;
BEGIN
    SELECT s.id, s.state, s.environment, s.layer, e.status, e.isolation,
           t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > showroom.now()) AS is_valid
      INTO entered
      FROM showroom.session_token t
      JOIN showroom.session s ON s.id = t.session
      JOIN showroom.environment e ON e.id = s.environment
     WHERE t.token_hash = showroom.token_hash(p_token);
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR010', 'No session has this token.', 'Open the session anew to get a token.');
    ELSIF p_environment IS NOT NULL AND p_environment <> entered.environment THEN
        PERFORM showroom.refuse('SR012', format('This token belongs to no session of “%s”.', left(p_environment, 60)),
                                'Use the token that was issued for this environment.');
    ELSIF NOT entered.is_valid OR entered.state <> 'open' THEN
        PERFORM showroom.refuse('SR011', 'This session was closed, or its token revoked.',
                                'Open it again to get a new token.');
    ELSIF entered.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be entered.', entered.environment, entered.status),
                                'Wait until it is ready.');
    END IF;
    environment := entered.environment;
    own_schema := CASE entered.isolation WHEN 'full' THEN entered.environment END;
    is_dense := showroom_guard.is_dense(entered.environment, entered.layer);
    IF current_setting('transaction_read_only') = 'off' AND current_setting('transaction_isolation') = 'read committed' THEN
        PERFORM FROM showroom.session_activity a
          WHERE a.session = entered.id AND a.last_activity <= showroom.now() - interval '1 minute' FOR UPDATE SKIP LOCKED;
        IF FOUND THEN
            UPDATE showroom.session_activity SET last_activity = showroom.now() WHERE session = entered.id;
        END IF;
    END IF;
END
$$;

-- A search path as a session wants it: views of an environment's own tables come first, and of a product's two sets of live views
-- the one that suits the session stands where the other stood. Without arguments beside the path as it was outside of a session.
CREATE FUNCTION showroom.session_path(p_path text, p_own_schema text DEFAULT NULL, p_is_dense boolean DEFAULT false) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT concat_ws(', ', quote_ident(p_own_schema || kind.suffix),
                 (SELECT string_agg(CASE WHEN l.base_schema IS NULL THEN btrim(u.part)
                                         ELSE quote_ident(l.base_schema || kind.suffix) END, ', ' ORDER BY u.place)
                    FROM unnest(string_to_array(p_path, ',')) WITH ORDINALITY u (part, place)
                    LEFT JOIN (SELECT DISTINCT t.base_schema FROM showroom.layered_table t WHERE t.environment IS NULL) l
                           ON btrim(u.part, ' "') IN (l.base_schema || '_live', l.base_schema || '_dense')
                   WHERE btrim(u.part, ' "') !~ '^(demo|sandbox)-[a-z0-9-]+_(live|dense)$'))
  FROM (SELECT CASE WHEN p_is_dense THEN '_dense' ELSE '_live' END AS suffix) kind
$$;

-- Enters the session of a token, until leave() or, `local`, for the transaction alone; its environment. With an environment
-- that has tables of its own its live views come first in the search path; a session with more than 5,000 changes in one table
-- gets the second live views in place of the first. Bind the token: a literal shows in pg_stat_activity. No SET clause and no
-- definer here: either would take the settings back at the end.
CREATE OR REPLACE FUNCTION showroom.enter(token text, local boolean DEFAULT false, environment text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    entered record;
    path_before text := pg_catalog.current_setting('search_path');
    path_within text;
BEGIN
    SELECT * INTO entered FROM showroom.resolve_session(enter.token, enter.environment);
    PERFORM pg_catalog.set_config('showroom.token', enter.token, enter.local);
    PERFORM showroom.has_session();
    path_within := showroom.session_path(path_before, entered.own_schema, entered.is_dense);
    IF path_within IS DISTINCT FROM path_before THEN
        PERFORM pg_catalog.set_config('search_path', path_within, enter.local);
    END IF;
    RETURN entered.environment;
END
$$;

-- Leaves the session; a pool calls it before it hands the connection to somebody else.
CREATE OR REPLACE FUNCTION showroom.leave() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    path_before text := pg_catalog.current_setting('search_path');
    path_outside text := showroom.session_path(path_before);
BEGIN
    PERFORM pg_catalog.set_config('showroom.token', '', false);
    IF path_outside IS DISTINCT FROM path_before THEN
        PERFORM pg_catalog.set_config('search_path', path_outside, false);
    END IF;
END
$$;
DROP FUNCTION showroom.path_without_environments(text);

GRANT EXECUTE ON FUNCTION showroom.resolve_session(text, text), showroom.session_path(text, text, boolean)
    TO showroom_product, showroom_live;

RESET ROLE;
