-- Jobs: long operations that survive their owners.
--
-- The owner of a job holds a session-level advisory lock on (job, fencing token): a free lock says that the owner is gone.
-- The lease is for owners that live but no longer move. Whoever takes a job over raises its token; from then on nothing
-- that the earlier owner still tries is accepted, since every effect is recorded together with the token.

-- The second key of the two-integer advisory lock of a job's owner: our mark in the upper bits, the token in the lower ones.
CREATE FUNCTION showroom.job_lock_key(p_token integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT 1398931456 + p_token % 65536
$$;

-- True while the owner's session is connected and its lease has not run out.
CREATE FUNCTION showroom.job_owner_lives(p_job bigint, p_token integer, p_lease_until timestamptz) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT coalesce(p_lease_until > clock_timestamp(), false)
   AND EXISTS (SELECT FROM pg_locks l
                WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
                  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND l.classid::bigint = p_job AND l.objid::bigint = showroom.job_lock_key(p_token))
$$;

CREATE VIEW showroom.job_list AS
SELECT j.id, j.kind, j.environment, j.state, j.cancel_requested, j.requested_by, j.program, j.host, j.created_at, j.started_at,
       j.finished_at, j.progress, j.parameters, j.outcome, j.error, j.fencing_token,
       j.state = 'running' AND NOT showroom.job_owner_lives(j.id, j.fencing_token, j.lease_until) AS is_orphaned
  FROM showroom.job j;

-- Which role a kind of job takes.
CREATE FUNCTION showroom.require_job_role(p_kind text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    needed text := CASE p_kind WHEN 'export' THEN 'showroom_support' ELSE 'showroom_ops' END;
BEGIN
    IF NOT (pg_has_role(session_user, needed, 'USAGE') OR pg_has_role(session_user, 'showroom_service', 'USAGE')) THEN
        RAISE EXCEPTION USING ERRCODE = '42501',
            MESSAGE = format('Your role may not run jobs of the kind “%s”.', p_kind),
            HINT = format('It takes the role %s.', needed);
    END IF;
END
$$;

-- Records a job for somebody to claim. For the functions that begin an operation.
CREATE FUNCTION showroom.new_job(p_kind text, p_environment text, p_parameters jsonb) RETURNS bigint
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
INSERT INTO showroom.job (kind, environment, parameters, created_at)
VALUES (p_kind, p_environment, p_parameters, showroom.now())
RETURNING id
$$;

-- What a job's change of state means for its environment.
CREATE FUNCTION showroom.settle_environment(p_job showroom.job) RETURNS void
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
        -- Nothing was removed: a teardown is one transaction.
        WHEN p_job.kind = 'teardown' AND p_job.state IN ('failed', 'cancelled') THEN p_job.parameters ->> 'statusBefore'
    END;
BEGIN
    IF next_status IS NULL THEN
        RETURN;
    END IF;
    UPDATE showroom.environment e
       SET status = next_status, updated_at = showroom.now(),
           deleted_at = CASE next_status WHEN 'deleted' THEN showroom.now() END
     WHERE e.id = p_job.environment;
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

-- Locks the environment that a job's change of state will change, before the job itself: who starts a teardown locks in this
-- order too, and two orders would be a deadlock.
CREATE FUNCTION showroom.hold_environment_of(p_job bigint) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
SELECT FROM showroom.environment e
 WHERE e.id = (SELECT j.environment FROM showroom.job j WHERE j.id = p_job AND j.kind <> 'export')
   FOR NO KEY UPDATE
$$;

-- Makes the caller's session the owner of a job and returns it with its new token.
CREATE FUNCTION showroom.claim_job(p_job bigint, p_program text, p_host text, p_pid bigint) RETURNS SETOF showroom.job_list
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    claimed showroom.job;
BEGIN
    PERFORM showroom.hold_environment_of(p_job);
    SELECT * INTO claimed FROM showroom.job WHERE id = p_job FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('There is no job %s.', p_job),
            HINT = 'List the jobs to find the one you mean.';
    END IF;
    PERFORM showroom.require_job_role(claimed.kind);
    -- Only a seed goes on where it stopped. A teardown that ended once must not fall on what bears the id today.
    IF claimed.state = 'done' OR (claimed.kind <> 'seed' AND claimed.state NOT IN ('queued', 'running')) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s.', p_job, claimed.state),
            HINT = 'Start the operation anew.';
    END IF;
    IF claimed.kind = 'seed' AND NOT EXISTS (
           SELECT FROM showroom.environment e
            WHERE e.id = claimed.environment AND e.status IN ('queued', 'seeding', 'failed', 'cancelled')
              AND e.created_at <= claimed.created_at) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('“%s” no longer waits for job %s.', claimed.environment, p_job),
            HINT = 'See what the environment is now in the list of environments.';
    END IF;
    IF claimed.state = 'running'
       AND showroom.job_owner_lives(claimed.id, claimed.fencing_token, claimed.lease_until) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR006',
            MESSAGE = format('Job %s is being worked on by %s on %s.', p_job, claimed.program, claimed.host),
            HINT = 'Watch it in the list of jobs; it can be taken over when that program ends.';
    END IF;
    IF NOT pg_try_advisory_lock(p_job::integer, showroom.job_lock_key(claimed.fencing_token + 1)) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR006', MESSAGE = format('Job %s is just being taken over.', p_job),
            HINT = 'Try again in a moment.';
    END IF;
    UPDATE showroom.job j
       SET state = 'running', fencing_token = claimed.fencing_token + 1, cancel_requested = false,
           program = p_program, host = p_host, process_id = p_pid,
           heartbeat_at = clock_timestamp(), lease_until = clock_timestamp() + interval '60 seconds',
           started_at = coalesce(j.started_at, showroom.now()), finished_at = NULL, error = NULL
     WHERE j.id = p_job
    RETURNING j.* INTO claimed;
    PERFORM showroom.settle_environment(claimed);
    RETURN QUERY SELECT * FROM showroom.job_list l WHERE l.id = p_job;
END
$$;

-- Raises SR006 unless the token is the job's present one, and 42501 for whom its kind is not open, since tokens are no secret;
-- holds the job until the end of the transaction.
CREATE FUNCTION showroom.hold_job(p_job bigint, p_token integer) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    held_kind text;
BEGIN
    SELECT kind INTO held_kind FROM showroom.job
     WHERE id = p_job AND fencing_token = p_token AND state = 'running' FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR006', MESSAGE = format('Somebody else has taken over job %s.', p_job),
            HINT = 'Watch it in the list of jobs.';
    END IF;
    PERFORM showroom.require_job_role(held_kind);
END
$$;

-- Says that the owner lives and where the job stands; true when it should stop.
CREATE FUNCTION showroom.job_heartbeat(p_job bigint, p_token integer, p_progress jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wanted boolean;
BEGIN
    PERFORM showroom.require_job_role((SELECT kind FROM showroom.job WHERE id = p_job));
    UPDATE showroom.job
       SET heartbeat_at = clock_timestamp(), lease_until = clock_timestamp() + interval '60 seconds', progress = p_progress
     WHERE id = p_job AND fencing_token = p_token AND state = 'running'
    RETURNING cancel_requested INTO wanted;
    IF NOT FOUND AND EXISTS (SELECT FROM showroom.job WHERE id = p_job AND fencing_token > p_token) THEN
        PERFORM showroom.hold_job(p_job, p_token);
    END IF;
    RETURN coalesce(wanted, false);
END
$$;

-- Records a finished step inside the transaction of its effect.
CREATE FUNCTION showroom.record_step(p_job bigint, p_token integer, p_number integer, p_name text, p_rows bigint)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM showroom.hold_job(p_job, p_token);
    INSERT INTO showroom.job_step (job, number, name, rows, fencing_token)
    VALUES (p_job, p_number, p_name, p_rows, p_token);
END
$$;

CREATE FUNCTION showroom.finished_steps(p_job bigint) RETURNS TABLE (number integer, name text, rows bigint)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT number, name, rows FROM showroom.job_step WHERE job = p_job ORDER BY number
$$;

-- Records how a job ended, and what that means for its environment. A teardown's outcome says per table what it removed and
-- what remains.
CREATE FUNCTION showroom.finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb,
                                    p_progress jsonb) RETURNS SETOF showroom.job_list
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    finished showroom.job;
BEGIN
    PERFORM showroom.hold_environment_of(p_job);
    PERFORM showroom.hold_job(p_job, p_token);
    UPDATE showroom.job j
       SET state = p_state, outcome = p_outcome, error = p_error, progress = p_progress, finished_at = showroom.now(),
           lease_until = NULL, cancel_requested = false
     WHERE j.id = p_job
    RETURNING j.* INTO finished;
    PERFORM showroom.settle_environment(finished);
    PERFORM showroom.audit_record('job.' || finished.kind || '.' || p_state, finished.environment, NULL,
        jsonb_build_object('job', p_job, 'outcome', p_outcome),
        CASE WHEN finished.kind = 'teardown' THEN p_outcome -> 'removed' END,
        CASE WHEN finished.kind = 'teardown' THEN p_outcome -> 'remaining'
             WHEN finished.kind = 'seed' AND p_state = 'done'
             THEN (SELECT e.row_counts FROM showroom.environment e WHERE e.id = finished.environment) END);
    PERFORM pg_advisory_unlock(p_job::integer, showroom.job_lock_key(p_token));
    RETURN QUERY SELECT * FROM showroom.job_list l WHERE l.id = p_job;
END
$$;

-- Asks the owner to stop; a job that nobody works on ends at once.
CREATE FUNCTION showroom.request_cancel(p_job bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    asked showroom.job;
BEGIN
    PERFORM showroom.hold_environment_of(p_job);
    SELECT * INTO asked FROM showroom.job WHERE id = p_job FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('There is no job %s.', p_job),
            HINT = 'List the jobs to find the one you mean.';
    END IF;
    PERFORM showroom.require_job_role(asked.kind);
    IF asked.state NOT IN ('queued', 'running') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s; there is nothing to cancel.', p_job, asked.state),
            HINT = 'The list of jobs shows how it ended.';
    END IF;
    IF asked.state = 'running' AND showroom.job_owner_lives(asked.id, asked.fencing_token, asked.lease_until) THEN
        UPDATE showroom.job SET cancel_requested = true WHERE id = p_job;
        RETURN;
    END IF;
    -- The raised token keeps an owner that thaws later from going on.
    UPDATE showroom.job j
       SET state = 'cancelled', fencing_token = j.fencing_token + 1, finished_at = showroom.now(), lease_until = NULL
     WHERE j.id = p_job
    RETURNING j.* INTO asked;
    PERFORM showroom.settle_environment(asked);
    PERFORM showroom.audit_record('job.' || asked.kind || '.cancelled', asked.environment, NULL,
                                  jsonb_build_object('job', p_job));
END
$$;

GRANT SELECT ON showroom.job_list TO showroom_viewer;
GRANT EXECUTE ON FUNCTION showroom.job_lock_key(integer), showroom.job_owner_lives(bigint, integer, timestamptz)
    TO showroom_viewer;
GRANT EXECUTE ON FUNCTION showroom.claim_job(bigint, text, text, bigint), showroom.job_heartbeat(bigint, integer, jsonb),
    showroom.record_step(bigint, integer, integer, text, bigint), showroom.finished_steps(bigint),
    showroom.finish_job(bigint, integer, text, jsonb, jsonb, jsonb), showroom.request_cancel(bigint)
    TO showroom_support, showroom_service;
