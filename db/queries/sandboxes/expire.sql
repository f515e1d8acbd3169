-- Ends environments now.
SELECT showroom.expire_environments(:ids::text[], :reason)
