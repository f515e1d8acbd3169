-- An exception to a rate limit.
SELECT showroom.rate_except(:kind, :key, CAST(:per_hour AS bigint), CAST(:until AS timestamptz), :reason)
