-- What comes due by itself: auto-reset, warnings, expiry, clean-up. What is due is a question that anybody may ask; each environment
-- is then dealt with in a transaction of its own, which asks again.

SET LOCAL ROLE showroom_owner;

-- Why an environment is to be left alone, a sentence; empty when nothing speaks against touching it.
CREATE FUNCTION showroom.sweep_obstacle(p_environment showroom.environment) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held showroom.hold;
    busy showroom.job;
BEGIN
    IF p_environment.protected THEN
        RETURN 'It is protected.';
    END IF;
    SELECT * INTO held FROM showroom.hold h WHERE h.environment = p_environment.id AND h.until > showroom.now()
     ORDER BY h.until DESC LIMIT 1;
    IF FOUND THEN
        RETURN format('%s holds a session of it until %s UTC.', held.held_by,
                      to_char(held.until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'));
    END IF;
    SELECT * INTO busy FROM showroom.job j
     WHERE j.environment = p_environment.id AND j.state = 'running'
       AND showroom.job_owner_lives(j.id, j.fencing_token, j.lease_until) LIMIT 1;
    IF FOUND THEN
        RETURN format('Job %s (%s) is at work on it.', busy.id, busy.kind);
    END IF;
    RETURN '';
END
$$;

-- What makes a warning the same one: another end of life is another warning.
CREATE FUNCTION showroom.warning_mark(p_environment text, p_action text, p_expires_at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN p_action || '/' || p_environment || '/' || extract(epoch FROM p_expires_at)::bigint;

-- What a sweep (auto-reset, expiry, cleanup) has to do by a moment, for one environment or all, longest due first. A life of seven
-- days is not warned of seven days ahead.
CREATE FUNCTION showroom.due(p_sweep text, p_as_of timestamptz DEFAULT NULL, p_environment text DEFAULT NULL)
RETURNS TABLE (environment text, name text, action text, due_at timestamptz, expires_at timestamptz, obstacle text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    moment timestamptz := coalesce(p_as_of, showroom.now());
    kept interval := make_interval(days => showroom.setting_value('sweep.cleanUpDays')::integer);
BEGIN
    IF p_sweep IS NULL OR p_sweep NOT IN ('auto-reset', 'expiry', 'cleanup') THEN
        PERFORM showroom.refuse('SR005', format('There is no sweep “%s”.', left(p_sweep, 40)),
            'The sweeps are auto-reset, expiry and cleanup.',
            '[{"field": "due", "code": "unknown", "message": "Give auto-reset, expiry or cleanup."}]');
    END IF;
    RETURN QUERY
    SELECT e.id::text, e.name, a.action, a.due_at, e.expires_at, showroom.sweep_obstacle(e)
      FROM showroom.environment e
      LEFT JOIN showroom.sandbox s ON s.environment = e.id
     CROSS JOIN LATERAL (
            SELECT 'reset' AS action, coalesce(s.last_reset_at, e.created_at) + make_interval(hours => s.auto_reset_hours) AS due_at
             WHERE p_sweep = 'auto-reset' AND e.status = 'ready' AND e.expires_at > moment
            UNION ALL
            SELECT 'expire', e.expires_at WHERE p_sweep = 'expiry' AND e.status = 'ready'
            UNION ALL
            SELECT w.action, e.expires_at - w.ahead
              FROM (VALUES ('warn-7', interval '7 days', interval '1 day'), ('warn-1', interval '1 day', interval '0'))
                   w (action, ahead, next_one)
             WHERE p_sweep = 'expiry' AND e.status = 'ready' AND NOT e.protected AND e.expires_at > moment + w.next_one
               AND e.expires_at - e.created_at > w.ahead
               AND NOT EXISTS (SELECT FROM showroom.notification n
                                WHERE n.once = showroom.warning_mark(e.id, w.action, e.expires_at))
            UNION ALL
            SELECT 'delete', e.expires_at + kept WHERE p_sweep = 'cleanup' AND e.status = 'expired') a
     WHERE a.due_at <= moment AND (p_environment IS NULL OR e.id = p_environment)
     ORDER BY a.due_at, e.id;
END
$$;

-- The same as a sweep would take it now: warnings as many as there are, of the rest no more than the cap without an obstacle.
CREATE FUNCTION showroom.sweep_preview(p_sweep text, p_as_of timestamptz DEFAULT NULL)
RETURNS TABLE (environment text, name text, action text, due_at timestamptz, expires_at timestamptz, obstacle text,
               is_within_cap boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT d.environment, d.name, d.action, d.due_at, d.expires_at, d.obstacle,
       d.obstacle <> '' OR d.action LIKE 'warn-%'
       OR count(*) FILTER (WHERE d.obstacle = '' AND d.action NOT LIKE 'warn-%') OVER (ORDER BY d.due_at, d.environment
                ROWS UNBOUNDED PRECEDING) <= (SELECT showroom.setting_value('sweep.cap'))
  FROM showroom.due(p_sweep, p_as_of) d
 ORDER BY d.due_at, d.environment
$$;

-- Resetting ------------------------------------------------------------------------------------------------------------

-- Records the job that empties a sandbox and fills it with the same dataset. SR003 for one that is protected or not ready, SR006
-- and SR009 for one that is in use.
CREATE FUNCTION showroom.start_reset(p_id text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
    new_job bigint;
BEGIN
    PERFORM showroom.hold_sandbox(p_id);
    IF target.protected THEN
        PERFORM showroom.refuse('SR003', format('“%s” is protected.', p_id), 'Lift the protection first.');
    ELSIF target.status <> 'ready' THEN
        PERFORM showroom.refuse('SR003', format('“%s” is %s; it cannot be reset.', p_id, target.status),
                                'Only what is ready can be reset.');
    END IF;
    PERFORM showroom.require_idle(p_id);
    PERFORM showroom.require_not_held(p_id);
    UPDATE showroom.environment SET status = 'queued', updated_at = showroom.now() WHERE id = p_id;
    new_job := showroom.new_job('seed', p_id, '{"reset": true}');
    PERFORM showroom.audit_record('sandbox.reset', p_id, NULL, jsonb_build_object('job', new_job), target.row_counts);
    RETURN new_job;
END
$$;

-- The environment whose rows a job is to remove before it fills them in anew, for its present owner; NULL once it began to fill,
-- and for a job that resets nothing. Holds the job until the transaction ends.
CREATE FUNCTION showroom.environment_to_empty(p_job bigint, p_token integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.hold_job(p_job, p_token);
    RETURN (SELECT j.environment FROM showroom.job j
             WHERE j.id = p_job AND j.kind = 'seed' AND j.parameters -> 'reset' = 'true'
               AND NOT EXISTS (SELECT FROM showroom.job_step s WHERE s.job = p_job));
END
$$;

-- Removes what an environment in the product's tables holds before a job fills it again, with the caller's rights; how many rows.
CREATE FUNCTION showroom.empty_for_reset(p_job bigint, p_token integer) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target text := showroom.environment_to_empty(p_job, p_token);
    removed bigint := 0;
    entry record;
BEGIN
    IF target IS NOT NULL THEN
        FOR entry IN SELECT * FROM showroom.environment_tables(target) LOOP
            removed := removed + showroom.clear_table(target, entry.schema_name || '.' || entry.table_name);
        END LOOP;
    END IF;
    RETURN removed;
END
$$;

-- Stamps a reset that is done, and tells.
CREATE FUNCTION showroom.note_reset() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE showroom.sandbox SET last_reset_at = showroom.now() WHERE environment = NEW.environment;
    PERFORM showroom.queue_notification(NEW.environment, 'reset', jsonb_build_object('job', NEW.id));
    RETURN NULL;
END
$$;
CREATE TRIGGER note_reset AFTER UPDATE OF state ON showroom.job
    FOR EACH ROW WHEN (NEW.kind = 'seed' AND NEW.state = 'done' AND OLD.state <> 'done' AND NEW.parameters -> 'reset' = 'true')
    EXECUTE FUNCTION showroom.note_reset();

-- Sweeping -------------------------------------------------------------------------------------------------------------

-- Does what is due for one environment; the job to be run for it, NULL when it is done. SR003 when nothing is due any more, SR006
-- with what speaks against it.
CREATE FUNCTION showroom.sweep_one(p_environment text, p_action text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_environment);
    found_due record;
BEGIN
    SELECT * INTO found_due
      FROM showroom.due(CASE p_action WHEN 'reset' THEN 'auto-reset' WHEN 'delete' THEN 'cleanup' ELSE 'expiry' END,
                        NULL, p_environment) d
     WHERE d.action = p_action;
    IF NOT FOUND THEN
        PERFORM showroom.refuse('SR003', format('Nothing is due for “%s” any more.', p_environment),
                                'Somebody else dealt with it, or changed it.');
    ELSIF found_due.obstacle <> '' THEN
        PERFORM showroom.refuse('SR006', format('“%s” was left alone. %s', p_environment, found_due.obstacle),
                                'The next sweep tries again.');
    END IF;
    CASE p_action
        WHEN 'reset' THEN
            RETURN showroom.start_reset(p_environment);
        WHEN 'expire' THEN
            PERFORM showroom.end_life(target, 'environment.expire', target.expires_at);
        WHEN 'delete' THEN
            RETURN showroom.start_teardown(p_environment);
        ELSE
            PERFORM showroom.queue_notification(p_environment, 'expiry-warning',
                jsonb_build_object('days', right(p_action, 1)::integer, 'expiresAt', target.expires_at AT TIME ZONE 'UTC'),
                showroom.warning_mark(p_environment, p_action, target.expires_at));
    END CASE;
    RETURN NULL;
END
$$;

-- Where an environment is reached, as this persona or, with none, as nobody in particular.
CREATE OR REPLACE FUNCTION showroom.environment_url(p_environment text, p_persona text DEFAULT NULL) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN 'https://' || p_environment || '.' || showroom.text_setting_value('access.baseDomain')
       || CASE WHEN coalesce(p_persona, '') = '' THEN '' ELSE '?auto_login=' || showroom.url_part(p_persona) END;

-- Notifications --------------------------------------------------------------------------------------------------------

-- Tells the owner that an environment is gone.
CREATE FUNCTION showroom.note_deletion() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM showroom.queue_notification(NEW.id, 'deleted', '{}');
    RETURN NULL;
END
$$;
CREATE TRIGGER note_deletion AFTER UPDATE OF status ON showroom.environment
    FOR EACH ROW WHEN (NEW.status = 'deleted' AND OLD.status <> 'deleted') EXECUTE FUNCTION showroom.note_deletion();

CREATE TABLE showroom.notification_read (
    login text PRIMARY KEY,
    up_to bigint NOT NULL
);

-- What concerns the caller, newest first: word for their login and of their environments, for operations of all.
CREATE FUNCTION showroom.notification_list(p_limit integer DEFAULT 100)
RETURNS TABLE (id bigint, kind text, environment text, recipient text, content jsonb, created_at timestamptz,
               delivered_at timestamptz, is_read boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT n.id, n.kind, n.environment::text, n.recipient, n.content, n.created_at, n.delivered_at,
       n.id <= coalesce((SELECT r.up_to FROM showroom.notification_read r WHERE r.login = session_user), 0)
  FROM showroom.notification n
 WHERE pg_has_role(session_user, 'showroom_ops', 'USAGE') OR n.recipient = session_user OR n.content ->> 'owner' = session_user
 ORDER BY n.id DESC
 LIMIT least(greatest(p_limit, 1), 1000)
$$;

CREATE FUNCTION showroom.count_unread_notifications() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT count(*) FROM showroom.notification_list(1000) n WHERE NOT n.is_read
$$;

CREATE FUNCTION showroom.mark_notifications_read(p_up_to bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
INSERT INTO showroom.notification_read AS r (login, up_to) VALUES (session_user, p_up_to)
ON CONFLICT (login) DO UPDATE SET up_to = greatest(r.up_to, excluded.up_to)
$$;

-- For whoever delivers: what waits, oldest first, and what became of it.
CREATE FUNCTION showroom.waiting_notifications(p_limit integer DEFAULT 100) RETURNS SETOF showroom.notification
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT * FROM showroom.notification n WHERE n.delivered_at IS NULL ORDER BY n.created_at, n.id
 LIMIT least(greatest(p_limit, 1), 1000)
$$;

CREATE FUNCTION showroom.settle_notification(p_id bigint, p_is_delivered boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
UPDATE showroom.notification
   SET attempts = attempts + 1, delivered_at = CASE WHEN p_is_delivered THEN showroom.now() END
 WHERE id = p_id AND delivered_at IS NULL
$$;

GRANT EXECUTE ON FUNCTION showroom.due(text, timestamptz, text), showroom.sweep_preview(text, timestamptz),
    showroom.notification_list(integer), showroom.count_unread_notifications(), showroom.mark_notifications_read(bigint)
    TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.start_reset(text), showroom.environment_to_empty(bigint, integer),
    showroom.empty_for_reset(bigint, integer), showroom.sweep_one(text, text) TO showroom_ops, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.waiting_notifications(integer), showroom.settle_notification(bigint, boolean)
    TO showroom_service;

RESET ROLE;
