-- Says that the owner lives and where the job stands; what somebody wants of it (cancel, pause or nothing).
SELECT showroom.job_heartbeat(:id::bigint, :token::integer, :progress::jsonb)
