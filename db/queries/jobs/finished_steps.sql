-- The steps of a job that are done.
SELECT number, name, rows FROM showroom.finished_steps(:id::bigint)
