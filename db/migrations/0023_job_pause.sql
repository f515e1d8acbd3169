-- Pause and resume: a job stops between two steps, is nobody's until somebody asks for it again, and goes on behind the
-- steps that it finished.

SET LOCAL ROLE showroom_owner;

CREATE OR REPLACE VIEW showroom.job_list AS
SELECT j.id, j.kind, j.environment, j.state, j.cancel_requested, j.requested_by, j.program, j.host, j.created_at, j.started_at,
       j.finished_at, j.progress, j.parameters, j.outcome, j.error, j.fencing_token,
       j.state = 'running' AND NOT showroom.job_owner_lives(j.id, j.fencing_token, j.lease_until) AS is_orphaned,
       j.pause_requested
  FROM showroom.job j;

-- Whether a kind of job has steps to stop between: a teardown is one transaction, an export one file.
CREATE FUNCTION showroom.job_has_steps(p_kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN p_kind = 'seed';

-- A job's row, locked behind its environment's, for whom its kind is open; SR002, 42501.
CREATE FUNCTION showroom.hold_job_row(p_job bigint) RETURNS showroom.job
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    held showroom.job;
BEGIN
    PERFORM showroom.hold_environment_of(p_job);
    SELECT * INTO held FROM showroom.job WHERE id = p_job FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'SR002', MESSAGE = format('There is no job %s.', p_job),
            HINT = 'List the jobs to find the one you mean.';
    END IF;
    PERFORM showroom.require_job_role(held.kind);
    RETURN held;
END
$$;

-- Refuses, as SR003 or SR006, to let anybody begin or go on with a job as it stands now.
CREATE FUNCTION showroom.require_claimable(p_job showroom.job) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Only a job with steps goes on where it stopped. A teardown that ended once must not fall on what bears the id today.
    IF p_job.state = 'done' OR (NOT showroom.job_has_steps(p_job.kind) AND p_job.state NOT IN ('queued', 'running')) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s.', p_job.id, p_job.state),
            HINT = 'Start the operation anew.';
    END IF;
    IF p_job.kind = 'seed' AND NOT EXISTS (
           SELECT FROM showroom.environment e
            WHERE e.id = p_job.environment AND e.status IN ('queued', 'seeding', 'failed', 'cancelled')
              AND e.created_at <= p_job.created_at) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('“%s” no longer waits for job %s.', p_job.environment, p_job.id),
            HINT = 'See what the environment is now in the list of environments.';
    END IF;
    IF p_job.state = 'running' AND showroom.job_owner_lives(p_job.id, p_job.fencing_token, p_job.lease_until) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR006',
            MESSAGE = format('Job %s is being worked on by %s on %s.', p_job.id, p_job.program, p_job.host),
            HINT = 'Watch it in the list of jobs; it can be taken over when that program ends.';
    END IF;
END
$$;

-- What the next owner of a job begins with: the time that was worked so far is its predecessors', the rows too.
CREATE FUNCTION showroom.progress_of_next_owner(p_progress jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN p_progress = '{}' THEN p_progress
            ELSE p_progress || jsonb_build_object(
                'earlierMs', coalesce((p_progress ->> 'earlierMs')::bigint, 0) + coalesce((p_progress ->> 'elapsedMs')::bigint, 0),
                'elapsedMs', 0, 'resumedAt', coalesce(p_progress -> 'done', '0')) END;

-- Makes the caller's session the owner of a job and returns it with its new token. What somebody paused or cancelled while it
-- waited in a program is not begun by that program later: it takes resume_job first.
CREATE OR REPLACE FUNCTION showroom.claim_job(p_job bigint, p_program text, p_host text, p_pid bigint)
RETURNS SETOF showroom.job_list
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    claimed showroom.job := showroom.hold_job_row(p_job);
BEGIN
    PERFORM showroom.require_claimable(claimed);
    IF claimed.state IN ('paused', 'cancelled') AND (claimed.pause_requested OR claimed.cancel_requested) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s.', p_job, claimed.state),
            HINT = 'Resume it to go on.';
    END IF;
    IF NOT pg_try_advisory_lock(p_job::integer, showroom.job_lock_key(claimed.fencing_token + 1)) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR006', MESSAGE = format('Job %s is just being taken over.', p_job),
            HINT = 'Try again in a moment.';
    END IF;
    UPDATE showroom.job j
       SET state = 'running', fencing_token = claimed.fencing_token + 1, cancel_requested = false, pause_requested = false,
           progress = showroom.progress_of_next_owner(j.progress), program = p_program, host = p_host, process_id = p_pid,
           heartbeat_at = clock_timestamp(), lease_until = clock_timestamp() + interval '60 seconds',
           started_at = coalesce(j.started_at, showroom.now()), finished_at = NULL, error = NULL
     WHERE j.id = p_job
    RETURNING j.* INTO claimed;
    PERFORM showroom.settle_environment(claimed);
    RETURN QUERY SELECT * FROM showroom.job_list l WHERE l.id = p_job;
END
$$;

-- Makes a job that stopped, waits or lost its owner claimable; its number.
CREATE FUNCTION showroom.resume_job(p_job bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    resumed showroom.job := showroom.hold_job_row(p_job);
BEGIN
    PERFORM showroom.require_claimable(resumed);
    UPDATE showroom.job SET cancel_requested = false, pause_requested = false
     WHERE id = p_job AND state IN ('paused', 'cancelled');
    RETURN p_job;
END
$$;

-- The job that goes on filling an environment which is not complete.
CREATE OR REPLACE FUNCTION showroom.resumable_job(p_id text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target showroom.environment := showroom.hold_environment(p_id);
BEGIN
    IF target.status NOT IN ('queued', 'seeding', 'failed', 'cancelled') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('“%s” is %s; there is nothing to resume.', p_id, target.status),
            HINT = 'Only filling that was paused, failed or was cancelled can be resumed.';
    END IF;
    RETURN showroom.resume_job((SELECT max(j.id) FROM showroom.job j
                                 WHERE j.environment = p_id AND j.kind = 'seed' AND j.created_at >= target.created_at));
END
$$;

-- Says that the owner lives and where the job stands; what somebody wants of it: 'cancel', 'pause' or nothing.
DROP FUNCTION showroom.job_heartbeat(bigint, integer, jsonb);
CREATE FUNCTION showroom.job_heartbeat(p_job bigint, p_token integer, p_progress jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wish text;
BEGIN
    PERFORM showroom.require_job_role((SELECT kind FROM showroom.job WHERE id = p_job));
    UPDATE showroom.job
       SET heartbeat_at = clock_timestamp(), lease_until = clock_timestamp() + interval '60 seconds', progress = p_progress
     WHERE id = p_job AND fencing_token = p_token AND state = 'running'
    RETURNING CASE WHEN cancel_requested THEN 'cancel' WHEN pause_requested THEN 'pause' END INTO wish;
    IF NOT FOUND AND EXISTS (SELECT FROM showroom.job WHERE id = p_job AND fencing_token > p_token) THEN
        PERFORM showroom.hold_job(p_job, p_token);
    END IF;
    RETURN coalesce(wish, '');
END
$$;

-- Records how a job ended or that it paused, and what that means for its environment. A teardown's outcome says per table
-- what it removed and what remains.
CREATE OR REPLACE FUNCTION showroom.finish_job(p_job bigint, p_token integer, p_state text, p_outcome jsonb, p_error jsonb,
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
       SET state = p_state, outcome = p_outcome, error = p_error, progress = p_progress,
           finished_at = CASE WHEN p_state <> 'paused' THEN showroom.now() END,
           lease_until = NULL, cancel_requested = false, pause_requested = false
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
CREATE OR REPLACE FUNCTION showroom.request_cancel(p_job bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    asked showroom.job := showroom.hold_job_row(p_job);
BEGIN
    IF asked.state NOT IN ('queued', 'running', 'paused') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s; there is nothing to cancel.', p_job, asked.state),
            HINT = 'The list of jobs shows how it ended.';
    END IF;
    IF asked.state = 'running' AND showroom.job_owner_lives(asked.id, asked.fencing_token, asked.lease_until) THEN
        UPDATE showroom.job SET cancel_requested = true WHERE id = p_job;
        RETURN;
    END IF;
    -- The raised token keeps an owner that thaws later from going on.
    UPDATE showroom.job j
       SET state = 'cancelled', fencing_token = j.fencing_token + 1, finished_at = showroom.now(), lease_until = NULL,
           cancel_requested = true, pause_requested = false
     WHERE j.id = p_job
    RETURNING j.* INTO asked;
    PERFORM showroom.settle_environment(asked);
    PERFORM showroom.audit_record('job.' || asked.kind || '.cancelled', asked.environment, NULL,
                                  jsonb_build_object('job', p_job));
END
$$;

-- Asks the owner to stop at the next step; a job that waits stops at once.
CREATE FUNCTION showroom.request_pause(p_job bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    asked showroom.job := showroom.hold_job_row(p_job);
BEGIN
    IF NOT showroom.job_has_steps(asked.kind) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003',
            MESSAGE = format('Job %s (%s) has no steps that it could stop between.', p_job, asked.kind),
            HINT = 'Let it end, or cancel it.';
    END IF;
    IF asked.state = 'paused' THEN
        RETURN;
    END IF;
    IF asked.state NOT IN ('queued', 'running') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s; there is nothing to pause.', p_job, asked.state),
            HINT = 'The list of jobs shows how it ended.';
    END IF;
    IF asked.state = 'running' AND NOT showroom.job_owner_lives(asked.id, asked.fencing_token, asked.lease_until) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Nobody works on job %s any more.', p_job),
            HINT = 'It stands still already: resume it, or clean up.';
    END IF;
    UPDATE showroom.job SET pause_requested = true, state = CASE state WHEN 'queued' THEN 'paused' ELSE state END
     WHERE id = p_job;
    PERFORM showroom.audit_record('job.' || asked.kind || '.pause', asked.environment, NULL, jsonb_build_object('job', p_job));
END
$$;

-- Refuses while somebody alive works on the environment; fences off owners that are gone, ends what waits or is paused.
CREATE OR REPLACE FUNCTION showroom.require_idle(p_environment text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    busy showroom.job;
BEGIN
    FOR busy IN SELECT * FROM showroom.job
                 WHERE environment = p_environment AND state IN ('queued', 'running', 'paused') FOR UPDATE
    LOOP
        IF busy.state = 'running' AND showroom.job_owner_lives(busy.id, busy.fencing_token, busy.lease_until) THEN
            RAISE EXCEPTION USING ERRCODE = 'SR006',
                MESSAGE = format('Job %s (%s) is at work on “%s”.', busy.id, busy.kind, p_environment),
                HINT = 'Wait until it ends, or cancel it first.';
        END IF;
        UPDATE showroom.job SET state = 'cancelled', fencing_token = fencing_token + 1, finished_at = showroom.now(),
                                lease_until = NULL, cancel_requested = true, pause_requested = false
         WHERE id = busy.id;
    END LOOP;
END
$$;

-- The steps of a job that are done, in order.
CREATE FUNCTION showroom.job_steps(p_job bigint)
RETURNS TABLE (number integer, name text, rows bigint, finished_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT s.number, s.name, s.rows, s.finished_at FROM showroom.job_step s WHERE s.job = p_job ORDER BY s.number
$$;

GRANT EXECUTE ON FUNCTION showroom.job_has_steps(text), showroom.job_steps(bigint) TO showroom_viewer, showroom_service;
GRANT EXECUTE ON FUNCTION showroom.job_heartbeat(bigint, integer, jsonb), showroom.request_pause(bigint),
    showroom.resume_job(bigint) TO showroom_support, showroom_service;

RESET ROLE;
