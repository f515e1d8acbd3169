-- Asks the owner of a job to stop at its next step.
SELECT showroom.request_pause(:id::bigint)
