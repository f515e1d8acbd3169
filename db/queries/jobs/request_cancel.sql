-- Asks the owner of a job to stop.
SELECT showroom.request_cancel(:id::bigint)
