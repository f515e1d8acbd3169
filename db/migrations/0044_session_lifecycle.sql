-- A session's life: open, enter again, reset, undo, close. A reset or undo switches the session's layer, whatever lies in it.

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- The layered tables that hold an environment's rows, children first.
CREATE FUNCTION showroom_guard.layered_tables_of(p_environment text) RETURNS SETOF showroom.layered_table
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.* FROM (SELECT t.* FROM showroom.layered_table t JOIN showroom.environment e ON e.id = t.environment
                      WHERE e.id = p_environment AND e.isolation = 'full'
                     UNION ALL
                     SELECT t.* FROM showroom.layered_table t JOIN showroom.environment e ON e.blueprint = t.blueprint
                      WHERE e.id = p_environment AND e.isolation <> 'full' AND t.environment IS NULL) l
     ORDER BY l.depth DESC, l.product_table
$$;

-- Rows of a layer per table and by what was done.
CREATE FUNCTION showroom_guard.layer_counts(p_environment text, p_layer bigint)
RETURNS TABLE (product_table text, created bigint, edited bigint, deleted bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        product_table := entry.product_table;
        EXECUTE format('SELECT count(*) FILTER (WHERE _sr_op = ''I''), count(*) FILTER (WHERE _sr_op = ''U''), '
                       'count(*) FILTER (WHERE _sr_op = ''D'') FROM %s WHERE _sr_layer = $1', entry.overlay)
           INTO created, edited, deleted USING p_layer;
        RETURN NEXT;
    END LOOP;
END
$$;

-- Rows of a layer per table, as {"impact.events": 12}; cheaper than by what was done.
CREATE FUNCTION showroom_guard.layer_sizes(p_environment text, p_layer bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    sizes jsonb := '{}';
    size bigint;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('SELECT count(*) FROM %s WHERE _sr_layer = $1', entry.overlay) INTO size USING p_layer;
        sizes := sizes || jsonb_build_object(entry.product_table, size);
    END LOOP;
    RETURN sizes;
END
$$;

-- Says which state of a layer somebody looked at: it differs after every write.
CREATE FUNCTION showroom_guard.layer_stamp(p_environment text, p_layer bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    state text := p_layer::text;
    part text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('SELECT count(*) || ''/'' || coalesce(sum(extract(epoch FROM _sr_at)), 0) FROM %s WHERE _sr_layer = $1',
                       entry.overlay)
           INTO part USING p_layer;
        state := concat_ws('|', state, entry.base, part);
    END LOOP;
    RETURN md5(state);
END
$$;

CREATE FUNCTION showroom_guard.is_layer_empty(p_environment text, p_layer bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    found_one boolean;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE _sr_layer = $1)', entry.overlay) INTO found_one USING p_layer;
        IF found_one THEN
            RETURN false;
        END IF;
    END LOOP;
    RETURN true;
END
$$;

-- Lays everything of one layer into another, empty one.
CREATE FUNCTION showroom_guard.copy_layer(p_environment text, p_from bigint, p_to bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    written text;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        written := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                     WHERE a.attrelid = to_regclass(entry.overlay) AND a.attnum > 0 AND NOT a.attisdropped
                       AND a.attgenerated = '' AND a.attname <> '_sr_layer');
        EXECUTE format('INSERT INTO %1$s (%2$s, _sr_layer) SELECT %2$s, $2 FROM %1$s WHERE _sr_layer = $1', entry.overlay, written)
          USING p_from, p_to;
    END LOOP;
END
$$;

-- Removes at most p_rows rows of a layer, children first; how many went.
CREATE FUNCTION showroom_guard.clear_layer(p_environment text, p_layer bigint, p_rows bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    entry showroom.layered_table;
    removed bigint := 0;
    part bigint;
BEGIN
    FOR entry IN SELECT * FROM showroom_guard.layered_tables_of(p_environment) LOOP
        EXECUTE format('DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE _sr_layer = $1 LIMIT $2))',
                       entry.overlay) USING p_layer, p_rows - removed;
        GET DIAGNOSTICS part = ROW_COUNT;
        removed := removed + part;
        EXIT WHEN removed >= p_rows;
    END LOOP;
    RETURN removed;
END
$$;
GRANT EXECUTE ON FUNCTION showroom_guard.layered_tables_of(text), showroom_guard.layer_counts(text, bigint),
    showroom_guard.layer_sizes(text, bigint),
    showroom_guard.layer_stamp(text, bigint), showroom_guard.is_layer_empty(text, bigint),
    showroom_guard.copy_layer(text, bigint, bigint), showroom_guard.clear_layer(text, bigint, bigint) TO showroom_owner;

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Rights and locks ----------------------------------------------------------------------------------------------------

-- Sessions of one's own are those that bear one's login and those that one opened for somebody else; support, operations and the
-- service may act on everybody's.
CREATE FUNCTION showroom.may_handle_session(p_session showroom.session) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN p_session.person = session_user OR p_session.opened_by = session_user
    OR pg_has_role(session_user, 'showroom_support', 'USAGE')
    OR (p_session.mode = 'shared' AND pg_has_role(session_user, 'showroom_sales', 'USAGE'));

CREATE FUNCTION showroom.find_session(p_session uuid) RETURNS showroom.session
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_one showroom.session;
BEGIN
    SELECT * INTO found_one FROM showroom.session s WHERE s.id = p_session;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', 'There is no such session.', 'Look for it in the environment''s list of sessions.');
    END IF;
    RETURN found_one;
END
$$;

-- The session, if the caller may act on it; SR002, SR017.
CREATE FUNCTION showroom.require_session(p_session uuid) RETURNS showroom.session
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_one showroom.session := showroom.find_session(p_session);
BEGIN
    IF NOT showroom.may_handle_session(found_one) THEN
        PERFORM showroom.refuse('SR017', format('This session belongs to %s.', found_one.person),
                                'Ask them, or somebody of support or operations.');
    END IF;
    RETURN found_one;
END
$$;

-- Waits until no transaction writes in the session, and keeps all out until the end; SR006, SR009, SR011.
CREATE FUNCTION showroom.hold_session(p_session uuid) RETURNS showroom.session
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    held showroom.session := showroom.require_session(p_session);
    in_use record;
BEGIN
    BEGIN
        PERFORM pg_advisory_xact_lock(1397904723, hashtext(p_session::text));
        SELECT * INTO held FROM showroom.session s WHERE s.id = p_session FOR UPDATE;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        PERFORM showroom.refuse('SR006', format('%s is writing in this session.', held.person),
                                'Try again once their transaction has ended.');
    END;
    IF held.state IS DISTINCT FROM 'open' THEN
        PERFORM showroom.refuse('SR011', 'This session was closed.', 'Open it again to go on.');
    END IF;
    SELECT h.held_by, h.until, h.reason INTO in_use FROM showroom.hold h
     WHERE h.environment = held.environment AND (h.session IS NULL OR h.session = held.id)
       AND h.until > showroom.now() AND h.held_by <> session_user
     ORDER BY h.until DESC LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR009',
            format('%s holds this session until %s UTC%s.', in_use.held_by,
                   to_char(in_use.until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), coalesce(': ' || nullif(in_use.reason, ''), '')),
            'Wait until then, or ask them to release it.');
    END IF;
    RETURN held;
END
$$;

CREATE FUNCTION showroom.require_confirmation(p_confirmation text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF p_confirmation IS DISTINCT FROM 'CONFIRM_RESET' THEN
        PERFORM showroom.refuse('SR005', 'The reset is not confirmed; nothing was changed.', 'Type CONFIRM_RESET to confirm it.',
            '[{"field": "confirm", "code": "not-confirmed", "message": "Type CONFIRM_RESET."}]');
    END IF;
END
$$;

-- Opening -------------------------------------------------------------------------------------------------------------

-- A new bearer token of a session: 32 bytes of chance, shown this once; only its hash is kept.
CREATE FUNCTION showroom.new_session_token(p_session uuid, p_person text, p_valid_for interval) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    token text := 'srs_' || rtrim(translate(encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                                                          || uuid_send(gen_random_uuid())), 'base64'), '+/', '-_'), '=');
BEGIN
    INSERT INTO showroom.session_token (token_hash, session, person, created_at, expires_at)
    VALUES (showroom.token_hash(token), p_session, p_person, showroom.now(), showroom.now() + p_valid_for);
    RETURN token;
END
$$;

CREATE FUNCTION showroom.new_layer(p_environment text, p_session uuid) RETURNS bigint
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO showroom.layer (environment, session, created_at) VALUES (p_environment, p_session, showroom.now()) RETURNING id
$$;

-- An environment that sessions can be opened in; it keeps its status until the transaction ends.
CREATE FUNCTION showroom.require_enterable(p_environment text) RETURNS showroom.environment
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.environment;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    SELECT * INTO target FROM showroom.environment e WHERE e.id = p_environment AND e.status <> 'deleted' FOR SHARE;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR002', format('There is no environment “%s”.', p_environment),
                                'Check the id in the list of environments; it may have been deleted.');
    ELSIF target.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be entered.', p_environment, target.status),
                                'Wait until it is ready.');
    ELSIF target.session_store <> 'layers' THEN
        PERFORM showroom.refuse('SR003', format('“%s” keeps its sessions as clones, not as layers.', p_environment),
                                'Choose an environment whose sessions are layers.');
    END IF;
    IF target.isolation = 'full' AND NOT EXISTS (SELECT FROM showroom.layered_table t WHERE t.environment = p_environment) THEN
        PERFORM showroom.install_own_layers(p_environment);
    END IF;
    IF NOT EXISTS (SELECT FROM showroom_guard.layered_tables_of(p_environment)) THEN
        PERFORM showroom.refuse('SR003', format('The tables of “%s” have no session layers.', target.blueprint),
                                'The product''s owner registers them again with showroom.register_table.');
    END IF;
    RETURN target;
END
$$;

-- The open session of a person in an environment, made when there is none, and a new token for it. In the mode `shared` all
-- persons share one.
CREATE FUNCTION showroom.session_open(p_environment text, p_person text, p_name text DEFAULT '', p_valid_for interval DEFAULT NULL)
RETURNS TABLE (session uuid, token text, is_new boolean)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment := showroom.require_enterable(p_environment);
    who text := CASE target.session_mode WHEN 'shared' THEN '*' ELSE btrim(p_person) END;
    opened showroom.session;
BEGIN
    IF coalesce(btrim(p_person), '') IN ('', '*') OR length(p_person) > 200 OR length(coalesce(p_name, '')) > 200 THEN
        PERFORM showroom.refuse('SR005', 'A session needs the person''s name, and names have 200 characters at most.',
            'Give the person''s login or mail address.',
            '[{"field": "user", "code": "required", "message": "Give the person''s login or mail address."}]');
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('showroom.session/' || p_environment || '/' || who, 0));
    SELECT * INTO opened FROM showroom.session s WHERE s.environment = p_environment AND s.person = who AND s.state = 'open';
    is_new := NOT FOUND;
    IF is_new THEN
        opened.id := gen_random_uuid();
        INSERT INTO showroom.session (id, environment, person, name, layer, mode, created_at)
        VALUES (opened.id, p_environment, who, coalesce(p_name, ''), showroom.new_layer(p_environment, opened.id),
                target.session_mode, showroom.now());
        INSERT INTO showroom.session_activity VALUES (opened.id, showroom.now());
    ELSE
        PERFORM showroom.require_session(opened.id);
        UPDATE showroom.session_activity SET last_activity = showroom.now() WHERE session_activity.session = opened.id;
    END IF;
    session := opened.id;
    token := showroom.new_session_token(opened.id, btrim(p_person), p_valid_for);
    PERFORM showroom.audit_record('session.open', p_environment, NULL,
                                  jsonb_build_object('session', opened.id, 'person', btrim(p_person), 'isNew', is_new));
    RETURN NEXT;
END
$$;

-- Tokens of a session, never the secrets.
CREATE FUNCTION showroom.session_tokens(p_session uuid)
RETURNS TABLE (id uuid, person text, issued_by text, created_at timestamptz, expires_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT t.id, t.person, t.issued_by, t.created_at, t.expires_at, t.revoked_at
  FROM showroom.require_session(p_session) s JOIN showroom.session_token t ON t.session = s.id
 ORDER BY t.created_at, t.id
$$;

CREATE FUNCTION showroom.session_revoke_token(p_token_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    of_session showroom.session := showroom.require_session((SELECT t.session FROM showroom.session_token t WHERE t.id = p_token_id));
BEGIN
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE id = p_token_id AND revoked_at IS NULL;
    IF FOUND THEN
        PERFORM showroom.audit_record('session.revoke-token', of_session.environment, NULL,
                                      jsonb_build_object('session', of_session.id, 'token', p_token_id));
    END IF;
END
$$;

-- Reset and undo --------------------------------------------------------------------------------------------------------

-- Puts a layer among its session's archives for 24 hours.
CREATE FUNCTION showroom.archive_layer(p_layer bigint, p_reason text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    UPDATE showroom.layer SET state = 'archived', archived_at = clock_timestamp() + (showroom.now() - now()),
           expires_at = showroom.now() + interval '24 hours', reason = p_reason
     WHERE id = p_layer
$$;

-- Takes a session's changes away, to be brought back within 24 hours; the archive. With a stamp (of session_stamp) only as long as
-- exactly that is there: SR008.
CREATE FUNCTION showroom.session_reset(p_session uuid, p_confirmation text, p_stamp text DEFAULT NULL, p_reason text DEFAULT '')
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.session;
    sizes jsonb;
BEGIN
    PERFORM showroom.require_confirmation(p_confirmation);
    target := showroom.hold_session(p_session);
    IF p_stamp IS NOT NULL AND p_stamp <> showroom_guard.layer_stamp(target.environment, target.layer) THEN
        PERFORM showroom.refuse('SR008', 'The session changed since the preview; nothing was reset.', 'Look at the preview again.');
    END IF;
    sizes := showroom_guard.layer_sizes(target.environment, target.layer);
    PERFORM showroom.archive_layer(target.layer, 'reset');
    UPDATE showroom.session SET layer = showroom.new_layer(target.environment, target.id) WHERE id = target.id;
    PERFORM showroom.audit_record('session.reset', target.environment, p_reason,
                                  jsonb_build_object('session', target.id, 'person', target.person, 'archive', target.layer),
                                  sizes, (SELECT jsonb_object_agg(k, 0) FROM jsonb_object_keys(sizes) k));
    RETURN target.layer;
END
$$;

-- The archive that an undo would bring back: the one named, else the latest; SR015.
CREATE FUNCTION showroom.archive_of(p_session uuid, p_archive bigint) RETURNS showroom.layer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_one showroom.layer;
BEGIN
    SELECT * INTO found_one FROM showroom.layer l
     WHERE l.session = p_session AND l.state = 'archived' AND (p_archive IS NULL OR l.id = p_archive)
       AND l.expires_at > showroom.now()
     ORDER BY l.archived_at DESC, l.id DESC LIMIT 1 FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR015', 'There is no reset to undo.',
                                'A reset can be undone once, within 24 hours; the list of archives shows what is left.');
    END IF;
    RETURN found_one;
END
$$;

-- Closing -----------------------------------------------------------------------------------------------------------------

-- Ends a session: its tokens are void, its changes an archive until clean-up.
CREATE FUNCTION showroom.end_session(p_session showroom.session) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.archive_layer(p_session.layer, 'closed');
    UPDATE showroom.session SET state = 'closed', closed_at = showroom.now(), layer = NULL WHERE id = p_session.id;
    UPDATE showroom.session_token SET revoked_at = showroom.now() WHERE session = p_session.id AND revoked_at IS NULL;
    DELETE FROM showroom.hold WHERE session = p_session.id;
    PERFORM showroom.audit_record('session.close', p_session.environment, NULL,
                                  jsonb_build_object('session', p_session.id, 'person', p_session.person));
END
$$;

CREATE FUNCTION showroom.session_close(p_session uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT showroom.end_session(showroom.hold_session(p_session))
$$;

-- Ends all sessions of an environment that is about to be filled or torn down, whoever holds them; SR006 while one writes.
CREATE FUNCTION showroom.end_sessions(p_environment text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.session;
BEGIN
    FOR target IN SELECT * FROM showroom.session s WHERE s.environment = p_environment AND s.state = 'open' ORDER BY s.id LOOP
        PERFORM pg_advisory_xact_lock(1397904723, hashtext(target.id::text));
        SELECT * INTO target FROM showroom.session s WHERE s.id = target.id FOR UPDATE;
        IF target.state = 'open' THEN
            PERFORM showroom.end_session(target);
        END IF;
    END LOOP;
EXCEPTION WHEN lock_not_available THEN
    PERFORM showroom.refuse('SR006', format('Somebody is writing in a session of “%s”.', p_environment),
                            'Try again once their transaction has ended.');
END
$$;

-- What a job's change of state means for its environment.
CREATE OR REPLACE FUNCTION showroom.settle_environment(p_job showroom.job) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    next_status text := CASE
        WHEN p_job.kind = 'seed' AND p_job.state = 'running' THEN 'seeding'
        WHEN p_job.kind = 'seed' AND p_job.state = 'done' THEN 'ready'
        WHEN p_job.kind = 'seed' AND p_job.state IN ('failed', 'cancelled') THEN p_job.state
        WHEN p_job.kind = 'teardown' AND p_job.state = 'running' THEN 'deleting'
        WHEN p_job.kind = 'teardown' AND p_job.state = 'done' THEN 'deleted'
        WHEN p_job.kind = 'teardown' AND p_job.state IN ('failed', 'cancelled') THEN showroom.status_after_teardown(p_job)
    END;
BEGIN
    IF next_status IS NULL THEN
        RETURN;
    END IF;
    UPDATE showroom.environment e
       SET status = next_status, updated_at = showroom.now(),
           deleted_at = CASE next_status WHEN 'deleted' THEN showroom.now() END
     WHERE e.id = p_job.environment;
    IF p_job.state = 'running' THEN
        PERFORM showroom.end_sessions(p_job.environment);
    END IF;
    IF p_job.kind = 'seed' AND next_status = 'ready' THEN
        UPDATE showroom.environment e
           SET ready_at = showroom.now(), duration_ms = (p_job.outcome ->> 'durationMs')::bigint,
               storage_bytes = showroom.environment_bytes(e.id)
         WHERE e.id = p_job.environment;
    END IF;
    IF next_status = 'deleted' THEN
        PERFORM showroom.forget_environment(p_job.environment);
    END IF;
END
$$;

-- What is kept about an environment that is gone: its row, which counts nothing any more, its jobs, its audit. Everything
-- else goes, the rows of its sessions first.
CREATE OR REPLACE FUNCTION showroom.forget_environment(p_id text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM showroom_guard.clear_layer(p_id, l.id, 9223372036854775807) FROM showroom.layer l WHERE l.environment = p_id;
    UPDATE showroom.environment
       SET row_counts = (SELECT coalesce(jsonb_object_agg(k, 0), '{}') FROM jsonb_object_keys(row_counts) k),
           events_by_kind = (SELECT coalesce(jsonb_object_agg(k, 0), '{}') FROM jsonb_object_keys(events_by_kind) k),
           storage_bytes = 0, fingerprint = NULL
     WHERE id = p_id;
    DELETE FROM showroom.base_fingerprint WHERE environment = p_id;
    DELETE FROM showroom.tile WHERE environment = p_id;
    DELETE FROM showroom.report WHERE environment = p_id;
    DELETE FROM showroom.access_link WHERE environment = p_id;
    DELETE FROM showroom.persona WHERE environment = p_id;
    DELETE FROM showroom.hold WHERE environment = p_id;
    DELETE FROM showroom.session WHERE environment = p_id;
    DELETE FROM showroom.layer WHERE environment = p_id;
    DELETE FROM showroom.sandbox WHERE environment = p_id;
END
$$;

GRANT EXECUTE ON FUNCTION showroom.session_open(text, text, text, interval), showroom.session_tokens(uuid),
    showroom.session_revoke_token(uuid), showroom.session_close(uuid)
    TO showroom_sales, showroom_support, showroom_service, showroom_app;
GRANT EXECUTE ON FUNCTION showroom.session_reset(uuid, text, text, text)
    TO showroom_sales, showroom_support, showroom_service, showroom_app;

RESET ROLE;
