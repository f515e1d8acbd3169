-- The steps of a job that are done.
SELECT ordinal, name, rows FROM showroom.finished_steps(:id::bigint)
