-- A sweep goes on with what an earlier one began and did not end, because its program died.

SET LOCAL ROLE showroom_owner;

-- The newest job of an environment when it is of this kind and nobody works on it any more: its owner died, or nobody took it up for
-- ten minutes. NULL when somebody does, or it ended.
CREATE FUNCTION showroom.abandoned_job(p_environment text, p_kind text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT newest.id
  FROM (SELECT j.* FROM showroom.job j WHERE j.environment = p_environment ORDER BY j.id DESC LIMIT 1) newest
 WHERE newest.kind = p_kind
   AND CASE newest.state WHEN 'running' THEN NOT showroom.job_owner_lives(newest.id, newest.fencing_token, newest.lease_until)
                         WHEN 'queued' THEN newest.created_at <= showroom.now() - interval '10 minutes'
                         ELSE false END
$$;

-- What a sweep (auto-reset, expiry, cleanup) has to do by a moment, for one environment or all, longest due first. A life of seven
-- days is not warned of seven days ahead.
CREATE OR REPLACE FUNCTION showroom.due(p_sweep text, p_as_of timestamptz DEFAULT NULL, p_environment text DEFAULT NULL)
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
             WHERE p_sweep = 'auto-reset' AND (e.status = 'ready' AND e.expires_at > moment
                   OR e.status IN ('queued', 'seeding')
                      AND (SELECT j.parameters -> 'reset' FROM showroom.job j WHERE j.id = showroom.abandoned_job(e.id, 'seed')) = 'true')
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
            SELECT 'delete', e.expires_at + kept
             WHERE p_sweep = 'cleanup' AND (e.status = 'expired'
                   OR e.status = 'deleting' AND showroom.abandoned_job(e.id, 'teardown') IS NOT NULL)) a
     WHERE a.due_at <= moment AND (p_environment IS NULL OR e.id = p_environment)
     ORDER BY a.due_at, e.id;
END
$$;

-- Does what is due for one environment; the job to be run for it, NULL when it is done. SR003 when nothing is due any more, SR006
-- with what speaks against it.
CREATE OR REPLACE FUNCTION showroom.sweep_one(p_environment text, p_action text) RETURNS bigint
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
            RETURN CASE target.status WHEN 'ready' THEN showroom.start_reset(p_environment)
                                      ELSE showroom.abandoned_job(p_environment, 'seed') END;
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

RESET ROLE;
