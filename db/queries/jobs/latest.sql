-- The latest jobs and all that are not over, newest first; without their logs.
SELECT id, kind, environment, state, cancel_requested, pause_requested, requested_by, program, host, created_at, started_at,
       finished_at, progress - 'log' AS progress, parameters, outcome, error, fencing_token, is_orphaned
  FROM showroom.job_list
 WHERE id IN (SELECT latest.id FROM (SELECT j.id FROM showroom.job_list j ORDER BY j.id DESC LIMIT :limit::integer) latest
              UNION ALL
              SELECT j.id FROM showroom.job_list j WHERE j.state IN ('queued', 'running', 'paused'))
 ORDER BY id DESC
