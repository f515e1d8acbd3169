-- One job.
SELECT * FROM showroom.job_list WHERE id = :id::bigint
