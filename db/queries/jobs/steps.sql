-- What a job finished, step by step.
SELECT number, name, rows, finished_at FROM showroom.job_steps(:id::bigint)
