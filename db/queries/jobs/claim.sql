-- Makes this session the owner of a job.
SELECT * FROM showroom.claim_job(:id::bigint, :program, :host, :pid::bigint)
