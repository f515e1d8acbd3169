-- What an operation that was interrupted leaves behind is neither built upon nor passed off as complete, and no wish gets lost
-- between two others.

SET LOCAL ROLE showroom_owner;

-- Makes the schemas that a job fills, unless it began to fill them. What an earlier environment of this id left in the way
-- goes first: rows in it would be taken for the new one's.
CREATE OR REPLACE FUNCTION showroom.open_environment_schema(p_job bigint, p_token integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    target text := showroom.own_environment_of(p_job, p_token, 'seed');
BEGIN
    IF NOT EXISTS (SELECT FROM showroom.job_step s WHERE s.job = p_job) THEN
        PERFORM showroom_guard.drop_own_schemas(target);
    END IF;
    PERFORM showroom_guard.open_own_schema(target);
END
$$;

-- The status of an environment whose teardown stopped before its end. The removal is one transaction with its step: without
-- the step everything is still there, with it nothing, and only a teardown can end that.
CREATE FUNCTION showroom.status_after_teardown(p_job showroom.job) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
SELECT CASE WHEN EXISTS (SELECT FROM showroom.job j
                           JOIN showroom.environment e ON e.id = j.environment
                           JOIN showroom.job_step s ON s.job = j.id
                          WHERE j.environment = p_job.environment AND j.kind = 'teardown' AND j.state <> 'done'
                            AND j.created_at >= e.created_at)
            THEN 'deleting' ELSE p_job.parameters ->> 'statusBefore' END
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

-- Records how a job ended or that it paused, and what that means for its environment. Who asked to cancel while the owner was
-- about to pause gets it cancelled. A teardown's outcome says per table what it removed and what remains.
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
       SET state = CASE WHEN p_state = 'paused' AND j.cancel_requested THEN 'cancelled' ELSE p_state END,
           outcome = p_outcome, error = p_error, progress = p_progress,
           finished_at = CASE WHEN p_state <> 'paused' OR j.cancel_requested THEN showroom.now() END,
           lease_until = NULL, cancel_requested = false, pause_requested = false
     WHERE j.id = p_job
    RETURNING j.* INTO finished;
    PERFORM showroom.settle_environment(finished);
    PERFORM showroom.audit_record('job.' || finished.kind || '.' || finished.state, finished.environment, NULL,
        jsonb_build_object('job', p_job, 'outcome', p_outcome),
        CASE WHEN finished.kind = 'teardown' THEN p_outcome -> 'removed' END,
        CASE WHEN finished.kind = 'teardown' THEN p_outcome -> 'remaining'
             WHEN finished.kind = 'seed' AND p_state = 'done'
             THEN (SELECT e.row_counts FROM showroom.environment e WHERE e.id = finished.environment) END);
    PERFORM pg_advisory_unlock(p_job::integer, showroom.job_lock_key(p_token));
    RETURN QUERY SELECT * FROM showroom.job_list l WHERE l.id = p_job;
END
$$;

-- Asks the owner to stop at the next step; a job that waits stops at once, also one that was paused, resumed and waits again.
CREATE OR REPLACE FUNCTION showroom.request_pause(p_job bigint) RETURNS void
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
    IF asked.state NOT IN ('queued', 'running', 'paused') THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Job %s is %s; there is nothing to pause.', p_job, asked.state),
            HINT = 'The list of jobs shows how it ended.';
    END IF;
    IF asked.state = 'running' AND NOT showroom.job_owner_lives(asked.id, asked.fencing_token, asked.lease_until) THEN
        RAISE EXCEPTION USING ERRCODE = 'SR003', MESSAGE = format('Nobody works on job %s any more.', p_job),
            HINT = 'It stands still already: resume it, or clean up.';
    END IF;
    UPDATE showroom.job SET pause_requested = true, state = CASE state WHEN 'queued' THEN 'paused' ELSE state END
     WHERE id = p_job;
    IF asked.state <> 'paused' THEN
        PERFORM showroom.audit_record('job.' || asked.kind || '.pause', asked.environment, NULL,
                                      jsonb_build_object('job', p_job));
    END IF;
END
$$;

-- Counts one environment whose volumes are missing; how many are left. -1 while somebody else counts, or when none can be: one
-- whose tables are gone, which doctor names, must not keep the others waiting.
CREATE OR REPLACE FUNCTION showroom.count_next_volumes() RETURNS integer
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    waiting text[] := ARRAY(SELECT showroom.uncounted_environments());
    target text;
BEGIN
    IF cardinality(waiting) = 0 THEN
        RETURN 0;
    END IF;
    IF NOT pg_try_advisory_xact_lock(hashtext('showroom.volumes')) THEN
        RETURN -1;
    END IF;
    FOREACH target IN ARRAY waiting LOOP
        BEGIN
            PERFORM showroom.keep_volumes(target, showroom.count_volumes(target));
            RETURN cardinality(waiting) - 1;
        EXCEPTION WHEN SQLSTATE 'SR002' THEN
            CONTINUE;
        END;
    END LOOP;
    RETURN -1;
END
$$;

RESET ROLE;
