-- A held session also keeps its environment: while somebody holds one, nobody else tears the environment down or resets all of its
-- sessions. Administrators may release what others hold; that is on record. And rows that an undo cannot bring back have readable
-- names.

RESET ROLE;
SET LOCAL ROLE showroom_owner;

-- Refuses as long as somebody else holds the environment or one of its sessions: who, which and until when; SR009.
CREATE FUNCTION showroom.require_unheld(p_environment text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_one record;
BEGIN
    SELECT h.held_by, h.until, h.reason, count(*) OVER () - 1 AS others,
           CASE WHEN h.session IS NULL THEN format('“%s”', p_environment)
                WHEN s.mode = 'shared' THEN format('the shared session of “%s”', p_environment)
                WHEN s.person = h.held_by THEN format('their session in “%s”', p_environment)
                ELSE format('the session of %s in “%s”', s.person, p_environment) END AS what
      INTO found_one
      FROM showroom.hold h LEFT JOIN showroom.session s ON s.id = h.session
     WHERE h.environment = p_environment AND h.until > showroom.now() AND h.held_by <> session_user
     ORDER BY h.until DESC LIMIT 1;
    IF FOUND THEN
        PERFORM showroom.refuse('SR009',
            format('%s holds %s until %s UTC%s%s.', found_one.held_by, found_one.what,
                   to_char(found_one.until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'),
                   coalesce(': ' || nullif(found_one.reason, ''), ''),
                   CASE WHEN found_one.others > 0 THEN format(' (and %s more)', found_one.others) ELSE '' END),
            'Wait until then, ask them to release it, or have an administrator release the holds.');
    END IF;
END
$$;

-- Releases whatever others hold of an environment, for an administrator who has to go on; how much.
CREATE FUNCTION showroom.release_holds(p_environment text, p_reason text DEFAULT '') RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    released record;
    count integer := 0;
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    FOR released IN DELETE FROM showroom.hold h WHERE h.environment = p_environment RETURNING * LOOP
        count := count + 1;
        PERFORM showroom.audit_record('session.release', p_environment, p_reason,
            jsonb_build_object('session', released.session, 'heldBy', released.held_by, 'until', released.until));
    END LOOP;
    RETURN count;
END
$$;
GRANT EXECUTE ON FUNCTION showroom.release_holds(text, text) TO showroom_admin;

-- Waits until no transaction writes in the session, and keeps all out until the end; SR006, SR009 (unless the hold is no matter),
-- SR011.
DROP FUNCTION showroom.hold_session(uuid);
CREATE FUNCTION showroom.hold_session(p_session uuid, p_despite_hold boolean DEFAULT false) RETURNS showroom.session
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    held showroom.session := showroom.require_session(p_session);
    in_use record;
BEGIN
    BEGIN
        PERFORM pg_advisory_xact_lock(1397904723, hashtext(p_session::text));
        SELECT * INTO held FROM showroom.session s WHERE s.id = p_session FOR UPDATE;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        PERFORM showroom.refuse('SR006', format('%s is writing in this session.',
                                                CASE held.person WHEN '*' THEN 'Somebody' ELSE held.person END),
                                'Try again once their transaction has ended.');
    END;
    IF held.state IS DISTINCT FROM 'open' THEN
        PERFORM showroom.refuse('SR011', 'This session was closed.', 'Open it again to go on.');
    END IF;
    SELECT h.held_by, h.until, h.reason INTO in_use FROM showroom.hold h
     WHERE h.environment = held.environment AND (h.session IS NULL OR h.session = held.id)
       AND h.until > showroom.now() AND h.held_by <> session_user
     ORDER BY h.until DESC LIMIT 1;
    IF FOUND AND NOT p_despite_hold THEN
        PERFORM showroom.refuse('SR009',
            format('%s holds this session until %s UTC%s.', in_use.held_by,
                   to_char(in_use.until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), coalesce(': ' || nullif(in_use.reason, ''), '')),
            'Wait until then, ask them to release it, or have an administrator release it.');
    END IF;
    RETURN held;
END
$$;

-- "In use until …": nobody else resets, undoes or closes the session meanwhile, or tears its environment down. NULL releases it,
-- an administrator also what somebody else holds.
CREATE OR REPLACE FUNCTION showroom.session_hold(p_session uuid, p_until timestamptz, p_reason text DEFAULT '') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.session := showroom.hold_session(p_session,
                                   p_until IS NULL AND pg_has_role(session_user, 'showroom_admin', 'USAGE'));
    held_by text;
BEGIN
    IF p_until NOT BETWEEN showroom.now() AND showroom.now() + interval '7 days' THEN
        PERFORM showroom.refuse('SR005', 'A session cannot be held until then.', 'Give a time within the next seven days.',
            '[{"field": "until", "code": "out-of-range", "message": "Give a time within the next seven days."}]');
    END IF;
    DELETE FROM showroom.hold h WHERE h.session = target.id RETURNING h.held_by INTO held_by;
    IF p_until IS NOT NULL THEN
        INSERT INTO showroom.hold (environment, session, reason, until, created_at)
        VALUES (target.environment, target.id, coalesce(p_reason, ''), p_until, showroom.now());
    END IF;
    PERFORM showroom.audit_record(CASE WHEN p_until IS NULL THEN 'session.release' ELSE 'session.hold' END, target.environment,
                                  p_reason, jsonb_build_object('session', target.id, 'until', p_until, 'heldBy', held_by));
END
$$;

-- Resets all open sessions of an environment that have changes, or none when one cannot be.
CREATE OR REPLACE FUNCTION showroom.reset_sessions(p_environment text, p_confirmation text, p_reason text DEFAULT '')
RETURNS TABLE (session uuid, archive bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.require_environment_id(p_environment);
    PERFORM showroom.require_confirmation(p_confirmation);
    PERFORM showroom.require_unheld(p_environment);
    FOR session IN SELECT s.id FROM showroom.session s WHERE s.environment = p_environment AND s.state = 'open' ORDER BY s.id LOOP
        CONTINUE WHEN (SELECT showroom_guard.is_layer_empty(s.environment, s.layer) FROM showroom.session s
                        WHERE s.id = reset_sessions.session);
        archive := showroom.session_reset(session, p_confirmation, NULL, p_reason);
        RETURN NEXT;
    END LOOP;
END
$$;

-- Marks an environment as deleting and records the job that clears it; SR009 while somebody else holds a session of it.
CREATE OR REPLACE FUNCTION showroom.start_teardown(p_id text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
    status_before text := target.status;
BEGIN
    IF target.protected THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('“%s” is protected.', p_id),
            HINT = 'Lift the protection first.';
    END IF;
    PERFORM showroom.require_idle(p_id);
    PERFORM showroom.require_unheld(p_id);
    IF status_before = 'deleting' THEN
        -- An earlier teardown lost its owner; what the environment was before it stands in that job.
        SELECT j.parameters ->> 'statusBefore' INTO status_before FROM showroom.job j
         WHERE j.environment = p_id AND j.kind = 'teardown' ORDER BY j.id DESC LIMIT 1;
    ELSIF status_before IN ('queued', 'seeding') THEN
        status_before := 'cancelled';
    END IF;
    UPDATE showroom.environment SET status = 'deleting' WHERE id = p_id;
    PERFORM showroom.audit_record('environment.teardown', p_id, NULL, '{}');
    RETURN showroom.new_job('teardown', p_id, jsonb_build_object('statusBefore', status_before));
END
$$;

-- Refuses to restore an archive in part, with the first rows that do not fit, named as people read them; SR016.
CREATE OR REPLACE FUNCTION showroom.refuse_misfits(p_rows jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.refuse('SR016', format('%s archived changes do not fit what is there now; nothing was restored.',
                                            jsonb_array_length(p_rows)),
        'Change or delete the rows that are in the way and undo again, or restore the others alone; the archive keeps these.',
        (SELECT jsonb_agg(jsonb_build_object(
                    'field', concat_ws(' ', r ->> 'table', (SELECT string_agg(k.value, ', ') FROM jsonb_each_text(r -> 'key') k)),
                    'code', 'does-not-fit', 'message', r ->> 'problem') ORDER BY n)
           FROM jsonb_array_elements(p_rows) WITH ORDINALITY u (r, n) WHERE n <= 50));
END
$$;

GRANT SELECT (state) ON showroom.layer TO showroom_guard;

RESET ROLE;
SET LOCAL ROLE showroom_guard;

-- Notes which archives have values in a column that is about to go. Open sessions go on without it, and whoever works there saw that.
CREATE OR REPLACE FUNCTION showroom_guard.note_loss(p_overlay text, p_column text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.layered_table := (SELECT t FROM showroom.layered_table t WHERE t.overlay = p_overlay);
BEGIN
    EXECUTE format('INSERT INTO showroom.layer_loss SELECT o._sr_layer, %L, %L, count(*) FROM %s o '
                   'JOIN showroom.layer l ON l.id = o._sr_layer AND l.state = ''archived'' '
                   'WHERE o._sr_op <> ''D'' AND o.%I IS NOT NULL GROUP BY o._sr_layer '
                   'ON CONFLICT (layer, product_table, column_name) DO UPDATE SET row_count = excluded.row_count',
                   target.product_table, p_column, target.overlay, p_column);
END
$$;

RESET ROLE;
