-- Says that the owner lives and where the job stands; true when it should stop.
SELECT showroom.job_heartbeat(:id::bigint, :token::integer, :progress::jsonb)
