-- Makes a job claimable that stopped, waits or lost its owner.
SELECT showroom.resume_job(:id::bigint)
