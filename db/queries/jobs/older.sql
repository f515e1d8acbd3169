-- The jobs before one, newest first; without their logs.
SELECT id, kind, environment, state, cancel_requested, pause_requested, requested_by, program, host, created_at, started_at,
       finished_at, progress - 'log' AS progress, parameters, outcome, error, fencing_token, is_orphaned
  FROM showroom.job_list
 WHERE id < :before::bigint
 ORDER BY id DESC LIMIT :limit::integer
